// The review and litigation table in, whether its three totals hold out.
import { asText, checkEquations, equationEvidence } from './equations.js'
import { fact } from '../evidence.js'
import { formOf, rowEvidence, tableOf } from './prescribed-tables.js'
import { mendFacts, mendOf, noMend } from './table-mend.js'
import type { Equation } from './equations.js'
import type { FactReader } from '../reader.js'
import type { Table } from '../../model/report.js'
import type { Form } from '../../model/rulebook.js'

const id = 'tables.appeals.sums'

export const readAppealsTableFacts: FactReader = (report, rulebook) => {
  const table = tableOf(report, 'appeals')
  if (!table || table.state !== 'read') {
    return [fact(`${id}.checked`, 0), fact(`${id}.broken`, 0), fact(`${id}.equation`, null), ...noMend('tables.appeals')]
  }
  const form = formOf(table, rulebook)
  const checked = checkEquations(appealsEquations(table, form))
  const broken = checked.filter(({ holds }) => !holds)
  const places = broken.flatMap(({ equation }) => equationEvidence(report, form, equation))
  return [
    fact(`${id}.checked`, checked.length, table.rows.map((row) => rowEvidence(report, form, row))),
    fact(`${id}.broken`, broken.length, places),
    fact(`${id}.equation`, broken[0] ? asText(broken[0]) : null, places),
    ...mendFacts(report, form, 'tables.appeals', mendOf(checked)),
  ]
}

/** 总计 is the sum of the four results, in each of the three rows. */
export function appealsEquations(table: Table, form: Form): Equation[] {
  const last = form.columns.length - 1
  return table.rows.map((row) => ({
    check: 'appeals-table-sum', name: form.rows.find(({ key }) => key === row.key)?.short ?? row.key,
    left: form.columns.slice(0, last).map((_, column) => ({ row, column })), right: [{ row, column: last }],
  }))
}
