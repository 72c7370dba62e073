// A report's tables in, what the readers of their figures share out: the table of a kind, its cells as numbers, their places.
import { placeInTable } from '../../model/cell-name.js'
import { evidenceAt } from '../evidence.js'
import type { Report, Table, TableCell, TableRow } from '../../model/report.js'
import type { Form, Rulebook } from '../../model/rulebook.js'
import type { Evidence } from '../../model/span.js'

export type Kind = Form['kind']

/** The first table of a kind that could be read, else the first that stands. Ids of forms begin with their kind. */
export function tableOf({ tables }: Pick<Report, 'tables'>, kind: Kind): Table | null {
  const same = tables.filter(({ form }) => form.startsWith(`${kind}-`))
  return same.find(({ state }) => state === 'read') ?? same[0] ?? null
}

/** @throws Error when the table names a form the rulebook lacks: a bug. */
export function formOf(table: Table, { forms }: Pick<Rulebook, 'forms'>): Form {
  const form = forms.find(({ id }) => id === table.form)
  if (!form) throw new Error(`form ${table.form} is not in the rulebook`)
  return form
}

/** The form the law of the report's year prescribes for a kind; null where it prescribes none. */
export function prescribedForm(report: Report, kind: Kind, { forms }: Pick<Rulebook, 'forms'>): Form | null {
  const { regime } = report.identity
  return forms.find((form) => form.kind === kind && regime !== null && form.regimes.includes(regime)) ?? null
}

/**
 * A cell as a number: blank, dash and 无 are zero for arithmetic (the form's own practice); null where the cell could not
 * be read or is not there, so that no sum is judged on it.
 */
export function amountOf(cell: TableCell | undefined): number | null {
  if (!cell || cell.kind === 'text' || cell.kind === 'unreadable' || cell.kind === 'absent') return null
  return cell.value ?? 0
}

/** Stands for a figure but prints none. */
export function isEmpty(cell: TableCell): boolean {
  return cell.kind === 'blank' || cell.kind === 'dash' || cell.kind === 'none'
}

/** The place of one cell; nothing where the cell is empty and there is nothing to quote. */
export function cellEvidence(report: Report, form: Form, row: TableRow, columnIndex: number): Evidence[] {
  const cell = row.cells[columnIndex]
  if (!cell || cell.range.start >= cell.range.end) return []
  return [evidenceAt(report, cell.range, placeInTable(form, row.key, columnIndex))]
}

/** Under a head of several levels a row's label stands far from its cells. */
const nearLabel = 60

/** A whole row, from its label where that stands beside its cells, to the last of them. */
export function rowEvidence(report: Report, form: Form, row: TableRow): Evidence {
  const filled = row.cells.map(({ range }) => range).filter(({ start, end }) => start < end)
  const first = filled[0]?.start ?? row.label.end
  const start = first - row.label.end <= nearLabel ? row.label.start : first
  return evidenceAt(report, { start, end: filled.at(-1)?.end ?? row.label.end }, placeInTable(form, row.key))
}
