// The cells of tables two to four in, how many print nothing, and whether the page says in one way what it means by that, out.
import { fact } from '../evidence.js'
import { isEmpty, rowEvidence } from './prescribed-tables.js'
import { readTablesOf } from './read-cells.js'
import type { ReadCell, ReadTable } from './read-cells.js'
import type { FactReader } from '../reader.js'
import type { Report } from '../../model/report.js'
import type { Evidence } from '../../model/span.js'

export const readFilledCellFacts: FactReader = (report, rulebook) => {
  const tables = readTablesOf(report, rulebook).map((table) => ({ ...table, cells: table.cells.filter((each, _, all) => isAsked(each, all)) }))
  const cells = tables.flatMap((table) => table.cells)
  const empty = cells.filter(({ cell }) => isEmpty(cell))
  const mixed = tables.filter(isMixed)
  return [
    fact('cells.asked', cells.length),
    fact('cells.empty', empty.length, rowsOf(report, empty)),
    fact('cells.emptyTotals', empty.filter(isTotal).length, rowsOf(report, empty.filter(isTotal))),
    fact('cells.zeros', cells.filter(({ cell }) => cell.kind === 'zero').length),
    fact('cells.mixedTables', mixed.length, mixed.flatMap((table) => rowsOf(report, table.cells.filter(({ cell }) => isEmpty(cell))))),
  ]
}

/** A dash through the whole row of 规章 says that the body has no such power, which is no figure left out. */
function isAsked({ form, row }: ReadCell, cells: ReadCell[]): boolean {
  if (form.kind !== 'disclosure' || row.key !== 'rules') return true
  return !cells.filter((each) => each.row === row).every(({ cell }) => cell.kind === 'dash' || cell.kind === 'none')
}

/** Cells left blank beside cells struck out: one of the two is no zero, or the page says zero in two ways. */
function isMixed({ cells }: ReadTable): boolean {
  const isStruck = ({ cell }: ReadCell): boolean => cell.kind === 'dash' || cell.kind === 'none'
  return cells.some(({ cell }) => cell.kind === 'blank') && cells.some(isStruck)
}

function isTotal({ form, row, column }: ReadCell): boolean {
  const prescribed = form.rows.find(({ key }) => key === row.key)
  return prescribed?.total === true || prescribed?.columns[column] === 'total'
}

/** An empty cell has nothing to quote; its row has. */
function rowsOf(report: Report, cells: ReadCell[]): Evidence[] {
  const rows = new Map(cells.map(({ form, row }) => [row, form]))
  return [...rows].slice(0, mostRows).map(([row, form]) => rowEvidence(report, form, row))
}

const mostRows = 8
