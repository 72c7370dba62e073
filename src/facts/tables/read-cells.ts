// A report's prescribed tables in, their cells out one by one, each with its row, its column and what it counts.
import { formOf, tableOf } from './prescribed-tables.js'
import type { Kind } from './prescribed-tables.js'
import type { Report, Table, TableCell, TableRow } from '../../model/report.js'
import type { Form, Rulebook } from '../../model/rulebook.js'

/** count: cases or documents · change: a count that may fall, as 本年增/减 does · money: yuan or ten thousand yuan. */
export type Counted = 'count' | 'change' | 'money'

export interface ReadCell { form: Form; row: TableRow; column: number; cell: TableCell; counted: Counted }

export interface ReadTable { table: Table; form: Form; cells: ReadCell[] }

/** Tables two, three and four of the forms of 2019 and 2021, those that could be read, with every cell that could be. */
export function readTablesOf(report: Report, rulebook: Rulebook): ReadTable[] {
  return kinds.flatMap((kind) => {
    const table = tableOf(report, kind)
    if (!table || table.state !== 'read') return []
    const form = formOf(table, rulebook)
    return [{ table, form, cells: table.rows.flatMap((row) => cellsOf(form, row)) }]
  })
}

const kinds: Kind[] = ['disclosure', 'applications', 'appeals']

function cellsOf(form: Form, row: TableRow): ReadCell[] {
  const prescribed = form.rows.find(({ key }) => key === row.key)
  return row.cells.flatMap((cell, column) => {
    if (cell.kind === 'absent' || cell.kind === 'unreadable' || cell.kind === 'text') return []
    const key = prescribed?.columns[column] ?? ''
    return [{ form, row, column, cell, counted: counts[key] ?? 'count' }]
  })
}

/** By the column's key: what is not named counts cases or documents. */
const counts: Readonly<Record<string, Counted>> = { change: 'change', amount: 'money', amountYuan: 'money' }
