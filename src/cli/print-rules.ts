// Rules in, text for a terminal out: one line each, or one rule with the law it rests on.
import pc from 'picocolors'
import { conditionText } from '../rulebook/condition-text.js'
import { articleName } from '../model/article-name.js'
import stringWidth from 'string-width'
import { words } from './print-words.js'
import type { LedgerRule } from '../model/ledger.js'
import type { Citation, Rule, Verdict } from '../model/rule.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Language } from '../model/words.js'

interface Problem { file: string; line: number; reason: Record<Language, string> }

const labels = {
  zh: {
    columns: ['编号', '维度', '严重程度', '权重', '适用制度', '标题'], every: '全部', why: '为什么', verdicts: '结论（依次判断，第一个成立的为准）',
    otherwise: '其他情况', law: '依据', cases: '用例', advice: '怎么改', paraphrase: '（转述）', sound: '规则没有问题', unsound: '处问题', kinds: '主体',
    statutory: '法定内容', number: '序号', ledgers: '台账', kindsOfLedger: { applications: '依申请公开', disclosures: '主动公开' },
  },
  en: {
    columns: ['id', 'dimension', 'severity', 'weight', 'regimes', 'title'], every: 'all', why: 'Why',
    verdicts: 'Verdicts (the first that holds)', otherwise: 'otherwise', law: 'Law', cases: 'Cases', advice: 'How to mend it',
    paraphrase: ' (paraphrase)', sound: 'The rules are sound', unsound: 'problem(s)', kinds: 'Issuers',
    statutory: 'statutory content', number: 'number', ledgers: 'register of',
    kindsOfLedger: { applications: 'applications', disclosures: 'disclosures' },
  },
} as const

/** What a rule is asked of. */
export const ruleSubjects = ['report', 'ledger'] as const
export type RuleSubject = typeof ruleSubjects[number]

/** @param only left out: rules of reports, then those of ledgers with their numbers. */
export function printRuleList(rulebook: Rulebook, language: Language, only?: RuleSubject): string {
  const byNumber = [...rulebook.ledger.rules].sort((a, b) => (a.number < b.number ? -1 : 1))
  const tables = [
    ...(only === 'ledger' ? [] : [ruleTable(rulebook.rules, rulebook, language)]),
    ...(only === 'report' || byNumber.length === 0 ? [] : [ruleTable(byNumber, rulebook, language)]),
  ]
  return tables.join('\n')
}

function ruleTable(rules: Array<Rule | LedgerRule>, rulebook: Rulebook, language: Language): string {
  const titles = new Map(rulebook.scoring.dimensions.map(({ id, title }) => [id, title[language]]))
  const rows = rules.map((rule) => [
    rule.id, ...('number' in rule ? [rule.number] : []), titles.get(rule.dimension) ?? rule.dimension,
    words[language].severities[rule.severity], String(rule.weight), regimesOf(rule, rulebook, language), rule.title[language],
  ])
  const [id = '', ...others] = labels[language].columns
  const numbered = rules.some((rule) => 'number' in rule)
  const [heads, ...lines] = aligned([[id, ...(numbered ? [labels[language].number] : []), ...others], ...rows])
  return `${[pc.bold(heads ?? ''), ...lines].join('\n')}\n`
}

export function printRule(rule: Rule | LedgerRule, rulebook: Rulebook, language: Language): string {
  const label = labels[language]
  const cases = ('number' in rule ? rulebook.ledger.cases : rulebook.cases)[rule.id] ?? []
  const facts = [
    ...('number' in rule ? [rule.number, `${label.ledgers} ${rule.ledgers.map((kind) => label.kindsOfLedger[kind]).join(' ')}`] : []),
    words[language].severities[rule.severity], `${label.columns[3]} ${rule.weight}`, regimesOf(rule, rulebook, language),
    ...(rule.issuerKinds ? [`${label.kinds} ${kindsOf(rule)}`] : []), ...(rule.statutory ? [label.statutory] : []),
  ]
  return `${[
    `${pc.bold(rule.title[language])}  ${pc.dim(rule.id)}`,
    facts.join(' · '),
    section(label.why, [rule.why[language]]),
    section(label.verdicts, rule.verdicts.map((verdict) => verdictLine(verdict, rulebook, language))),
    section(label.advice, [rule.advice[language]]),
    section(label.law, articles(rule, rulebook, language)),
    section(label.cases, cases.map((each) => caseLine(each, rulebook, language))),
  ].join('\n')}\n`
}

export function printProblems(problems: Problem[], language: Language): string {
  if (problems.length === 0) return `${pc.green(labels[language].sound)}\n`
  const lines = problems.map(({ file, line, reason }) => `${file}:${line}  ${reason[language]}`)
  return `${[...lines, pc.red(`${problems.length} ${labels[language].unsound}`)].join('\n')}\n`
}

function regimesOf({ regimes }: Rule, rulebook: Rulebook, language: Language): string {
  return regimes.length === rulebook.regimes.length ? labels[language].every : regimes.join(' ')
}

function kindsOf({ issuerKinds }: Rule): string {
  if (Array.isArray(issuerKinds)) return issuerKinds.join(' ')
  return Object.entries(issuerKinds ?? {}).map(([regime, kinds]) => `${regime}: ${kinds.join(' ')}`).join('; ')
}

function section(title: string, lines: string[]): string {
  return [`\n${pc.bold(title)}`, ...lines.map((line) => `  ${line}`)].join('\n')
}

function verdictLine({ outcome, when, credit, says, causedBy }: Verdict, { terms }: Rulebook, language: Language): string {
  const share = typeof credit === 'object' ? credit.fact : credit
  const extra = [share, causedBy && `← ${causedBy}`].filter((each) => each !== undefined)
  const condition = when ? conditionText(when) : labels[language].otherwise
  return `${pc.bold(terms[outcome]?.[language] ?? outcome)} ${extra.join(' ')}\n    ${pc.dim(condition)}\n    ${says[language]}`
}

/** Each article once, with the regimes it is cited for. */
function articles({ cites }: Rule, rulebook: Rulebook, language: Language): string[] {
  const regimes = new Map<string, { cited: Citation; of: string[] }>()
  for (const [regime, cited] of Object.entries(cites)) {
    for (const each of cited) {
      const key = `${each.law} ${each.article}`
      regimes.set(key, { cited: each, of: [...regimes.get(key)?.of ?? [], regime] })
    }
  }
  return [...regimes.values()].map(({ cited, of }) => articleText(cited, of, rulebook, language))
}

function articleText({ law: id, article }: Citation, regimes: string[], { laws }: Rulebook, language: Language): string {
  const law = laws[id]
  if (!law) return id
  const name = article === null ? '' : ` ${articleName(article, language)}`
  const title = `${language === 'zh' ? law.title : law.titleEn}${name}  ${pc.dim(regimes.join(' '))}`
  const found = law.articles.find((each) => each.article === article)
  if (!found) return title
  const paraphrase = found.wording === 'paraphrase' ? labels[language].paraphrase : ''
  return `${title}${paraphrase}\n    ${pc.dim(found.text.replaceAll('\n', '\n    '))}`
}

function caseLine({ name, expect }: { name: string; expect: { outcome: string } }, { terms }: Rulebook, language: Language): string {
  return `${name} → ${terms[expect.outcome]?.[language] ?? expect.outcome}`
}

/** Columns of equal width as a terminal shows them: a Chinese character takes two places. */
function aligned(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))))
  return rows.map((row) => row.map((cell, column) => cell + ' '.repeat(widths[column]! - stringWidth(cell))).join('  ').trimEnd())
}
