// The words of the terminal output, in both languages.
import { bandTitles, dateSourceTitles, kindTitles, regimeTitles, severityTitles } from '../model/titles.js'

export const words = {
  zh: {
    language: 'zh', aside: (text: string | number) => `（${text}）`,
    file: '文件', issuer: '主体', year: '年度', published: '发布', unknown: '未读到', comma: '，', colon: '：', semicolon: '；',
    noRegime: '不在所存法律的年份内',
    verdict: '结论', noScore: '不评分', noScoreWhy: '没有可以判定的项目，或年份不在所存法律的范围内。', points: '分',
    between: '区间', coverage: '已判定', notScored: '本次不评',
    mendFirst: '先改这些', afterMending: '改好之后', lowerGains: '其余',
    askPerson: '需要人来判断', notChecked: '没有检查', notes: '读取说明', passed: '通过', notApplicable: '不适用', ruleset: '规则集',
    where: '哪里', beside: '对照',
    why: '问题', how: '怎么改', law: '依据', more: '另有处数', cause: '起因', chargedOnce: '（已在该项扣分，不重复扣）',
    bands: bandTitles.zh, severities: severityTitles.zh, dateSources: dateSourceTitles.zh, kinds: kindTitles.zh, regimes: regimeTitles.zh,
  },
  en: {
    language: 'en', aside: (text: string | number) => ` (${text})`,
    file: 'File', issuer: 'Issuer', year: 'Year', published: 'Published', unknown: 'not found', comma: ', ', colon: ': ', semicolon: '; ',
    noRegime: 'outside the years whose law is held',
    verdict: 'Verdict', noScore: 'No score', noScoreWhy: 'Nothing could be decided, or the year is outside the law held.', points: 'points',
    between: 'between', coverage: 'decided', notScored: 'not scored here',
    mendFirst: 'Mend these first', afterMending: 'Once mended', lowerGains: 'the others',
    askPerson: 'For a person to decide', notChecked: 'Not checked', notes: 'How it was read', passed: 'Passed', notApplicable: 'not applicable',
    ruleset: 'Ruleset',
    where: 'Where', beside: 'Beside',
    why: 'What', how: 'How', law: 'Law', more: 'further places:', cause: 'Cause', chargedOnce: ' (charged there, not again here)',
    bands: bandTitles.en, severities: severityTitles.en, dateSources: dateSourceTitles.en, kinds: kindTitles.en, regimes: regimeTitles.en,
  },
} as const
