// Cleaned text in, the facts a reader gives of its tables out, with their quotes and the names of their places.
import { readSections } from '../../src/segment/sections.js'
import { readTables } from '../../src/segment/tables.js'
import { book } from './prose-report.js'
import type { FactReader } from '../../src/facts/reader.js'
import type { FactValue } from '../../src/model/fact.js'
import type { Report } from '../../src/model/report.js'
import type { Text } from '../../src/model/text.js'
import type { RegimeId } from '../../src/model/words.js'

export { book }

export interface Seen { value(id: string): FactValue; quotes(id: string): string[]; places(id: string): string[]; ids: string[] }

/** @param pictures words before which a picture stands. */
export function reportOf(text: Text, regime: RegimeId | null, pictures: string[] = []): Report {
  const tables = readTables(text, book)
  const places = pictures.map((words) => text.clean.indexOf(words)).map((start) => ({ start, end: start }))
  return { text, tables, sections: readSections(text, tables, book), pictures: places, identity: { regime } } as unknown as Report
}

export function seen(reader: FactReader, report: Report): Seen {
  const facts = new Map(reader(report, book).map((fact) => [fact.id, fact]))
  const factOf = (id: string) => {
    const fact = facts.get(id)
    if (!fact) throw new Error(`no fact ${id}`)
    return fact
  }
  const { text } = report
  return {
    ids: [...facts.keys()].sort(),
    value: (id) => factOf(id).value,
    quotes: (id) => factOf(id).evidence.map(({ start, end }) => text.clean.slice(text.at(start), text.at(end))),
    places: (id) => factOf(id).evidence.map(({ where }) => where.zh),
  }
}
