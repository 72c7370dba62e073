// A stretch of clean text in, the words that tell what a number beside them counts out, in one pass.
import type { Range } from '../model/span.js'

/** What is counted. `busy` is work of another kind: hotlines, petitions, licences handled at a counter. */
export type Topic =
  | 'application' | 'bareApplication' | 'proactive' | 'disclosed' | 'review' | 'litigation' | 'normative' | 'rules'
  | 'licences' | 'penalties' | 'coercion' | 'fee' | 'processingFee' | 'document' | 'busy'
/** What was done with it. */
export type Act =
  | 'receive' | 'handle' | 'grant' | 'partlyGrant' | 'refuse' | 'otherReply' | 'carryIn' | 'carryOut' | 'carry'
  | 'issue' | 'repeal' | 'inForce' | 'decide' | 'publish' | 'verdict'
/** Whose year, whose figure, and whether it happened at all. */
export type Mark =
  | 'thisYear' | 'lastYear' | 'cumulative' | 'part' | 'compare' | 'wider' | 'own' | 'none' | 'noneIssued' | 'late' | 'channel'
  | 'halfYear' | 'attribute' | 'future' | 'skip' | 'comma' | 'stop' | 'open' | 'close'
export type Tag = Topic | Act | Mark
export interface Word extends Range { tag: Tag }

/** Longer words win, so that a set phrase hides the words inside it. */
const words: Readonly<Record<Tag, string>> = {
  application: '依申请公开事项 依申请公开信息 依申请公开政府信息 依申请事项 公开申请事项 政府信息公开申请事项 '
    + '公开政府信息申请 公开政府信息的申请 申请获取 政府信息公开申请 信息公开申请 '
    + '政务公开申请 政府信息申请 依申请公开 依申请 申请公开 公开申请 申请政府信息 申请信息公开 申请表',
  bareApplication: '申请',
  proactive: '主动公开',
  disclosed: '公开政府信息 公开各类政府信息 公开政务信息 公开各类政务信息 公开信息 公开各类信息',
  review: '行政复议申请 申请行政复议 申请复议 提起行政复议 行政复议 复议申请 复议',
  litigation: '行政诉讼 行政应诉 提起诉讼 诉讼 应诉',
  normative: '行政规范性文件 规范性文件',
  rules: '政府规章 规章',
  licences: '行政许可', penalties: '行政处罚', coercion: '行政强制',
  fee: '收费 收取 费用 检索费 复制费 邮寄费 工本费',
  processingFee: '信息处理费 信息公开处理费 公开处理费',
  document: '公文 发文 文件 档案',
  busy: '咨询 热线 工单 12345 信访 投诉 举报 来电 来信 来访 诉求 留言 信箱 邮件 办件 建议 提案 议案 舆情 证照 事项 清单 会议 培训 '
    + '新闻 发布会 栏目 提问 访谈 登记 解读 宣传 案卷 人民调解 仲裁 浏览 访问 点击 查阅点',
  receive: '收到 接到 接收到 接收 受理 新收 共收 收悉',
  handle: '办结 答复 办理 回复 处理',
  grant: '予以公开 同意公开 准予公开 全部公开',
  partlyGrant: '予以部分公开 同意部分公开 部分公开 部分予以公开 部分同意公开',
  refuse: '不予公开 不予以公开 免予公开 免于公开 不同意公开 不准予公开 不予公布',
  otherReply: '无法提供 不予处理 信息不存在 不存在 非本机关 不属于 补正 其他处理 告知 不掌握 更改补充 撤回申请 主动撤回',
  carryIn: '上年结转 上年度结转 上一年度结转 上一年结转 去年结转 结转上年 上年末结转',
  carryOut: '结转下年 结转下一年 结转到下年 结转到下一年 结转至下年 结转至下一年 下年度结转 结转次年 转下年 结转明年 '
    + '顺延到下年 顺延至下年 顺延下年 顺延到下一年 顺延至下一年 顺延下一年 延至下年 延到下年',
  carry: '结转',
  issue: '制发 制定 制订 印发 出台 制定出台',
  repeal: '废止 宣布失效', inForce: '现行有效 现有有效 继续有效',
  decide: '作出 做出 处理决定 办理决定 实施',
  publish: '公开 发布 公布 公示 更新 上传 推送 刊登 编发 备案 清理 修改 修订 审查 审核',
  verdict: '维持 纠正 纠错 撤销 驳回 败诉 胜诉 撤诉 审结 结果 未经复议直接起诉 直接起诉 复议后起诉 终止 调解',
  thisYear: '本年度 本年 今年 全年 当年 一年来 年内 年度',
  lastYear: '上年度 上年 去年 上一年度 上一年 前年 往年 上年同期 去年同期',
  cumulative: '累计 历年 以来 至今 迄今',
  part: '其中 分别 包括 包含 含',
  compare: '同比 环比 较上年 较上年度 较去年 较上一年 比上年 比上年度 比去年 比上一年 较前年 与上年相比 与去年相比 与上年度相比 与上一年相比 '
    + '相比 增加 增加了 减少 减少了 增长 增长了 下降 下降了 上升 增幅 降幅 提高 降低',
  wider: '全县 全市 全区 全省 全州 全旗 全盟 全系统 各级 各部门 各单位 各乡镇 各镇 各乡 各县 各街道 系统内 政府系统 所属 所辖 下属',
  own: '本级 我局 本局 本机关 我办 本单位 本部门 本办',
  none: '未收到 未接到 未接收到 未接收 未受理 未发生 未产生 未出现 未引发 未引起 未涉及 未有 未被 未因 未提起 未发现 没有 没有收到 没有接到 '
    + '没有发生 没有受理 没有出现 没有产生 没有因 没收到 没接到 没发生 尚无 暂无 均无 并无 也无 从无 全无 无人 无 不存在因 不涉及 零',
  noneIssued: '未制发 未制定 未出台 未印发 没有制发 没有制定 没有出台',
  late: '按时 及时 按期 超期 逾期 超时 延期 满意',
  channel: '当面 信函 网上 网络 传真 电子邮件 现场 邮寄 在线 书面 口头 来函',
  halfYear: '上半年 前三季度 一季度 第一季度 前三个季度',
  attribute: '属性',
  future: '力争 计划 争取 将要 将',
  skip: '办理情况 受理情况 处理情况 办理流程 答复率 办结率 政府信息公开 信息公开 政务公开 不公开 公开栏 公开率 将近 无法 无关 无偿 无障碍 无需 无须 无故 无误 无效 无论 无正当 无理 无线 无纸 无锡 无条件 无限 无疑 有无 无形 无缝 无可 无违 '
    + '申请人 申请书 申请条件 申请方式 申请流程 依申请公开目录 申请指南 零距离 零星 零售 零部件 行政复议法 行政诉讼法 行政许可法 行政处罚法 政府信息公开申请表',
  comma: ',', stop: '; 。 ! ?', open: '(', close: ')',
}

