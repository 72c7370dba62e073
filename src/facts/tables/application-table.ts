// The applications table in, its three kinds of equation out: the balance of each column, the sums of rows and of columns.
import { asText, checkEquations, equationEvidence } from './equations.js'
import { fact } from '../evidence.js'
import { formOf, isEmpty, rowEvidence, tableOf } from './prescribed-tables.js'
import { mendFacts, mendOf, noMend, rootCause } from './table-mend.js'
import type { Checked, Equation } from './equations.js'
import type { FactReader } from '../reader.js'
import type { Fact } from '../../model/fact.js'
import type { Report, Table, TableRow } from '../../model/report.js'
import type { Form } from '../../model/rulebook.js'

/** In the order in which they are mended; the names of the rules that ask for them. */
const checks = {
  balance: 'application-table-balance', rowsSum: 'application-table-rows-sum', columnsSum: 'application-table-columns-sum',
} as const
type CheckName = keyof typeof checks
const names = Object.keys(checks) as CheckName[]

/** Only what the form itself prints is checked: the relation in its first cell, and that totals are totals. */
export const readApplicationTableFacts: FactReader = (report, rulebook) => {
  const table = tableOf(report, 'applications')
  if (!table || table.state !== 'read') {
    return [
      ...names.flatMap(unchecked), ...noMend('tables.applications'),
      fact('tables.applications.blanks', null), fact('tables.applications.rootCause', null),
    ]
  }
  const form = formOf(table, rulebook)
  const checked = checkEquations(applicationEquations(table, form))
  const mend = mendOf(checked)
  const total = rowOf(table, 'handledTotal') ?? table.rows[0]
  const passing = total ? [rowEvidence(report, form, total)] : []
  return [
    ...names.flatMap((name) => {
      const own = checked.filter(({ equation }) => equation.check === checks[name])
      return factsOf(report, form, name, own, passing)
    }),
    fact('tables.applications.blanks', table.rows.flatMap(({ cells }) => cells.filter(isEmpty)).length),
    fact('tables.applications.rootCause', rootCause(checked, Object.values(checks), mend)),
    ...mendFacts(report, form, 'tables.applications', mend),
  ]
}

/** All three kinds, whether or not they can be judged. */
export function applicationEquations(table: Table, form: Form): Equation[] {
  return [...balances(table, form), ...rowSums(table, form), ...columnSums(table, form)]
}

function unchecked(name: CheckName): Fact[] {
  const id = `tables.applications.${name}`
  return [fact(`${id}.checked`, 0), fact(`${id}.broken`, 0), fact(`${id}.equation`, null)]
}

function factsOf(report: Report, form: Form, name: CheckName, checked: Checked[], passing: Fact['evidence']): Fact[] {
  const id = `tables.applications.${name}`
  const broken = checked.filter(({ holds }) => !holds)
  const places = broken.flatMap(({ equation }) => equationEvidence(report, form, equation))
  return [
    fact(`${id}.checked`, checked.length, checked.length > 0 ? passing : []),
    fact(`${id}.broken`, broken.length, places),
    fact(`${id}.equation`, broken[0] ? asText(broken[0]) : null, places),
  ]
}

/** 第一项加第二项之和,等于第三项加第四项之和, in every column. */
function balances(table: Table, form: Form): Equation[] {
  const rows = ['newlyReceived', 'carriedOver', 'handledTotal', 'carriedForward'].map((key) => rowOf(table, key))
  if (rows.some((row) => row === undefined)) return []
  const [received, over, handled, forward] = rows as TableRow[]
  return form.columns.map(({ label }, column) => ({
    check: checks.balance, name: label,
    left: [{ row: received!, column }, { row: over!, column }], right: [{ row: handled!, column }, { row: forward!, column }],
  }))
}

/** （七）总计 is the sum of every result row; group rows that a report adds are no part of the form. */
function rowSums(table: Table, form: Form): Equation[] {
  const total = rowOf(table, 'handledTotal')
  const outside = ['newlyReceived', 'carriedOver', 'handledTotal', 'carriedForward']
  const keys = form.rows.map(({ key }) => key).filter((key) => !outside.includes(key))
  const leaves = keys.map((key) => rowOf(table, key)).filter((row) => row !== undefined)
  if (!total || leaves.length < keys.length) return []
  return form.columns.map(({ label }, column) => ({
    check: checks.rowsSum, name: label, left: leaves.map((row) => ({ row, column })), right: [{ row: total, column }],
  }))
}

/** The last column is the sum of the six before it, in every row. */
function columnSums(table: Table, form: Form): Equation[] {
  const last = form.columns.length - 1
  return table.rows.map((row) => ({
    check: checks.columnsSum, name: form.rows.find(({ key }) => key === row.key)?.short ?? row.key,
    left: form.columns.slice(0, last).map((_, column) => ({ row, column })), right: [{ row, column: last }],
  }))
}

function rowOf(table: Table, key: string): TableRow | undefined {
  return table.rows.find((row) => row.key === key)
}
