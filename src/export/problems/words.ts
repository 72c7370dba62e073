// The words that files of issued problem lists add of their own, in both languages.
import { itemStateTitles, itemStepTitles } from '../../model/titles.js'
import type { Language } from '../../model/words.js'
import type { ItemState, ItemStep, ProblemList, Punctuality } from '../../model/review-records.js'

type Seen = NonNullable<ProblemList['items'][number]['steps'][number]['seen']>

export interface ProblemWords {
  opening(title: string, count: number, due: string): string
  /** Behind the opening, where an item has another day than the list. */
  otherDays: string
  progress: string
  states: Record<ItemState, string>
  steps: Record<ItemStep, string>
  seen: Record<Seen, string>
  punctualities: Record<Punctuality, string>
  late: string
  newDue(day: string): string
  reason: string
  links: string
  asOf(day: string): string
  closing: string
  checked(name: string, sha256: string, ruleset: string, moment: string, id: string): string
  heads: Record<
    'list' | 'n' | 'issuedOn' | 'dueOn' | 'state' | 'punctuality' | 'returns' | 'lastStep' | 'lastOn' | 'lastReason' | 'lastLinks' | 'history'
    | 'issuedBy', string
  >
  /** Of a workbook: what is done about each problem, and what each is. */
  page: string
  details: string
}

const zh: ProblemWords = {
  opening: (title, count, due) => `经核查《${title}》，有下列${count}项问题，请逐项整改，并于${due}（含当日）前报送整改情况。`,
  otherDays: '其中另行给予期限的，按该项所列期限报送。',
  progress: '整改和复核情况',
  states: itemStateTitles.zh, steps: itemStepTitles.zh,
  seen: { mended: '复测已无此问题', 'still-there': '复测仍有此问题', 'other-report': '所附评估不是这份报告的', 'cannot-tell': '复测不能判定' },
  punctualities: { 'in-time': '按期报送', late: '逾期报送', overdue: '逾期未整改', pending: '未到期' },
  late: '逾期', newDue: (day) => `新的整改期限${day}`, reason: '理由', links: '链接',
  asOf: (day) => `整改和复核情况截至${day}。`,
  closing: '对所列问题有异议的，请说明理由并附相应材料。清单由程序按公开规则核查文件，并按人工认定的结论列出；未列入的项目不等于符合。',
  checked: (name, sha256, ruleset, moment, id) =>
    `核查的文件：${name}，SHA-256 ${sha256}；规则集${ruleset}；核查时间${moment}；清单编号${id}。`,
  heads: {
    list: '清单编号', n: '序号', issuedOn: '下发日期', dueOn: '整改期限', state: '状态', punctuality: '是否按期', returns: '报送次数',
    lastStep: '最近一步', lastOn: '最近一步日期', lastReason: '最近一步理由', lastLinks: '整改链接', history: '经过', issuedBy: '下发人',
  },
  page: '整改台账', details: '问题明细',
}

const en: ProblemWords = {
  opening: (title, count, due) =>
    `The check of "${title}" found these ${count} problems. Mend each, and report what was done by ${due} at the latest.`,
  otherDays: ' Where an item names another day, that one holds.',
  progress: 'Mending and re-check',
  states: itemStateTitles.en, steps: itemStepTitles.en,
  seen: {
    mended: 'a new check no longer finds it', 'still-there': 'a new check still finds it', 'other-report': 'the evaluation sent is of another report',
    'cannot-tell': 'a new check can\'t tell',
  },
  punctualities: { 'in-time': 'in time', late: 'late', overdue: 'overdue', pending: 'not yet due' },
  late: 'late', newDue: (day) => `new day ${day}`, reason: 'reason', links: 'links',
  asOf: (day) => `Mending and re-check as of ${day}.`,
  closing: 'Objections are welcome, with reasons and evidence. Found by a program under public rules and listed as people decided; '
    + 'an item not listed is not an item met.',
  checked: (name, sha256, ruleset, moment, id) => `File checked: ${name}, SHA-256 ${sha256}; ruleset ${ruleset}; on ${moment}; list ${id}.`,
  heads: {
    list: 'List', n: 'No.', issuedOn: 'Issued', dueOn: 'Due', state: 'State', punctuality: 'In time', returns: 'Returns', lastStep: 'Last step',
    lastOn: 'On', lastReason: 'Reason', lastLinks: 'Links', history: 'History', issuedBy: 'Issued by',
  },
  page: 'Follow-up', details: 'Problems',
}

export const problemWords: Record<Language, ProblemWords> = { zh, en }
