// A text and a year in, the facts a reader gives of it out: value and quotes, cut from the text as read.
import { readFileSync, readdirSync } from 'node:fs'
import { readDates } from '../../src/segment/dates.js'
import { readSections } from '../../src/segment/sections.js'
import { readSentences } from '../../src/segment/sentences.js'
import { readTables } from '../../src/segment/tables.js'
import { read } from '../segment/reading.js'
import type { FactReader } from '../../src/facts/reader.js'
import type { FactValue } from '../../src/model/fact.js'
import type { Report } from '../../src/model/report.js'
import type { Rulebook } from '../../src/model/rulebook.js'

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
const filesOf = (folder: string): unknown[] => readdirSync(folder).sort().map((name) => json(`${folder}/${name}`))

/** The rulebook without its rules: what the reading steps ask of it. */
export const book = {
  lexicons: Object.fromEntries(readdirSync('rules/lexicons').sort().map((name) => [name.replace('.json', ''), json(`rules/lexicons/${name}`)])),
  forms: filesOf('rules/forms'), regimes: filesOf('rules/regimes'),
  laws: Object.fromEntries((filesOf('rules/laws') as Array<{ id: string }>).map((law) => [law.id, law])),
} as unknown as Rulebook

export interface ReadFacts { value(id: string): FactValue; quotes(id: string): string[] }

/** @param year of the report, given rather than read, so that a test says what it means. */
export async function factsOf(reader: FactReader, content: string, year: number | null = 2016): Promise<ReadFacts> {
  const { source, text } = await read(content)
  const tables = readTables(text, book)
  const sections = readSections(text, tables, book)
  const sentences = readSentences(text, sections, tables)
  const regime = book.regimes.find(({ reportYears: { from, to } }) => year !== null && from <= year && year <= to)?.id ?? null
  const identity = { year: { value: year }, regime }
  const report = { text, tables, sections, sentences, dates: readDates(text), identity } as unknown as Report
  const facts = new Map(reader(report, book).map((fact) => [fact.id, fact]))
  const factOf = (id: string) => {
    const fact = facts.get(id)
    if (!fact) throw new Error(`no fact ${id}`)
    return fact
  }
  return {
    value: (id) => factOf(id).value,
    quotes: (id) => factOf(id).evidence.map(({ start, end }) => source.text.slice(start, end)),
  }
}

/** Every fact of the catalogue whose id starts so. */
export function catalogued(prefix: string): string[] {
  return Object.keys(json('rules/facts.json') as object).filter((id) => id.startsWith(prefix))
}
