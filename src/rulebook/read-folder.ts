// The folder rules/ in, everything in it out, each file of its schema but not yet held against the others.
import Type from 'typebox'
import { readJson } from './read-json.js'
import { readLedgerBook } from './read-ledgers.js'
import { complain, type Desk } from './problems.js'
import { ofFiles as reasons } from './reasons.js'
import { Rule, RuleCases, type RuleCase } from '../model/rule.js'
import { CalendarYear, Form, HandlingLaw, Law, Regime, Ruleset } from '../model/rulebook.js'
import { FactDefinition } from '../model/fact-definition.js'
import { Scoring } from '../model/scoring.js'
import { Localised } from '../model/words.js'
import type { LedgerBook } from '../model/ledger.js'
import type { Lexicon, Places, Rulebook } from '../model/rulebook.js'

const FactDefinitions = Type.Record(Type.String(), FactDefinition)
const Terms = Type.Record(Type.String(), Localised)
const LexiconFile = Type.Record(Type.String(), Type.Array(Type.String()))
/** Its entries are not looked at one by one: there are thousands, and a program writes them. */
const PlacesFile = Type.Unsafe<Places>(Type.Object({
  source: Type.String(),
  places: Type.Array(Type.Unknown()), zones: Type.Array(Type.Unknown()),
  romanised: Type.Array(Type.Unknown()), provinceLabels: Type.Array(Type.Unknown()), areaCodes: Type.Array(Type.Unknown()),
}))

export interface Folder {
  ruleset: Ruleset | undefined
  scoring: Scoring | undefined
  facts: Record<string, FactDefinition>
  terms: Record<string, Localised>
  rules: Rule[]
  cases: Record<string, RuleCase[]>
  regimes: Regime[]
  laws: Law[]
  forms: Form[]
  calendar: CalendarYear[]
  handling: HandlingLaw
  places: Places
  lexicons: Record<string, Lexicon>
  ledger: LedgerBook
  lineage: string[]
  adjustments: Rulebook['adjustments']
  localDue: Rulebook['localDue']
  apart: Rulebook['apart']
}

export const fileOf = {
  rule: (id: string): string => `checks/${id}/rule.json`,
  cases: (id: string): string => `checks/${id}/cases.json`,
}

export function readFolder(desk: Desk): Folder {
  complainOfStrangers(desk, entries)
  return {
    ruleset: readJson(desk, 'ruleset.json', Ruleset),
    scoring: readJson(desk, 'scoring.json', Scoring),
    facts: readJson(desk, 'facts.json', FactDefinitions) ?? {},
    terms: readJson(desk, 'terms.json', Terms) ?? {},
    ...readChecks(desk),
    regimes: readAll(desk, 'regimes', Regime),
    laws: readLaws(desk),
    forms: readAll(desk, 'forms', Form),
    calendar: desk.shelf.names('calendar', '.json').flatMap((name) => readYear(desk, name)),
    handling: readJson(desk, 'handling.json', HandlingLaw) ?? { editions: [] },
    places: readJson(desk, 'places/places.json', PlacesFile) ?? noPlaces,
    lexicons: byName(desk.shelf.names('lexicons', '.json'), (name) => readJson(desk, `lexicons/${name}.json`, LexiconFile) ?? {}),
    ledger: readLedgerBook(desk),
    lineage: [], adjustments: [], localDue: [], apart: [],
  }
}

/** Rules and their cases. */
export function readChecks(desk: Desk): Pick<Folder, 'rules' | 'cases'> {
  const ids = desk.shelf.names('checks', '')
  return {
    rules: ids.flatMap((id) => readNamed(desk, fileOf.rule(id), id, Rule)),
    cases: byName(ids, (id) => readJson(desk, fileOf.cases(id), RuleCases) ?? []),
  }
}

export function readLaws(desk: Desk): Law[] {
  return readAll(desk, 'laws', Law)
}

/** A folder misnamed would be no rules, words or holidays at all, and nobody would know. */
const entries = [
  'ruleset.json', 'scoring.json', 'facts.json', 'terms.json', 'handling.json', 'rule.schema.json', 'cases.schema.json', 'extension.schema.json',
  'README.md', 'RULES.md', 'RULES.zh-CN.md', 'coverage.json', 'COVERAGE.md', 'COVERAGE.zh-CN.md', 'PRECISION.md', 'PRECISION.zh-CN.md',
  'checks', 'regimes', 'laws', 'forms', 'calendar', 'places', 'lexicons', 'overlays', 'presets',
  'ledger-checks', 'ledger-columns.json', 'ledger-facts.json', 'ledger-terms.json',
]

export function complainOfStrangers(desk: Desk, known: readonly string[]): void {
  for (const name of desk.shelf.entries()) {
    if (!known.includes(name)) complain(desk, name, [], reasons.unknownEntry(name))
  }
}

const noPlaces: Places = { source: '', places: [], zones: [], romanised: [], provinceLabels: [], areaCodes: [] }

function readAll<T extends Type.TSchema>(desk: Desk, folder: string, schema: T): Type.Static<T>[] {
  return desk.shelf.names(folder, '.json').flatMap((name) => readNamed(desk, `${folder}/${name}.json`, name, schema))
}

function readYear(desk: Desk, name: string): CalendarYear[] {
  const file = `calendar/${name}.json`
  const calendar = readJson(desk, file, CalendarYear)
  if (!calendar) return []
  if (String(calendar.year) !== name) complain(desk, file, ['year'], reasons.otherYear(calendar.year, name))
  return [calendar]
}

function byName<T>(names: string[], read: (name: string) => T): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, read(name)]))
}

/** A value is found by the name of its file, so its id is that name. */
function readNamed<T extends Type.TSchema>(desk: Desk, file: string, name: string, schema: T): Type.Static<T>[] {
  const value = readJson(desk, file, schema)
  if (value === undefined) return []
  const { id } = value as { id: string }
  if (id !== name) complain(desk, file, ['id'], reasons.otherId(id, name))
  return [value]
}
