// Rows of cells in, CSV for a spreadsheet out: marked as UTF-8, and no cell of it a formula.
import { stringify } from 'csv-stringify/sync'
import { kindTitles, outcomeTitles, severityTitles } from '../model/titles.js'
import { basisOf, lostBy } from './findings.js'
import { flat } from './visible.js'
import { exportWords } from './words.js'
import type { Evaluation, FindingAnswer } from '../model/evaluation.js'
import type { Language } from '../model/words.js'

export type CsvCell = string | number | null

/** @returns for each call its rows as text; the first is marked as UTF-8. What is long is never held whole. */
export function csvPieces(): (rows: CsvCell[][]) => string {
  let begun = false
  return (rows) => {
    const text = stringify(rows, { ...settings, bom: !begun })
    begun = true
    return text
  }
}

/**
 * Text that begins like a formula, with = + - @ or a tab or carriage return, is written behind an apostrophe; numbers are written as they are.
 * A lone carriage return is quoted too, or a reader that guesses the end of lines guesses wrong.
 */
const settings = { escape_formulas: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ } as const

export function csv(rows: CsvCell[][]): Uint8Array {
  return Buffer.from(csvPieces()(rows))
}

/** A row for each rule: what was asked of one body, and what came of it. */
export function findingsCsv({ report, document, ruleset, findings }: Evaluation, language: Language): Uint8Array {
  const w = exportWords[language]
  const { issuer, year } = report
  const about: CsvCell[] = [issuer.name, issuer.kind && kindTitles[language][issuer.kind], issuer.province, year]
  const heads = [
    w.issuer, w.kind, w.province, w.reportYear, ...findingHeads(language), w.file, w.fileHash, w.ruleset, w.rulesetDigest,
  ]
  const tail: CsvCell[] = [document.name, document.sha256, `${ruleset.id} ${ruleset.version}`, ruleset.digest]
  return csv([heads, ...findings.map((finding) => [...about, ...findingCells(finding, language), ...tail])])
}

export function findingHeads(language: Language): string[] {
  const w = exportWords[language]
  return [w.rule, w.item, w.outcome, w.severity, w.lost, w.possible, w.message, w.where, w.quote, w.advice, w.basis]
}

export function findingCells(finding: FindingAnswer, language: Language): CsvCell[] {
  const { ruleId, title, outcome, severity, points, message, advice, evidence } = finding
  return [
    ruleId, title, outcomeTitles[language][outcome], severityTitles[language][severity],
    points.possible === null ? null : lostBy(finding), points.possible, message,
    evidence.map(({ where }) => flat(where)).join(' | '), evidence.map(({ quote }) => quote).join(' | '), advice, basisOf(finding, language),
  ]
}
