// The closed lists every room speaks in, as a reader is told them, in both languages.
import type { Evaluation, ScoreAnswer } from './evaluation.js'
import type { Role } from './caller.js'
import type { ItemState, ItemStep, ObjectionState, ObjectionStep } from './review-records.js'
import type { BodyState } from './roster.js'
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

export const itemStateTitles: Titles<ItemState> = {
  zh: { open: '待整改', returned: '已报送，待复核', closed: '已销号', waived: '不再要求整改' },
  en: { open: 'open', returned: 'returned, for re-check', closed: 'closed', waived: 'waived' },
}

export const itemStepTitles: Titles<ItemStep> = {
  zh: {
    return: '报送整改情况', close: '复核通过，销号', 'keep-open': '复核未通过，继续整改', extend: '延长整改期限', waive: '不再要求整改',
    reopen: '重新列为待整改',
  },
  en: {
    return: 'returned', close: 're-checked and closed', 'keep-open': 're-checked, stays open', extend: 'extended', waive: 'waived',
    reopen: 'reopened',
  },
}

export const objectionTitles: Record<ObjectionState | ObjectionStep, string> = {
  filed: '已提出', withdrawn: '已撤回', upheld: '已支持', 'partly-upheld': '已部分支持', rejected: '已驳回',
  withdraw: '撤回', uphold: '支持', 'uphold-partly': '部分支持', reject: '驳回',
}

const roleTitles: Record<Role, string> = { office: '主管部门', evaluator: '评估机构', agency: '行政机关', reader: '只读', coder: '盲评' }

/** 主管部门（office）、评估机构（evaluator）: as a person says it, and as it is sent. */
export function rolesNamed(roles: readonly Role[]): string {
  return roles.map((role) => `${roleTitles[role]}（${role}）`).join('、')
}

export const bodyStateTitles: Record<BodyState, string> = {
  received: '已收', late: '逾期', awaited: '待报', missing: '缺报', 'not-expected': '不应报告', review: '待核',
}
