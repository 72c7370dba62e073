// A table as read in, each of its equations out with its cells, written out, and whether it holds: what the rules judge, and nothing else.
import { formOf } from './prescribed-tables.js'
import { appealsEquations } from './appeals-table.js'
import { applicationEquations } from './application-table.js'
import { checkEquations, written } from './equations.js'
import { statisticsEquations } from './statistics-form.js'
import type { Equation, Place } from './equations.js'
import type { CellAt, EquationOfTable } from '../../model/reading.js'
import type { Table } from '../../model/report.js'
import type { Form, Rulebook } from '../../model/rulebook.js'

/** The same builders and the same checking as the facts behind the rules on sums: the two can't disagree. */
export function equationsRead(table: Table, rulebook: Pick<Rulebook, 'forms'>): EquationOfTable[] {
  const form = formOf(table, rulebook)
  const doubtful = new Set((form.sums ?? []).filter(({ force }) => force === 'doubtful').map((sum) => sum.id))
  return checkEquations(builders[form.kind](table, form)).map((checked): EquationOfTable => {
    const { equation, holds } = checked
    return {
      ruleId: form.kind === 'statistics' ? 'statistics-form-sums' : equation.check, holds,
      ...(doubtful.has(equation.check) && { doubtful: true as const }),
      left: equation.left.map((place) => cellOf(place, table)), right: equation.right.map((place) => cellOf(place, table)),
      written: written(checked),
    }
  })
}

/** The form prescribes no sum in the table of disclosure. */
const builders: Record<Form['kind'], (table: Table, form: Form) => Equation[]> = {
  applications: applicationEquations, appeals: appealsEquations, disclosure: () => [], statistics: statisticsEquations,
}

function cellOf({ row, column }: Place, { rows }: Table): CellAt {
  return [rows.indexOf(row), column]
}
