// The closed lists every room speaks in, as a reader is told them, in both languages.
import type { Evaluation, ScoreAnswer } from './evaluation.js'
import type { IssuerKind, Language, Outcome, RegimeId, Severity } from './words.js'

type Titles<Id extends string> = Record<Language, Record<Id, string>>

export const bandTitles: Titles<ScoreAnswer['band']> = {
  zh: { excellent: '优秀', good: '良好', acceptable: '合格', failing: '不合格', open: '待核' },
  en: { excellent: 'excellent', good: 'good', acceptable: 'acceptable', failing: 'failing', open: 'open' },
}

export const severityTitles: Titles<Severity> = {
  zh: { critical: '严重', major: '重要', minor: '一般', info: '提示' },
  en: { critical: 'critical', major: 'major', minor: 'minor', info: 'note' },
}

export const outcomeTitles: Titles<Outcome> = {
  zh: { fail: '不符合', partial: '部分符合', review: '需人工核对', pass: '通过', 'not-applicable': '不适用', 'not-assessable': '无法检查' },
  en: {
    fail: 'not met', partial: 'partly met', review: 'for a person to check', pass: 'met',
    'not-applicable': 'not applicable', 'not-assessable': 'could not be checked',
  },
}

export const kindTitles: Titles<IssuerKind> = {
  zh: {
    government: '人民政府', department: '部门', township: '乡镇', street: '街道', 'development-zone': '开发区',
    'public-institution': '公共企事业单位', other: '其他',
  },
  en: {
    government: 'government', department: 'department', township: 'township', street: 'street office', 'development-zone': 'development zone',
    'public-institution': 'public institution', other: 'other',
  },
}

export const regimeTitles: Titles<RegimeId> = {
  zh: {
    'cn-2007': '2007年条例', 'cn-2007-form-2014': '2007年条例和2014年统计表',
    'cn-2019-form-2019': '2019年条例和2019年格式', 'cn-2019-form-2021': '2019年条例和2021年格式',
  },
  en: {
    'cn-2007': 'regulation of 2007', 'cn-2007-form-2014': 'regulation of 2007 with the statistics form of 2014',
    'cn-2019-form-2019': 'regulation of 2019, form of 2019', 'cn-2019-form-2021': 'regulation of 2019, form of 2021',
  },
}

export const dateSourceTitles: Titles<NonNullable<Evaluation['report']['publishedOnSource']>> = {
  zh: { submitted: '提交', page: '页面', 'closing-line': '落款', file: '文件' },
  en: { submitted: 'submitted', page: 'page', 'closing-line': 'closing line', file: 'file' },
}
