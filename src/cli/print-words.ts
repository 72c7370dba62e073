// The words of the terminal output, in both languages.
export const words = {
  zh: {
    language: 'zh', aside: (text: string | number) => `（${text}）`,
    file: '文件', issuer: '主体', year: '年度', published: '发布', unknown: '未读到', comma: '，', colon: '：', semicolon: '；',
    noRegime: '不在所存法律的年份内',
    verdict: '结论', noScore: '不评分', noScoreWhy: '没有可以判定的项目，或年份不在所存法律的范围内。', points: '分',
    between: '区间', coverage: '已判定', notScored: '本次不评',
    mendFirst: '先改这些', afterMending: '改好之后', lowerGains: '其余',
    askPerson: '需要人来判断', notChecked: '没有检查', passed: '通过', notApplicable: '不适用', ruleset: '规则集',
    where: '哪里', beside: '对照',
    why: '问题', how: '怎么改', law: '依据', more: '另有处数', cause: '起因', chargedOnce: '（已在该项扣分，不重复扣）',
    bands: { excellent: '优秀', good: '良好', acceptable: '合格', failing: '不合格', open: '待核' },
    severities: { critical: '严重', major: '重要', minor: '一般', info: '提示' },
    dateSources: { submitted: '提交', page: '页面', 'closing-line': '落款', file: '文件' },
    kinds: {
      government: '人民政府', department: '部门', township: '乡镇', street: '街道', 'development-zone': '开发区',
      'public-institution': '公共企事业单位', other: '其他',
    },
    regimes: {
      'cn-2007': '2007年条例', 'cn-2007-form-2014': '2007年条例和2014年统计表',
      'cn-2019-form-2019': '2019年条例和2019年格式', 'cn-2019-form-2021': '2019年条例和2021年格式',
    },
  },
  en: {
    language: 'en', aside: (text: string | number) => ` (${text})`,
    file: 'File', issuer: 'Issuer', year: 'Year', published: 'Published', unknown: 'not found', comma: ', ', colon: ': ', semicolon: '; ',
    noRegime: 'outside the years whose law is held',
    verdict: 'Verdict', noScore: 'No score', noScoreWhy: 'Nothing could be decided, or the year is outside the law held.', points: 'points',
    between: 'between', coverage: 'decided', notScored: 'not scored here',
    mendFirst: 'Mend these first', afterMending: 'Once mended', lowerGains: 'the others',
    askPerson: 'For a person to decide', notChecked: 'Not checked', passed: 'Passed', notApplicable: 'not applicable',
    ruleset: 'Ruleset',
    where: 'Where', beside: 'Beside',
    why: 'What', how: 'How', law: 'Law', more: 'further places:', cause: 'Cause', chargedOnce: ' (charged there, not again here)',
    bands: { excellent: 'excellent', good: 'good', acceptable: 'acceptable', failing: 'failing', open: 'open' },
    severities: { critical: 'critical', major: 'major', minor: 'minor', info: 'note' },
    dateSources: { submitted: 'submitted', page: 'page', 'closing-line': 'closing line', file: 'file' },
    kinds: {
      government: 'government', department: 'department', township: 'township', street: 'street office', 'development-zone': 'development zone',
      'public-institution': 'public institution', other: 'other',
    },
    regimes: {
      'cn-2007': 'regulation of 2007', 'cn-2007-form-2014': 'regulation of 2007 with the statistics form of 2014',
      'cn-2019-form-2019': 'regulation of 2019, form of 2019', 'cn-2019-form-2021': 'regulation of 2019, form of 2021',
    },
  },
} as const
