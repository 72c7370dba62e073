// The files of rules/ that speak of ledgers in, one LedgerBook out, each file of its schema but not yet held against the others.
import Type from 'typebox'
import { readJson } from './read-json.js'
import { complain, type Desk } from './problems.js'
import { ofFiles as reasons } from './reasons.js'
import { LedgerCases, LedgerColumns, LedgerFact, LedgerRule } from '../model/ledger.js'
import { Localised } from '../model/words.js'
import type { LedgerBook } from '../model/ledger.js'

const LedgerFacts = Type.Record(Type.String(), LedgerFact)
const Terms = Type.Record(Type.String(), Localised)
const noColumns: LedgerColumns = {
  fields: {}, personal: [], groups: [], totals: [], channels: {}, applicantKinds: {}, results: {}, grounds: {},
}

export const ledgerFileOf = {
  rule: (id: string): string => `ledger-checks/${id}/rule.json`,
  cases: (id: string): string => `ledger-checks/${id}/cases.json`,
}

/** A folder without rules for ledgers is whole: its ruleset then judges reports only. */
export function readLedgerBook(desk: Desk): LedgerBook {
  const ids = desk.shelf.names('ledger-checks', '')
  if (ids.length === 0) return { columns: noColumns, facts: {}, terms: {}, rules: [], cases: {} }
  const columns = readJson(desk, 'ledger-columns.json', LedgerColumns) ?? noColumns
  const titles = Object.fromEntries(Object.entries(columns.fields).map(([field, { title }]) => [field, title]))
  return {
    columns,
    facts: readJson(desk, 'ledger-facts.json', LedgerFacts) ?? {},
    terms: { ...titles, ...readJson(desk, 'ledger-terms.json', Terms) },
    rules: ids.flatMap((id) => readRule(desk, id)),
    cases: Object.fromEntries(ids.map((id) => [id, readJson(desk, ledgerFileOf.cases(id), LedgerCases) ?? []])),
  }
}

function readRule(desk: Desk, id: string): LedgerRule[] {
  const file = ledgerFileOf.rule(id)
  const rule = readJson(desk, file, LedgerRule)
  if (rule && rule.id !== id) complain(desk, file, ['id'], reasons.otherId(rule.id, id))
  return rule ? [rule] : []
}
