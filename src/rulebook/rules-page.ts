// A Rulebook in, a page of Markdown out on which an official finds every rule: what it asks, by which law, how it decides, what it costs.
import { articleName } from '../model/article-name.js'
import { conditionText } from './condition-text.js'
import type { Citation, Rule, RuleCase, Verdict } from '../model/rule.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Language } from '../model/words.js'

const labels = {
  zh: {
    title: '规则', made: '由 `mingjian rules page` 从规则文件写出，请勿手改。', every: '全部制度', everyone: '各类主体', weight: '权重',
    points: '分', statutory: '法定内容', law: '依据', verdicts: '结论（依次判断，第一个成立的为准）', otherwise: '其他情况',
    advice: '怎么改', cases: '用例', since: '自', credit: '得分比例', cause: '已在该项扣分', colon: '：', comma: '，',
    severities: { critical: '严重', major: '重要', minor: '一般', info: '提示' },
  },
  en: {
    title: 'The rules', made: 'Written from the rule files by `mingjian rules page`: not to be edited.',
    every: 'every regime', everyone: 'every issuer', weight: 'weight', points: 'points', statutory: 'statutory content',
    law: 'Law', verdicts: 'Verdicts (the first that holds)', otherwise: 'otherwise', advice: 'How to mend it', cases: 'Cases',
    since: 'since', credit: 'credit',
    cause: 'charged to', colon: ': ', comma: ', ', severities: { critical: 'critical', major: 'major', minor: 'minor', info: 'info' },
  },
} as const

/** In the order of the dimensions, and within each in the order of the findings. */
export function rulesPage(rulebook: Rulebook, language: Language): string {
  const label = labels[language]
  const parts = rulebook.scoring.dimensions.flatMap(({ id, title, share }) => {
    const rules = rulebook.rules.filter(({ dimension }) => dimension === id)
    return [`## ${title[language]}${label.colon}${share} ${label.points}`, ...rules.map((rule) => ruleText(rule, rulebook, language))]
  })
  return `${[`# ${label.title}${label.colon}${rulebook.title[language]} ${rulebook.version}`, label.made, ...parts].join('\n\n')}\n`
}

function ruleText(rule: Rule, rulebook: Rulebook, language: Language): string {
  const label = labels[language]
  const cases = rulebook.cases[rule.id] ?? []
  return [
    `### ${rule.title[language]}`,
    `\`${rule.id}\` · ${headLine(rule, rulebook, language)}`,
    rule.why[language],
    `**${label.law}**\n\n${lawLines(rule, rulebook, language).join('\n')}`,
    `**${label.verdicts}**\n\n${rule.verdicts.map((each, at) => verdictLine(each, at, rulebook, language)).join('\n')}`,
    `**${label.advice}**${label.colon}${rule.advice[language]}`,
    `**${label.cases}**\n\n${cases.map((each) => caseLine(each, rulebook, language)).join('\n')}`,
  ].join('\n\n')
}

function headLine(rule: Rule, rulebook: Rulebook, language: Language): string {
  const label = labels[language]
  const { severity, weight, regimes, issuerKinds, statutory, since } = rule
  const kinds = Array.isArray(issuerKinds) ? issuerKinds.join(' ')
    : issuerKinds ? Object.entries(issuerKinds).map(([regime, each]) => `${regime}${label.colon}${each.join(' ')}`).join('; ') : label.everyone
  return [
    label.severities[severity], `${label.weight} ${weight}`, regimes.length === rulebook.regimes.length ? label.every : regimes.join(' '), kinds,
    ...(statutory ? [label.statutory] : []), `${label.since} ${since}`,
  ].join(' · ')
}

/** Each article once, with the regimes it is cited for. */
function lawLines({ cites }: Rule, { laws }: Rulebook, language: Language): string[] {
  const regimes = new Map<string, { cited: Citation; of: string[] }>()
  for (const [regime, cited] of Object.entries(cites)) {
    for (const each of cited) {
      const key = `${each.law} ${each.article}`
      regimes.set(key, { cited: each, of: [...regimes.get(key)?.of ?? [], regime] })
    }
  }
  return [...regimes.values()].map(({ cited: { law: id, article }, of }) => {
    const law = laws[id]
    const title = language === 'zh' ? `《${law?.title ?? id}》` : law?.titleEn ?? id
    const where = of.includes('any') ? '' : ` (${of.join(', ')})`
    return `- ${title}${article === null ? '' : ` ${articleName(article, language)}`}${where}`
  })
}

function verdictLine({ outcome, when, credit, says, causedBy }: Verdict, at: number, { terms }: Rulebook, language: Language): string {
  const label = labels[language]
  const share = typeof credit === 'object' ? `\`${credit.fact}\`` : credit
  const extra = [share !== undefined ? `${label.credit} ${share}` : '', causedBy ? `${label.cause} \`${causedBy}\`` : ''].filter(Boolean)
  const condition = when ? `\`${conditionText(when)}\`` : label.otherwise
  const sentence = says[language].replaceAll('{', '`{').replaceAll('}', '}`')
  const word = `**${terms[outcome]?.[language] ?? outcome}**${extra.length ? ` (${extra.join(label.comma)})` : ''}`
  return `${at + 1}. ${word}${label.colon}${sentence}  \n   ${condition}`
}

function caseLine({ name, expect }: RuleCase, { terms }: Rulebook, language: Language): string {
  return `- ${name} → ${terms[expect.outcome]?.[language] ?? expect.outcome}`
}
