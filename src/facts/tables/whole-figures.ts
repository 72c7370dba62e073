// The cells of tables two to four in, which of their counts are no whole number or below zero out.
import { limits } from '../../model/limits.js'
import { fact } from '../evidence.js'
import { cellEvidence, rowEvidence } from './prescribed-tables.js'
import { readTablesOf } from './read-cells.js'
import type { ReadCell } from './read-cells.js'
import type { FactReader } from '../reader.js'
import type { Report } from '../../model/report.js'
import type { Evidence } from '../../model/span.js'

/** 本年增/减 is signed by its nature; money may have decimals, and falls below zero where it was paid back. */
export const readWholeFigureFacts: FactReader = (report, rulebook) => {
  const tables = readTablesOf(report, rulebook)
  const cells = tables.flatMap((each) => each.cells).filter(({ cell }) => cell.value !== null)
  const odd = cells.filter(isOdd)
  const negativeMoney = cells.filter(({ counted, cell }) => counted === 'money' && cell.value! < 0)
  const shown = tables.flatMap(({ form, table }) => table.rows.slice(0, 1).map((row) => rowEvidence(report, form, row)))
  return [
    fact('cells.figures', cells.length, cells.length > 0 ? shown : []),
    fact('cells.odd', odd.length, placesOf(report, odd)),
    fact('cells.oddFigures', odd.length > 0 ? printed(report, odd) : null, placesOf(report, odd)),
    fact('cells.negativeMoney', negativeMoney.length, placesOf(report, negativeMoney)),
  ]
}

function isOdd({ counted, cell }: ReadCell): boolean {
  if (counted === 'money') return false
  return !Number.isInteger(cell.value) || (counted === 'count' && cell.value! < 0)
}

export function placesOf(report: Report, cells: ReadCell[]): Evidence[] {
  return cells.slice(0, limits.evidencePerFinding).flatMap(({ form, row, column }) => cellEvidence(report, form, row, column))
}

/** Each way of printing once, a few at most: `-1、3.5`. */
export function printed(report: Report, cells: ReadCell[]): string {
  const { clean } = report.text
  return [...new Set(cells.map(({ cell }) => clean.slice(cell.range.start, cell.range.end)))].slice(0, mostPrinted).join('、')
}

const mostPrinted = 5
