// A table as read in, each of its equations out with its cells, written out, and whether it holds: what the rules judge, and nothing else.
import { formOf } from './prescribed-tables.js'
import { appealsEquations } from './appeals-table.js'
import { applicationEquations } from './application-table.js'
import { checkEquations, written } from './equations.js'
import { statisticsEquations } from './statistics-form.js'
import type { Equation, Place } from './equations.js'
import type { CellAt, EquationOfTable } from '../../model/reading.js'
import type { FormEquation } from '../../model/form-view.js'
import type { Table, TableRow } from '../../model/report.js'
import type { Form, Rulebook } from '../../model/rulebook.js'

/** The same builders and the same checking as the facts behind the rules on sums: the two can't disagree. */
export function equationsRead(table: Table, rulebook: Pick<Rulebook, 'forms'>): EquationOfTable[] {
  const form = formOf(table, rulebook)
  const doubtful = new Set((form.sums ?? []).filter(({ force }) => force === 'doubtful').map((sum) => sum.id))
  const rowAt = new Map(table.rows.map((row, at) => [row, at]))
  const cellOf = ({ row, column }: Place): CellAt => [rowAt.get(row)!, column]
  return checkEquations(builders[form.kind](table, form)).map((checked): EquationOfTable => {
    const { equation, holds } = checked
    return {
      ruleId: form.kind === 'statistics' ? 'statistics-form-sums' : equation.check, holds,
      ...(doubtful.has(equation.check) && { doubtful: true as const }),
      left: equation.left.map(cellOf), right: equation.right.map(cellOf),
      written: written(checked),
    }
  })
}

/** The form prescribes no sum in the table of disclosure. */
const builders: Record<Form['kind'], (table: Table, form: Form) => Equation[]> = {
  applications: applicationEquations, appeals: appealsEquations, disclosure: () => [], statistics: statisticsEquations,
}

/** The equations of a form nobody has filled in yet, for whoever fills it: the same that a report is held to. */
export function equationsOfForm(form: Form): FormEquation[] {
  const nothing = { start: 0, end: 0 }
  const rows = form.rows.map(({ key, columns }): TableRow =>
    ({ key, label: nothing, cells: columns.map(() => ({ value: null, kind: 'blank', range: nothing })) }))
  const table: Table = { form: form.id, range: nothing, state: 'read', why: null, rows, missingRows: [], missingColumns: [], unknownRows: 0 }
  const named = (places: Place[]): FormEquation['left'] => places.map(({ row, column }) =>
    ({ row: row.key, column: form.rows.find(({ key }) => key === row.key)!.columns[column]! }))
  return builders[form.kind](table, form).map(({ check, name, left, right }) => ({
    ruleId: form.kind === 'statistics' ? 'statistics-form-sums' : check, name, left: named(left), right: named(right),
  }))
}
