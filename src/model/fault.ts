// Failures of the machinery, apart from findings: a closed catalogue with what to do about each.
import { ofDocuments } from './document-faults.js'
import type { KindOfFault } from './document-faults.js'
import type { Localised } from './words.js'

/** status: HTTP answer. Exit code on the command line is 2 for every fault. */
export const faults = {
  ...ofDocuments,
  'too-many-bodies': {
    status: 422,
    title: { zh: '单位过多', en: 'Too many bodies' },
    advice: { zh: '请指定类别或上级单位，或改用 csv、ndjson。', en: 'Name a kind or a parent, or take csv or ndjson.' },
  },
  'too-many-problems': {
    status: 422,
    title: { zh: '问题过多', en: 'Too many problems' },
    advice: { zh: '请指定年度、单位或状态，或改用 csv。', en: 'Name a year, a body or a state, or take csv.' },
  },
  'batch-too-large': {
    status: 413,
    title: { zh: '批次超过上限', en: 'The batch is larger than the limit' },
    advice: { zh: '请分成几批提交；上限见文档“界限”一节。', en: 'Send it as several batches; the documentation states the limits.' },
  },
  'too-many-batches': {
    status: 429,
    title: { zh: '正在处理的批次过多', en: 'Too many batches are under way' },
    advice: { zh: '请等其中一批完成，或取消一批，再提交。', en: 'Wait until one of them is finished, or cancel one, then send it again.' },
  },
  'upload-stalled': {
    status: 408,
    title: { zh: '上传中断', en: 'The upload stood still' },
    advice: { zh: '本批次没有保存，请检查网络后重新提交。', en: 'Nothing of this batch was kept; check the network and send it again.' },
  },
  'given-up': {
    status: 422,
    title: { zh: '多次处理均被中断，已搁置', en: 'Set aside: the work on it was cut off again and again' },
    advice: { zh: '请单独核对这份文件；确认无误后可用“继续”再试。', en: 'Look at this document by itself; a resumption of the batch tries it again.' },
  },
  'document-erased': {
    status: 422,
    title: { zh: '文件已按保存期限删除', en: 'The document was erased when its retention ended' },
    advice: { zh: '请重新提交文件。', en: 'Send the document again.' },
  },
  'idempotency-mismatch': {
    status: 422,
    title: { zh: '同一个 Idempotency-Key 用于不同的请求', en: 'The Idempotency-Key was used for another request' },
    advice: { zh: '每个新请求请用新的键；重试时请原样重发。', en: 'Take a new key for a new request; repeat a request exactly as it was.' },
  },
  'idempotency-under-way': {
    status: 409,
    title: { zh: '同一个 Idempotency-Key 的请求正在处理', en: 'A request with this Idempotency-Key is under way' },
    advice: { zh: '请按 Retry-After 稍后用同一个键再试。', en: 'Try again with the same key after Retry-After seconds.' },
  },
  'answer-lost': {
    status: 409,
    title: { zh: '请求已处理，答复没有留下', en: 'The request was carried out, and its answer is lost' },
    advice: { zh: '请先查看现有结果；确有缺少的，换一个新的键再发。', en: 'Look at what is there now; what is missing, send again under a new key.' },
  },
  'webhook-refused': {
    status: 422,
    title: { zh: '不向这个地址发送通知', en: 'This address is not one that is notified' },
    advice: {
      zh: '请管理员把主机名写入 MINGJIAN_WEBHOOK_HOSTS，或改用 GET 与事件流查看进度。',
      en: 'Have the host named in MINGJIAN_WEBHOOK_HOSTS, or follow the batch by GET or by its events.',
    },
  },
  'rules-refused': {
    status: 422,
    title: { zh: '规则集没有通过检查', en: 'The ruleset is not sound' },
    advice: { zh: '请按提示的文件和行号修正后再提交。', en: 'Mend it at the file and line named and hand it in again.' },
  },
  'ruleset-taken': {
    status: 409,
    title: { zh: '规则集的这一版本已被占用', en: 'This version of the ruleset is taken' },
    advice: { zh: '已经用过的版本不能改动，请换一个版本号。', en: 'A version that was used never changes; give yours another version.' },
  },
  'other-previous': {
    status: 422,
    title: { zh: '所附的不是上年报告', en: 'The report given as last year\'s is another' },
    advice: { zh: '请附同一主体上一年度的报告，或者不附。', en: 'Give the same issuer\'s report for the year before, or none.' },
  },
  'rules-invalid': {
    status: 500,
    title: { zh: '规则文件有误', en: 'A rule file is wrong' },
    advice: { zh: '请按提示的文件和行号修正规则。', en: 'Mend the rule at the file and line named.' },
  },
  'ledger-not-recognised': {
    status: 422,
    title: { zh: '没有认出台账的列', en: 'The columns of the ledger were not recognised' },
    advice: {
      zh: '请核对台账种类，或者用 --map（map）指明各列：字段=列名，或者字段=列号，如 receivedOn=C、receivedOn=#3。',
      en: 'Check the kind of ledger, or say with --map (map) which column is which: FIELD=HEADER, or by place, as in receivedOn=C or receivedOn=#3.',
    },
  },
  'invalid-input': {
    status: 400,
    title: { zh: '请求内容不符合要求', en: 'The request is not valid' },
    advice: { zh: '请按 errors 中的提示修改后重试。', en: 'Change what `errors` names and try again.' },
  },
  unauthenticated: {
    status: 401,
    title: { zh: '需要有效的密钥', en: 'A valid key is needed' },
    advice: {
      zh: '请在请求头中写 Authorization: Bearer mj_…；密钥由本单位管理员用“mingjian keys create”或 POST /v1/keys 发放。',
      en: 'Send the header Authorization: Bearer mj_…; your office makes keys with `mingjian keys create` or POST /v1/keys.',
    },
  },
  forbidden: {
    status: 403,
    title: { zh: '没有权限', en: 'Not permitted' },
    advice: { zh: '请换用有此权限的密钥，或请管理员另发一把。', en: 'Use a key that has the scope, or ask your office for one.' },
  },
  'key-spent': {
    status: 409,
    title: { zh: '密钥已不可用', en: 'The key is spent' },
    advice: { zh: '已过期、撤销或更换过的密钥不能再更换，请另发一把。', en: 'A key that expired, was revoked or was rotated before can not be rotated; make a new one.' },
  },
  'not-found': {
    status: 404,
    title: { zh: '没有找到', en: 'Not found' },
    advice: { zh: '请核对地址和编号。', en: 'Check the address and the id.' },
  },
  'roster-refused': {
    status: 422,
    title: { zh: '名单没有通过检查', en: 'The roster is not sound' },
    advice: { zh: '请按 errors 指出的行修正后整份重交；目前没有任何改动。', en: 'Mend the lines that `errors` names and send it whole again; nothing was changed.' },
  },
  'body-in-use': {
    status: 409,
    title: { zh: '单位还有下级、提交或评估', en: 'The body still has others under it, submissions or evaluations' },
    advice: { zh: '请改为登记撤销或并入日期。', en: 'Enter the day it was abolished or merged instead.' },
  },
  'organisation-in-use': {
    status: 409,
    title: { zh: '单位还有下级、密钥、名单或记录', en: 'The organisation still has others below it, keys, a roster or records' },
    advice: { zh: '请吊销其密钥；已有记录的单位保留备查。', en: 'Revoke its keys instead: what was recorded under it stays for the record.' },
  },
  'organisation-not-moved': {
    status: 409,
    title: { zh: '单位不能移到那里', en: 'The organisation can not stand there' },
    advice: { zh: '请移到本单位下面、且不在其自身下面的单位之下。', en: 'Move it below one in your tree that does not stand below it itself.' },
  },
  'code-taken': {
    status: 409,
    title: { zh: '代码已被另一单位使用', en: 'Another body has this code' },
    advice: { zh: '请核对代码。', en: 'Check the code.' },
  },
  'under-review': {
    status: 409,
    title: { zh: '评估正在复核，不能删除', en: 'The evaluation is under review and stays' },
    advice: { zh: '到保存期限后原文会自动清除。', en: 'Its text is erased at the end of the time it is kept.' },
  },
  'rules-gone': {
    status: 409,
    title: { zh: '评分所用的规则集已不可用', en: 'The rules it was scored by are no longer at hand' },
    advice: { zh: '请用现行规则集重新评估该文件，再作认定。', en: 'Evaluate the document anew under a ruleset at hand, and decide on that.' },
  },
  'verdict-refused': {
    status: 422,
    title: { zh: '这一结论不能这样认定', en: 'This can not be decided so' },
    advice: { zh: '请按提示改用其他认定。', en: 'Decide otherwise, as the detail says.' },
  },
  'wrong-step': {
    status: 409,
    title: { zh: '目前不能做这一步', en: 'This step can not be taken now' },
    advice: { zh: '请先看当前状态。', en: 'Look at the present state first.' },
  },
  'second-reader-needed': {
    status: 409,
    title: { zh: '须由另一人认定', en: 'Another reader must decide' },
    advice: { zh: '请由没有参与过初次认定的人处理。', en: 'Let someone decide who took no part in the first reading.' },
  },
  'calendar-missing': {
    status: 422,
    title: { zh: '工作日历未覆盖', en: 'The calendar does not reach' },
    advice: { zh: '请直接给出截止日期。', en: 'Give the last day itself.' },
  },
  'outside-window': {
    status: 409,
    title: { zh: '不在申诉期限内', en: 'Not within the time for objections' },
    advice: { zh: '请向主管部门确认期限。', en: 'Ask the office for the dates.' },
  },
  'rate-limited': {
    status: 429,
    title: { zh: '请求过于频繁', en: 'Too many requests' },
    advice: { zh: '请稍后再试。', en: 'Try again later.' },
  },
  'timed-out': {
    status: 503,
    title: { zh: '处理超时', en: 'The work took too long' },
    advice: { zh: '请稍后再试，或提交较小的文件。', en: 'Try again later, or submit a smaller file.' },
  },
  overloaded: {
    status: 503,
    title: { zh: '服务繁忙', en: 'The service is busy' },
    advice: { zh: '请稍后再试。', en: 'Try again later.' },
  },
  'store-unavailable': {
    status: 503,
    title: { zh: '数据库不可用', en: 'The database is not available' },
    advice: { zh: '请检查 DATABASE_URL 或数据文件夹。', en: 'Check DATABASE_URL or the data folder.' },
  },
  /** 507, not 503: a client that tries again in five seconds would find the disk as full as before. */
  'store-full': {
    status: 507,
    title: { zh: '数据库所在磁盘已满', en: 'The disk of the database is full' },
    advice: {
      zh: '本次请求什么也没有保存，已有数据不受影响。请管理员腾出空间后重新提交。',
      en: 'Nothing of this request was kept, and what was kept before is whole. Have room made, then submit it again.',
    },
  },
  'store-not-empty': {
    status: 409,
    title: { zh: '数据库不是空的', en: 'The database is not empty' },
    advice: { zh: '恢复只写入空的数据库或新的数据文件夹，不覆盖任何数据。请另选一个。', en: 'Choose an empty database or a new data folder: nothing is overwritten.' },
  },
  'backup-refused': {
    status: 422,
    title: { zh: '备份不能使用', en: 'The backup can\'t be used' },
    advice: { zh: '什么也没有写入。请换一份备份，或用更新的程序。', en: 'Nothing was written. Take another backup, or a newer program.' },
  },
  'store-in-use': {
    status: 503,
    title: { zh: '数据文件夹正被另一进程使用', en: 'The data folder is in use by another process' },
    advice: { zh: '请停止另一进程，或另选数据文件夹。', en: 'Stop the other process or choose another data folder.' },
  },
  'config-invalid': {
    status: 500,
    title: { zh: '设置有误', en: 'A setting is wrong' },
    advice: { zh: '请修正该环境变量后重新启动。', en: 'Mend the environment variable and start again.' },
  },
  internal: {
    status: 500,
    title: { zh: '内部错误', en: 'Internal error' },
    advice: { zh: '请把 instance 编号告诉维护者。', en: 'Tell the maintainers the `instance` id.' },
  },
} as const satisfies Record<string, KindOfFault>

export type FaultCode = keyof typeof faults

/** Thrown where work can't go on. `detail` says what was wrong in this case, in both languages. */
export class Fault extends Error {
  readonly code: FaultCode
  readonly detail: Localised
  /** The field of what was handed in that is wrong, where it is one: `received`, `metadata/corrections`. */
  readonly at: string | undefined

  constructor(code: FaultCode, detail: Localised, { at, ...options }: ErrorOptions & { at?: string | undefined } = {}) {
    super(`${faults[code].title.en}: ${detail.en}`, options)
    this.name = 'Fault'
    this.code = code
    this.detail = detail
    this.at = at
  }
}
