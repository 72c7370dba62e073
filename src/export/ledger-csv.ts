// Findings of a ledger in, lines of CSV out, piece by piece: marked as UTF-8 for spreadsheets, and no cell of it a formula.
import { csvPieces } from './csv.js'
import type { FindingAnswer } from '../model/evaluation.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Language, Outcome, Severity } from '../model/words.js'

const heads: Record<Language, string[]> = {
  zh: ['规则编号', '规则', '标题', '结论', '严重程度', '工作表', '行', '单元格', '原文', '说明', '建议', '依据'],
  en: ['number', 'rule', 'title', 'outcome', 'severity', 'sheet', 'row', 'cells', 'quotes', 'message', 'advice', 'basis'],
}

const severities: Record<Language, Record<Severity, string>> = {
  zh: { critical: '严重', major: '重要', minor: '一般', info: '提示' },
  en: { critical: 'critical', major: 'major', minor: 'minor', info: 'info' },
}
const inWords: Record<Language, (article: string) => string> = {
  zh: (article) => `第${article}条`, en: (article) => ` article ${article}`,
}

/** One line for a finding: where several cells show it, they and their quotes stand in one cell each. The first call writes the head. */
export function ledgerCsv({ ledger, terms }: Rulebook, language: Language): (findings: FindingAnswer[]) => string {
  const numbers = new Map(ledger.rules.map(({ id, number }) => [id, number]))
  const write = csvPieces()
  let begun = false
  return (findings) => {
    const rows = findings.map((finding) => [numbers.get(finding.ruleId) ?? '', finding.ruleId, ...rowOf(finding, terms, language)])
    if (!begun) rows.unshift(heads[language])
    begun = true
    return write(rows)
  }
}

function rowOf(
  { title, outcome, severity, evidence, message, advice, basis }: FindingAnswer, terms: Rulebook['terms'], language: Language,
): string[] {
  const cells = evidence.flatMap(({ cell }) => (cell ? [cell] : []))
  return [
    title, outcomeOf(outcome, terms, language), severities[language][severity],
    distinct(cells.map(({ sheet }) => sheet ?? '')), distinct(cells.map(({ row }) => String(row))),
    cells.map(({ column, row }) => column + String(row)).join(' '), evidence.map(({ quote }) => quote).join(' | '), message, advice ?? '',
    basis.map((each) => each.title + (each.article === null ? '' : inWords[language](each.article))).join('; '),
  ]
}

function outcomeOf(outcome: Outcome, terms: Rulebook['terms'], language: Language): string {
  return terms[outcome]?.[language] ?? outcome
}

function distinct(words: string[]): string {
  return [...new Set(words)].join(' ')
}
