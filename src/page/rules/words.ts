// The words of the view at /rules.
import type { Localised } from '../../model/words.js'
import type { RuleCaseView } from '../../model/rule-view.js'

export const words = {
  title: { zh: '规则说明', en: 'Rules' },
  lead: {
    zh: '每条规则问什么、为什么、依据哪一条、扣多少分、怎样算对怎样算错。报告的规则在前，台账的规则在后。',
    en: 'What every rule asks, why, by which article, what it costs, and what passes and fails. Rules of reports first, then those of registers.',
  },
  search: { zh: '查找规则', en: 'Find rules' },
  searchHint: { zh: '词语、编号或法条，如“结转”“L-05”“第49条”', en: 'Words, an id or an article: carried, L-05, art. 49' },
  filters: { zh: '筛选', en: 'Filter' },
  subject: { zh: '对象', en: 'Asked of' },
  report: { zh: '年度报告', en: 'Annual reports' },
  ledger: { zh: '台账', en: 'Registers' },
  dimension: { zh: '维度', en: 'Dimension' },
  regime: { zh: '适用制度', en: 'Regime' },
  kind: { zh: '单位性质', en: 'Kind of issuer' },
  all: { zh: '全部', en: 'All' },
  reset: { zh: '清除条件', en: 'Clear' },
  none: { zh: '没有符合条件的规则。可以换一个词，或清除条件。', en: 'No rule answers to this. Try another word, or clear the filters.' },
  loading: { zh: '正在读取规则', en: 'Fetching the rules' },
  again: { zh: '重试', en: 'Try again' },
  expand: { zh: '展开所列规则', en: 'Open all listed' },
  collapse: { zh: '全部收起', en: 'Close all' },
  why: { zh: '为什么问', en: 'Why' },
  asks: { zh: '怎样判定', en: 'How it decides' },
  asksLead: { zh: '由上到下，第一条成立的就是结论；加框处填入读到的内容。', en: 'From the top, the first that holds is the finding; what is read stands in the frames.' },
  how: { zh: '怎么改', en: 'How to mend' },
  law: { zh: '依据', en: 'Law' },
  articles: { zh: '法条原文', en: 'The articles' },
  costs: { zh: '扣多少分', en: 'What it costs' },
  scope: { zh: '适用范围', en: 'Asked of' },
  since: { zh: '本系统收录自', en: 'In this rule set since' },
  cases: { zh: '例子', en: 'Cases' },
  casesLead: { zh: '规则每次发布都要对这些例子逐一重算，结果必须一致。', en: 'With every release the rule must answer these as they say.' },
  everyKind: { zh: '各类单位', en: 'every kind of issuer' },
  anyRegime: { zh: '各项制度', en: 'Every other regime' },
  statutory: { zh: '法定内容', en: 'Required by statute' },
  retired: { zh: '已停用', en: 'Retired' },
  source: { zh: '出处', en: 'Source' },
  verbatim: { zh: '原文', en: 'Verbatim' },
  paraphrase: { zh: '转述', en: 'Paraphrase' },
  whole: { zh: '引用整部文件。', en: 'Cited as a whole.' },
  link: { zh: '本条链接', en: 'Link to this rule' },
  needs: { zh: '需要列', en: 'Needs the columns' },
  noPoints: {
    zh: '台账不计百分制得分：只列出问题，并计入及时率和程序瑕疵率。',
    en: 'A register has no score of 100: it is listed, and counts for the rates of the register.',
  },
  noWeight: { zh: '不计分，只作提示。', en: 'It costs nothing: a note only.' },
  notNational: { zh: '没有编号为这个的规则', en: 'There is no rule of this id' },
} satisfies Record<string, Localised>

export const confidenceNames: Record<string, Localised> = {
  verified: { zh: '已与原文核对', en: 'checked against the original' },
  reproduced: { zh: '据公开转载', en: 'from a public reproduction' },
  high: { zh: '把握较大', en: 'high confidence' },
  medium: { zh: '把握中等', en: 'medium confidence' },
  low: { zh: '把握较小', en: 'low confidence' },
}

export const givenNames: Record<RuleCaseView['from'], Localised> = {
  text: { zh: '报告', en: 'A report' }, facts: { zh: '读到的事实', en: 'Facts as read' }, register: { zh: '台账', en: 'A register' },
}

export const counted = (shown: number, all: number): Localised =>
  shown === all ? { zh: `共 ${all} 条规则`, en: `${all} rules` } : { zh: `${all} 条中的 ${shown} 条`, en: `${shown} of ${all} rules` }

/** `weight` of `severity`; points of 100. */
export const pointsWords = (points: string): Localised => ({ zh: `最多约 ${points} 分`, en: `about ${points} points at most` })

export const gateWords = (title: string, caps: number[], person: boolean): Localised => ({
  zh: `可触发“${title}”：总分不超过 ${caps.join('、')} 分${caps.length > 1 ? '（依次为一项、两项、更多项）' : ''}${person ? '，须经人工确认' : ''}`,
  en: `Can set off “${title}”: the total is capped at ${caps.join(', ')}${caps.length > 1 ? ' (for one, two, more)' : ''}`
    + (person ? ', once a person has confirmed it' : ''),
})
