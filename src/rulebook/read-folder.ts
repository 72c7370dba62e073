// The folder rules/ in, everything in it out, each file of its schema but not yet held against the others.
import { existsSync, readdirSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import Type from 'typebox'
import { readJson } from './read-json.js'
import { readLedgerBook } from './read-ledgers.js'
import { complain, type Desk } from './problems.js'
import { ofFiles as reasons } from './reasons.js'
import { Rule, RuleCases, type RuleCase } from '../model/rule.js'
import { CalendarYear, FactDefinition, Form, HandlingLaw, Law, Regime, Ruleset, Scoring } from '../model/rulebook.js'
import { Localised } from '../model/words.js'
import type { LedgerBook } from '../model/ledger.js'
import type { Lexicon, Places } from '../model/rulebook.js'

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
}

export const fileOf = {
  rule: (id: string): string => `checks/${id}/rule.json`,
  cases: (id: string): string => `checks/${id}/cases.json`,
}

export function readFolder(desk: Desk): Folder {
  const ids = namesIn(desk, 'checks', '')
  complainOfStrangers(desk)
  return {
    ruleset: readJson(desk, 'ruleset.json', Ruleset),
    scoring: readJson(desk, 'scoring.json', Scoring),
    facts: readJson(desk, 'facts.json', FactDefinitions) ?? {},
    terms: readJson(desk, 'terms.json', Terms) ?? {},
    rules: ids.flatMap((id) => readNamed(desk, fileOf.rule(id), id, Rule)),
    cases: byName(ids, (id) => readJson(desk, fileOf.cases(id), RuleCases) ?? []),
    regimes: readAll(desk, 'regimes', Regime),
    laws: readAll(desk, 'laws', Law),
    forms: readAll(desk, 'forms', Form),
    calendar: namesIn(desk, 'calendar', '.json').flatMap((name) => readYear(desk, name)),
    handling: readJson(desk, 'handling.json', HandlingLaw) ?? { editions: [] },
    places: readJson(desk, 'places/places.json', PlacesFile) ?? noPlaces,
    lexicons: byName(namesIn(desk, 'lexicons', '.json'), (name) => readJson(desk, `lexicons/${name}.json`, LexiconFile) ?? {}),
    ledger: readLedgerBook(desk, (under, ending) => namesIn(desk, under, ending)),
  }
}

/** A folder misnamed would be no rules, words or holidays at all, and nobody would know. */
const entries = [
  'ruleset.json', 'scoring.json', 'facts.json', 'terms.json', 'handling.json', 'rule.schema.json', 'README.md', 'RULES.md',
  'checks', 'regimes', 'laws', 'forms', 'calendar', 'places', 'lexicons',
  'ledger-checks', 'ledger-columns.json', 'ledger-facts.json', 'ledger-terms.json',
]

function complainOfStrangers(desk: Desk): void {
  for (const name of readdirSync(desk.folder).sort()) {
    if (!name.startsWith('.') && !entries.includes(name)) complain(desk, name, [], reasons.unknownEntry(name))
  }
}

const noPlaces: Places = { source: '', places: [], zones: [], romanised: [], provinceLabels: [], areaCodes: [] }

function readAll<T extends Type.TSchema>(desk: Desk, folder: string, schema: T): Type.Static<T>[] {
  return namesIn(desk, folder, '.json').flatMap((name) => readNamed(desk, `${folder}/${name}.json`, name, schema))
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

/** Sorted by code unit: the order of a folder differs from machine to machine. */
function namesIn({ folder }: Desk, under: string, ending: string): string[] {
  const path = join(folder, under)
  if (!existsSync(path)) return []
  const wanted = (entry: Dirent) => (ending ? entry.isFile() && entry.name.endsWith(ending) : entry.isDirectory())
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && wanted(entry))
    .map((entry) => entry.name.slice(0, entry.name.length - ending.length))
    .sort()
}
