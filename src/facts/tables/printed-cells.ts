// Row keys in, the cells that were read for them out, with the evidence that shows them.
import { evidenceAt } from '../evidence.js'
import type { Report, Table, TableCell, TableRow } from '../../model/report.js'
import type { Evidence } from '../../model/span.js'

/** A number printed in one cell, or the sum of several. */
export interface Printed { value: number; evidence: Evidence[] }

/** The number of row `key` in column `column` (-1: the last, which is the total); null where it was not read. */
export function printedCell(report: Report, key: string, column = -1): Printed | null {
  const row = rowOf(report, key)
  const cell = row?.cells.at(column)
  return row && cell && cell.value !== null ? { value: cell.value, evidence: [cellEvidence(report, row, cell)] } : null
}

/** The sum of rows in their last column, empty cells as zero; null unless each row was read and one of them prints a number. */
export function printedSum(report: Report, keys: string[]): Printed | null {
  const evidence: Evidence[] = []
  let value = 0
  for (const key of keys) {
    const found = rowOf(report, key)
    const cell = found?.cells.at(-1)
    if (!found || !cell || unread.has(cell.kind)) return null
    if (cell.value === null) continue
    value += cell.value
    evidence.push(cellEvidence(report, found, cell))
  }
  return evidence.length ? { value, evidence } : null
}

const unread = new Set<TableCell['kind']>(['text', 'absent', 'unreadable'])

/** Keys of the rows read whose key starts with `prefix`, of the first table that has any. */
export function rowsStarting(report: Report, prefix: string): string[] {
  const table = report.tables.find((each): each is Table => each.state === 'read' && each.rows.some(({ key }) => key.startsWith(prefix)))
  return table?.rows.filter(({ key }) => key.startsWith(prefix)).map(({ key }) => key) ?? []
}

function rowOf(report: Report, key: string): TableRow | undefined {
  for (const table of report.tables) {
    const row = table.state === 'read' ? table.rows.find((each) => each.key === key) : undefined
    if (row) return row
  }
  return undefined
}

function cellEvidence(report: Report, row: TableRow, cell: TableCell): Evidence {
  const label = report.text.clean.slice(row.label.start, row.label.end).replace(/\s+/g, '')
  return evidenceAt(report, cell.range, { zh: `表格“${label}”一行`, en: `table row "${label}"` })
}