/** All words of `clean.slice(start, end)` in order; what stands in a book title is not said by the report. */
export function readWords(clean: string, start: number, end: number): Word[] {
  const found: Word[] = []
  for (let at = start; at < end; at += 1) {
    const code = clean.charCodeAt(at)
    if (code === titleOpens) at = endOfTitle(clean, at, end)
    else if (starts[code] !== 0) {
      const entry = wordAt(clean, at, end, entries[starts[code]!]!)
      if (entry) {
        found.push({ tag: entry.tag, start: at, end: at + entry.word.length })
        at += entry.word.length - 1
      }
    }
  }
  return found
}

interface Entry { word: string; tag: Tag }

/** By first character: where in `entries` its words stand, the longest first; 0 where no word begins with it. */
const starts = new Uint16Array(65536)
const entries: Entry[][] = [[]]
for (const [tag, list] of Object.entries(words) as Array<[Tag, string]>) {
  for (const word of list.split(' ')) {
    const code = word.charCodeAt(0)
    starts[code] ||= entries.push([]) - 1
    entries[starts[code]!]!.push({ word, tag })
  }
}
for (const alike of entries) alike.sort((a, b) => b.word.length - a.word.length)

function wordAt(clean: string, at: number, end: number, words: Entry[]): Entry | undefined {
  const second = clean.charCodeAt(at + 1)
  for (const entry of words) {
    const { word } = entry
    // Dozens of words begin with one character; the next one tells most of them apart.
    if ((word.length === 1 || word.charCodeAt(1) === second) && at + word.length <= end && clean.startsWith(word, at)) return entry
  }
  return undefined
}

const titleOpens = '《'.charCodeAt(0)
const longestTitle = 80

/** A title that is never closed hides nothing. */
function endOfTitle(clean: string, at: number, end: number): number {
  const close = clean.slice(at, Math.min(end, at + longestTitle)).indexOf('》')
  return close < 0 ? at : at + close
}
