// Sentences with the slot of their part in, a Report as far as readers of figures need one out.
import { readClaims } from '../../src/segment/claims.js'
import type { Fact } from '../../src/model/fact.js'
import type { IssuerKind } from '../../src/model/words.js'
import type { Report, Section, SectionSlot, Sentence, Table, TableRow } from '../../src/model/report.js'
import type { Rulebook } from '../../src/model/rulebook.js'
import type { Text } from '../../src/model/text.js'
import type { FactReader } from '../../src/facts/reader.js'

export interface Said { text: Array<[slot: SectionSlot | null, said: string]>; tables?: Table[]; year?: number; kind?: IssuerKind }

/** Each entry is one line of the body; sentences end at 。 and ; as in a report. A part with no text has a heading alone. */
export function aReport({ text: lines, tables = [], year = 2016, kind = 'department' }: Said): Report {
  const clean = `${lines.map(([, said]) => said).join('\n')}\n${'0'.repeat(40)}`
  const sentences: Sentence[] = []
  const sections: Section[] = []
  let start = 0
  for (const [slot, said] of lines) {
    const section = sections.findIndex((each) => each.slot === slot)
    const range = { start, end: start + said.length }
    if (section < 0) sections.push({ slot, level: 1, title: slot ?? '', number: null, heading: { start, end: start }, body: range })
    for (const match of said.matchAll(/[^。;]+[。;]?/g)) {
      sentences.push({ start: start + match.index, end: start + match.index + match[0].length, slot, section })
    }
    start = range.end + 1
  }
  const text: Text = { clean, personal: [], lines: [], grids: [], span: ({ start, end }) => ({ start, end }), at: (offset) => offset }
  return {
    text, sections, sentences, tables, claims: readClaims(text, sentences, [], year),
    dates: [], pictures: [], notes: [], origin: { format: 'text', url: null, observed: {} }, identity: identity(year, kind),
  }
}

function identity(year: number, kind: IssuerKind): Report['identity'] {
  const none = { value: null, ranges: [], from: '' }
  return {
    kind: 'annual-report', otherKind: null, reports: 1, reportTitles: [], title: none, year: { ...none, value: year }, regime: null,
    issuer: { name: none, kind: { ...none, value: kind }, province: none },
    publishedOn: { ...none, source: null }, otherPublicationDates: [], host: null, clashes: [],
  }
}

/** A table as read: row key to its values, null for a blank cell. */
export function aTable(form: string, rows: Record<string, Array<number | null>>): Table {
  return {
    form, range: { start: 0, end: 1 }, state: 'read', why: null, missingRows: [], missingColumns: [], unknownRows: 0,
    rows: Object.entries(rows).map(([key, values]): TableRow => ({
      key, label: { start: 0, end: 1 },
      cells: values.map((value) => ({ value, kind: value === null ? 'blank' : value === 0 ? 'zero' : 'number', range: { start: 0, end: 1 } })),
    })),
  }
}

export function factsOf(read: FactReader, said: Said): Record<string, Fact['value']> {
  return Object.fromEntries(read(aReport(said), {} as Rulebook).map(({ id, value }) => [id, value]))
}

/** What the evidence of a fact quotes. */
export function quotesOf(read: FactReader, said: Said, id: string): string[] {
  const report = aReport(said)
  const found = read(report, {} as Rulebook).find((fact) => fact.id === id)
  return (found?.evidence ?? []).map(({ start, end }) => report.text.clean.slice(start, end))
}
