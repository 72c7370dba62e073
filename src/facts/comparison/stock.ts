// Table two of two years in, whether what is in force follows from last year's stock and the year's flow out.
import { amountOf, formOf, rowEvidence, tableOf } from '../tables/prescribed-tables.js'
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { besideFact } from './quoted.js'
import { sentenceTexts, unwrapped } from '../sentence-text.js'
import type { ComparisonReader, OwnFacts } from '../reader.js'
import type { Compared } from '../../model/companions.js'
import type { Fact } from '../../model/fact.js'
import type { Report, Table } from '../../model/report.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { Evidence } from '../../model/span.js'

/** Rows of a stock: in force = last in force + issued - repealed. Only the form of 2021 prints one. */
const stocks = [
  { row: 'rules', kept: 'tables.disclosure.rulesInForce' }, { row: 'normativeDocuments', kept: 'tables.disclosure.normativeInForce' },
]

interface Stock { name: string; was: number; issued: number; repealed: number; is: number; place: Evidence }

export const readStockFacts: ComparisonReader = (report, rulebook, { previous }, own) => {
  const table = tableOf(report, 'disclosure')
  const read = previous && table?.state === 'read' && table.form === 'disclosure-2021'
    ? stocks.flatMap((each) => stockOf(report, table, each, previous, rulebook, own)) : []
  const broken = read.filter((each) => gapOf(each) !== 0)
  const places = broken.map(({ place }) => place)
  return [
    fact('stock.checked', read.length, read.map(({ place }) => place)),
    fact('stock.broken', broken.length, places),
    fact('stock.differences', broken.map(asEquation).join('；') || null, places),
    ...(broken.length > 0 ? explanationOf(report, broken) : [fact('stock.explained', false), fact('stock.cleanUp', false)]),
  ]
}

function stockOf(
  report: Report, table: Table, { row: key, kept }: typeof stocks[number], previous: Compared, rulebook: Rulebook, own: OwnFacts,
): Stock[] {
  const row = table.rows.find((each) => each.key === key)
  const was = previous.facts.find(({ id }) => id === kept)?.value
  const is = own(kept).value
  const [issued, repealed] = [amountOf(row?.cells[0]), amountOf(row?.cells[1])]
  if (!row || typeof was !== 'number' || typeof is !== 'number' || issued === null || repealed === null) return []
  const form = formOf(table, rulebook)
  const beside = besideFact(previous, kept)
  const name = form.rows.find((each) => each.key === key)?.short ?? key
  return [{ name, was, issued, repealed, is, place: { ...rowEvidence(report, form, row), ...(beside && { beside }) } }]
}

function gapOf({ was, issued, repealed, is }: Stock): number {
  return is - (was + issued - repealed)
}

function asEquation({ name, was, issued, repealed, is }: Stock): string {
  return `${name}：${was}+${issued}-${repealed}≠${is}`
}

/** Trap 16: a clean-up, or documents handed over with a duty. With the very number missing it explains the gap. */
const cleanUp = /(?:规章|规范性文件|文件)[^。]{0,60}(?:清理|失效|划转|移交|划入|口径)|(?:清理|失效|划转|移交|划入|口径)[^。]{0,60}(?:规章|规范性文件|文件)/

function explanationOf(report: Report, broken: Stock[]): Fact[] {
  const told = sentenceTexts(report).map(unwrapped)
    .flatMap((sentence, at) => (cleanUp.test(sentence) ? [{ sentence, place: report.sentences[at]! }] : []))
  const places = told.map(({ place }) => evidenceAt(report, place, placeOf(report, place)))
  const numbers = new Set(told.flatMap(({ sentence }) => sentence.match(/\d+/g) ?? []))
  const settled = broken.every((each) => numbers.has(String(Math.abs(gapOf(each)))))
  return [fact('stock.explained', told.length > 0 && settled, places), fact('stock.cleanUp', told.length > 0, places)]
}
