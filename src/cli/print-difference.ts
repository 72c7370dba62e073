// What differs between two rulesets, and what moves by it, as lines for a terminal.
import pc from 'picocolors'
import { words } from './print-words.js'
import type { Change, Difference } from '../rulebook/difference.js'
import type { Rule } from '../model/rule.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Score } from '../model/score.js'
import type { Language, Localised, Outcome } from '../model/words.js'

/** One document under both rulesets; null where a ruleset lacks the rule, or gives no score. */
export interface Moves {
  document: string
  from: Pick<Score, 'total' | 'band'> | null
  to: Pick<Score, 'total' | 'band'> | null
  rules: Array<{ rule: string; title: Localised; from: Outcome | null; to: Outcome | null }>
}

const labels = {
  zh: {
    none: '没有会改变结论的差别', added: '增加的规则', removed: '减少的规则', changed: '改动的规则', scoring: '计分和地方规定', data: '法律和词表',
    entries: '处', moves: '对这些文件的影响', still: '没有变化', absent: '（无）', noScore: '不评分',
    parts: {
      regimes: '适用制度', laws: '法律文件', forms: '表格', calendar: '日历', handling: '办理期限', places: '地名', lexicons: '词表',
      facts: '事实', terms: '词语', ledger: '台账规则',
    },
  },
  en: {
    none: 'Nothing that can change a verdict differs', added: 'Rules added', removed: 'Rules removed', changed: 'Rules changed',
    scoring: 'Score and overlays', data: 'Law and word lists', entries: 'entries', moves: 'What moves in these documents', still: 'nothing moves',
    absent: '(none)', noScore: 'no score',
    parts: {
      regimes: 'regimes', laws: 'instruments', forms: 'forms', calendar: 'calendar', handling: 'time limits', places: 'places',
      lexicons: 'word lists', facts: 'facts', terms: 'terms', ledger: 'ledger rules',
    },
  },
} as const

/** Longer values are named by their beginning: the JSON has them whole. */
const longestValue = 60

export function printDifference(before: Rulebook, after: Rulebook, difference: Difference, language: Language): string {
  const label = labels[language]
  const { added, removed, changed, scoring, data } = difference
  const lines = [
    pc.bold(`${before.id} ${before.version} → ${after.id} ${after.version}`),
    ...section(label.added, added.map((rule) => ruleLine(rule, language))),
    ...section(label.removed, removed.map((rule) => ruleLine(rule, language))),
    ...section(label.changed, changed.flatMap(({ rule, changes }) =>
      [ruleLine(rule, language), ...changes.map((each) => `  ${changeLine(each, language)}`)])),
    ...section(label.scoring, scoring.map((each) => changeLine(each, language))),
    ...section(label.data, data.map(({ name, entries }) => `${label.parts[name as keyof typeof label.parts]} ${entries} ${label.entries}`)),
  ]
  return `${(lines.length > 1 ? lines : [...lines, label.none]).join('\n')}\n`
}

export function printMoves(moves: Moves[], { terms }: Rulebook, language: Language): string {
  const outcome = (each: Outcome | null) => (each ? terms[each]?.[language] ?? each : labels[language].absent)
  const label = labels[language]
  const lines = moves.flatMap(({ document, from, to, rules }) => [
    `${document}  ${scoreText(from, language)} → ${scoreText(to, language)}`,
    ...(rules.length === 0 ? [`  ${pc.dim(label.still)}`] : rules.map((each) =>
      `  ${each.title[language]}  ${pc.dim(each.rule)}  ${outcome(each.from)} → ${outcome(each.to)}`)),
  ])
  return `${section(label.moves, lines).join('\n')}\n`
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', pc.bold(title), ...lines.map((line) => `  ${line}`)]
}

function ruleLine(rule: Rule, language: Language): string {
  return `${rule.title[language]}  ${pc.dim(rule.id)}`
}

function changeLine({ path, from, to }: Change, language: Language): string {
  return `${path}: ${valueText(from, language)} → ${valueText(to, language)}`
}

function valueText(value: unknown, language: Language): string {
  if (value === undefined) return labels[language].absent
  const text = JSON.stringify(value)
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text
}

function scoreText(score: Moves['from'], language: Language): string {
  return score ? `${words[language].bands[score.band]} ${score.total}` : labels[language].noScore
}
