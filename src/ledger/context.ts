// What every reader of facts about a ledger is given: the law as tables, the words, and the line at hand.
import { dayNumber } from '../calendar/days.js'
import { dayTables } from '../calendar/day-tables.js'
import { workCalendar } from '../calendar/working-days.js'
import { plain } from './column-names.js'
import type { Line } from './line.js'
import type { DayEdition, Law, Reply } from './reply.js'
import type { FactValue } from '../model/fact.js'
import type { LedgerBook, LedgerKind } from '../model/ledger.js'
import type { WorkCalendar } from '../calendar/working-days.js'
import type { HandlingLaw, Rulebook } from '../model/rulebook.js'
import type { RegimeId } from '../model/words.js'

export interface Words {
  /** A cell's words to an id; null for words nobody foresaw. */
  channel(cell: string): string | null
  applicantKind(cell: string): string | null
  /** A row of the table of applications; `refused.*` where only the block is named. */
  result(cell: string): string | null
}

export interface Book {
  law: Law
  words: Words
  ledger: LedgerBook
  limits: { proactive: number }
  /** The form's words for the rows of the table of applications, and for `column.` and a column's key. */
  formWords: Record<string, string>
}

export interface LineContext {
  kind: LedgerKind
  line: Line
  book: Book
  /** The day asked about, as a number. */
  asOf: number | null
  edition: DayEdition | null
  regime: RegimeId | null
  reply: Reply | null
}

/** Facts of a line by their ids, each worked out when it is asked for. */
export type Readers = Record<string, () => FactValue>

const known = new WeakMap<Rulebook, Book>()

export function bookOf(rulebook: Rulebook): Book {
  const made = known.get(rulebook)
  if (made) return made
  const { ledger, calendar, handling, regimes } = rulebook
  const book: Book = {
    law: lawOf(handling, workCalendar(calendar)),
    words: {
      channel: wordReader(entriesOf(ledger.columns.channels)),
      applicantKind: wordReader(entriesOf(ledger.columns.applicantKinds)),
      result: wordReader([...entriesOf(ledger.columns.results), ...resultRows(rulebook)]),
    },
    formWords: formWords(rulebook), ledger, limits: { proactive: regimes[0]?.limits.proactive ?? 20 },
  }
  known.set(rulebook, book)
  return book
}

function lawOf(handling: HandlingLaw, calendar: WorkCalendar): Law {
  const editions = handling.editions.map((edition): DayEdition => ({
    ...edition, from: dayNumber(edition.receivedFrom), to: edition.receivedTo === null ? Infinity : dayNumber(edition.receivedTo),
    forms: edition.regimes.map(({ id, from }) => ({ id, from: dayNumber(from) })),
  }))
  return { handling, calendar, editions, tables: dayTables(calendar) }
}

/** The regime's id by the form of the day: an edition spans two forms. */
export function regimeAt({ forms }: DayEdition, day: number): RegimeId {
  return (forms.findLast(({ from }) => from <= day) ?? forms[0]!).id
}

function entriesOf(words: Record<string, string[]>): Array<[id: string, word: string]> {
  return Object.entries(words).flatMap(([id, names]) => [id, ...names].map((name): [string, string] => [id, name]))
}

function formWords({ forms }: Rulebook): Record<string, string> {
  const tables = forms.filter(({ kind }) => kind === 'applications').sort((a, b) => (a.id < b.id ? -1 : 1))
  return Object.fromEntries(tables.flatMap(({ rows, columns }) => [
    ...rows.map(({ key, short }) => [key, short]), ...columns.map(({ key, label }) => [`column.${key}`, label]),
  ]))
}

const notResults = ['newlyReceived', 'carriedOver', 'carriedForward', 'handledTotal']

/** The labels of the form itself are what a register writes most often. */
function resultRows({ forms }: Rulebook): Array<[id: string, word: string]> {
  const newest = forms.filter(({ kind }) => kind === 'applications').sort((a, b) => (a.id < b.id ? 1 : -1))
  return newest.flatMap(({ rows }) => rows.filter(({ key }) => !notResults.includes(key)))
    .flatMap(({ key, label, short, aliases }) => [label, short, ...aliases].map((name): [string, string] => [key, name]))
}

/** Cells repeat: each wording is looked up by its plain form once. The first id that claims a word keeps it. */
function wordReader(entries: Array<[id: string, word: string]>): (cell: string) => string | null {
  const byWord = new Map<string, string>()
  for (const [id, word] of entries) {
    const key = withoutNumber(plain(word))
    if (key !== '' && !byWord.has(key)) byWord.set(key, id)
  }
  const remembered = new Map<string, string | null>()
  return (cell) => {
    const seen = remembered.get(cell)
    if (seen !== undefined) return seen
    const found = byWord.get(withoutNumber(plain(cell))) ?? lastPart(cell, byWord)
    if (cell.length <= 60) {
      if (remembered.size >= 5000) remembered.clear()
      remembered.set(cell, found)
    }
    return found
  }
}

/** “不予公开-属于国家秘密”: the block, then the row. */
function lastPart(cell: string, byWord: Map<string, string>): string | null {
  const parts = cell.slice(0, 100).split(/[-—–:：/、>（(]/).map((part) => withoutNumber(plain(part))).filter((part) => part !== '')
  if (parts.length < 2) return null
  const found = parts.map((part) => byWord.get(part)).filter((id) => id !== undefined)
  return found.at(-1) ?? null
}

/** “（三）不予公开 4.保护第三方合法权益” is written with and without its numbers. */
function withoutNumber(word: string): string {
  return word.replace(/^[\d一二三四五六七]{1,2}(?=\p{Script=Han}{3})/u, '')
}
