// The report, last year's and the nearest of its set in, how much of its free text each of them holds and whether the figures are theirs too out.
import { extractTables } from '../extracted-tables.js'
import { fact } from '../evidence.js'
import { freeTextOf } from './free-text.js'
import { likenessOf } from './likeness.js'
import { withoutTemplate } from './shingles.js'
import { proseOf } from '../passages.js'
import type { Likeness } from './likeness.js'
import type { ComparisonReader } from '../reader.js'
import type { Beside, Compared } from '../../model/companions.js'
import type { Fact } from '../../model/fact.js'
import type { Report } from '../../model/report.js'
import type { Rulebook } from '../../model/rulebook.js'

export const readCopyFacts: ComparisonReader = (report, rulebook, { previous, set }) => [
  ...factsOf('copied.previous', previous ? likenessOf(report, previous, rulebook) : null),
  fact('copied.previous.figures', previous?.passages ? figuresOf(report, previous) : null),
  ...factsOf('copied.others', set ? likenessInSet(report, set, rulebook) : null),
  fact('copied.others.issuer', set?.nearest?.report.issuer.name ?? null),
]

/** Nothing in common is an answer too; whose report this is must be known, or it may be the other one itself. */
function likenessInSet(report: Report, { nearest, template }: Beside, rulebook: Rulebook): Likeness | null {
  if (report.identity.issuer.name.value === null) return null
  const local = new Set(template)
  if (nearest) return likenessOf(report, nearest, rulebook, { template: local })
  const { characters } = withoutTemplate(freeTextOf(report.text.clean, proseOf(report), rulebook), local)
  return { characters: characters.length, others: 0, shared: 0, percent: 0, evidence: [] }
}

function factsOf(id: string, likeness: Likeness | null): Fact[] {
  const { characters = null, shared = null, percent = null, evidence = [] } = likeness ?? {}
  return [
    fact(`${id}.characters`, characters), fact(`${id}.shared`, shared, evidence), fact(`${id}.percent`, percent, evidence),
  ]
}

/** So many figures say something; zeros and years say nothing, for they are the same in many reports. */
const enough = 5

/** Whether the figures of the prose, and those of the tables where both years have any, are last year's too. */
function figuresOf(report: Report, previous: Compared): 'same' | 'differ' | 'few' {
  const own = numbersIn(report.text.clean, proseOf(report))
  const theirs = numbersIn(previous.text, previous.passages ?? [])
  const [tables, before] = [tableNumbers(extractTables(report)), tableNumbers(previous.tables)]
  const compared = tables.length > 0 && before.length > 0
  if (compared && tables.join() !== before.join()) return 'differ'
  if (own.length + (compared ? tables.length : 0) < enough) return 'few'
  return shareIn(own, theirs) >= 0.95 ? 'same' : 'differ'
}

function numbersIn(text: string, prose: Array<{ start: number; end: number }>): string[] {
  return prose.flatMap(({ start, end }) => text.slice(start, end).normalize('NFKC').match(/\d+(?:\.\d+)?/g) ?? [])
    .filter((number) => Number(number) !== 0 && !/^(?:19|20)\d\d$/.test(number))
}

function tableNumbers(tables: Compared['tables']): number[] {
  const numbers: number[] = []
  JSON.stringify([tables.applications, tables.disclosure, tables.appeals, tables.statisticsForm], (_key, value: unknown) => {
    if (typeof value === 'number' && value !== 0) numbers.push(value)
    return value
  })
  return numbers
}

/** Of the first list, how much stands in the second, each number as often as it does there. */
function shareIn(own: string[], theirs: string[]): number {
  const left = new Map<string, number>()
  for (const number of theirs) left.set(number, (left.get(number) ?? 0) + 1)
  const found = own.filter((number) => {
    const times = left.get(number) ?? 0
    left.set(number, times - 1)
    return times > 0
  })
  return own.length === 0 ? 1 : found.length / own.length
}
