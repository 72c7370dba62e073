// A verdict on a line in, its finding out: cells in place of offsets, every quote masked.
import { lettersOf } from '../container/sheet.js'
import { datesOnly, maskedWithin, namesIn, starred } from './mask.js'
import { limits } from '../model/limits.js'
import type { CompiledVerdict } from '../judge/compile.js'
import type { Head } from './header.js'
import type { Line } from './line.js'
import type { AskedRule } from './rules.js'
import type { Finding } from '../model/finding.js'
import type { LedgerBook, LedgerField } from '../model/ledger.js'
import type { FactSheet } from '../model/fact.js'
import type { Localised, Outcome, RegimeId } from '../model/words.js'

export interface Cell { sheet: string | null; row: number; column: string }
export interface LedgerEvidence { quote: string; where: Localised; cell: Cell }

/** Before a language is chosen. */
export interface LedgerFinding extends Omit<Finding, 'evidence' | 'weight' | 'statutory' | 'credit'> { evidence: LedgerEvidence[] }

export function headOf({ rule, compiled }: AskedRule, regime: RegimeId | null, outcome: Outcome, message: Localised): LedgerFinding {
  return {
    ruleId: rule.id, title: rule.title, dimension: rule.dimension, severity: rule.severity, outcome, message, advice: null,
    cites: compiled.law[regime ?? 'none'].cites.length ? compiled.law[regime ?? 'none'].cites : compiled.law['cn-2019-form-2021'].cites,
    evidence: [],
  }
}

export function findingOf(
  asked: AskedRule, verdict: CompiledVerdict, facts: FactSheet, regime: RegimeId | null, evidence: LedgerEvidence[],
): LedgerFinding {
  const finding = headOf(asked, regime, verdict.outcome, verdict.says(facts))
  finding.advice = verdict.advice
  finding.evidence = evidence
  if (verdict.causedBy !== undefined) finding.causedBy = verdict.causedBy
  return finding
}

/** The cells behind a verdict: of its facts' columns, and of columns that a fact itself names. */
export function cellsOf(verdict: CompiledVerdict, facts: FactSheet, line: Line, head: Head, book: LedgerBook): LedgerEvidence[] {
  const fields = new Set<LedgerField>()
  for (const id of verdict.grounds) {
    const fact = book.facts[id]
    if (fact?.type === 'words' && fact.fields.length === 0) {
      for (const word of String(facts.get(id).value ?? '').split(',')) if (head.at.has(word as LedgerField)) fields.add(word as LedgerField)
    }
    for (const field of fact?.fields ?? []) if (head.at.has(field)) fields.add(field)
  }
  if (line.broken !== null) return [rowAt(line)]
  const shown = [...fields].filter((field) => line.text(field) !== '')
  // What is missing stands nowhere: the line is cited by its number.
  if (shown.length === 0) return [cellAt(line, head, head.at.get('registerNo') ?? Math.min(...head.at.values()))]
  return shown.sort((a, b) => head.at.get(a)! - head.at.get(b)!).slice(0, limits.evidencePerFinding)
    .map((field) => cellAt(line, head, head.at.get(field)!))
}

export function cellAt(line: Line, head: Head, column: number): LedgerEvidence {
  const { sheet, row } = line
  const header = headerText(head, column)
  const letters = lettersOf(column)
  const at = sheet === null ? '' : `“${sheet}”`
  const of = sheet === null ? '' : `${sheet}, `
  return {
    quote: quoteOf(line, head, column),
    where: {
      zh: `${at}第${row}行${header && `“${header}”列`}（${letters}${row}）`,
      en: `${of}row ${row}${header && `, column “${header}”`} (${letters}${row})`,
    },
    cell: { sheet, row, column: letters },
  }
}

function quoteOf({ cells, dateFields }: Line, { personal }: Head, column: number): string {
  const text = (cells[column] ?? '').trim()
  if (personal.has(column)) return starred(text.slice(0, limits.quoteLength))
  const quote = maskedWithin(text, limits.quoteLength, namesIn(cells, personal))
  return dateFields.some((field) => field.column === column) ? datesOnly(quote) : quote
}

/** A line out of step is cited and not quoted: a name may stand in any of its cells. */
function rowAt({ sheet, row }: Line): LedgerEvidence {
  const at = sheet === null ? '' : `“${sheet}”`
  return { quote: '', where: { zh: `${at}第${row}行`, en: `${sheet === null ? '' : `${sheet}, `}row ${row}` }, cell: { sheet, row, column: 'A' } }
}

export function headerText({ headers }: Head, column: number): string {
  return maskedWithin((headers[column] ?? '').trim(), 60)
}
