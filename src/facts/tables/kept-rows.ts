// Tables in, the figures that other years and other bodies are compared by out: what is carried over, in force, decided.
import { amountOf, formOf, rowEvidence, tableOf } from './prescribed-tables.js'
import { fact } from '../evidence.js'
import type { Kind } from './prescribed-tables.js'
import type { FactReader } from '../reader.js'

/** The last cell of each: the total column, or the stock at the year's end. */
const kept: Array<{ id: string; kind: Kind; form?: string; row: string }> = [
  { id: 'tables.applications.carriedOver', kind: 'applications', row: 'carriedOver' },
  { id: 'tables.applications.carriedForward', kind: 'applications', row: 'carriedForward' },
  { id: 'tables.disclosure.rulesInForce', kind: 'disclosure', form: 'disclosure-2021', row: 'rules' },
  { id: 'tables.disclosure.normativeInForce', kind: 'disclosure', form: 'disclosure-2021', row: 'normativeDocuments' },
  { id: 'tables.disclosure.licences', kind: 'disclosure', form: 'disclosure-2021', row: 'licences' },
  { id: 'tables.disclosure.penalties', kind: 'disclosure', form: 'disclosure-2021', row: 'penalties' },
  { id: 'tables.disclosure.coercion', kind: 'disclosure', form: 'disclosure-2021', row: 'coercion' },
]

export const readKeptRowFacts: FactReader = (report, rulebook) => kept.map(({ id, kind, form, row: key }) => {
  const table = tableOf(report, kind)
  const row = table?.state === 'read' && (form === undefined || table.form === form) ? table.rows.find((each) => each.key === key) : undefined
  return table && row ? fact(id, amountOf(row.cells.at(-1)), [rowEvidence(report, formOf(table, rulebook), row)]) : fact(id, null)
})
