// Citations of the disclosure regulation: by title, by order number, and which edition each number is.
import { evidenceAt, fact, placeOf } from '../evidence.js'
import type { FactReader } from '../reader.js'
import type { Report } from '../../model/report.js'
import type { Evidence, Range } from '../../model/span.js'

/** State Council orders: the regulation of 2007 and its revision of 2019. */
const editions = { first: '492', revised: '711' }
/** The first report year whose whole span lies under the revision. */
const revisedFrom = 2020

export const readLawFacts: FactReader = (report) => {
  const orders = orderNumbers(report)
  const wrong = orders.filter(({ number }) => number !== editions.first && number !== editions.revised)
  const old = orders.filter(({ number }) => number === editions.first)
  const outdated = isRevisedYear(report) && !orders.some(({ number }) => number === editions.revised) ? old : []
  const titles = bareTitles(report, orders)
  const show = (some: Range[]): Evidence[] => some.slice(0, 5)
    .map(({ start, end }) => evidenceAt(report, { start, end }, placeOf(report, { start, end })))
  const numbers = [...new Set(orders.map(({ number }) => number))].sort()
  return [
    fact('law.cited', orders.length + titles.length, show([...orders, ...titles].sort((a, b) => a.start - b.start))),
    fact('law.numbers', numbers.length > 0 ? numbers.join('、') : null, show(orders)),
    fact('law.outdated', outdated.length, show(outdated)),
    fact('law.wrongNumber', wrong[0]?.number ?? null, show(wrong)),
  ]
}

interface Order extends Range { number: string }

const order = new RegExp([
  '国务院(?:令)?\\s?(?:\\(\\d{4}\\))?\\s?(?:第)?\\s?(\\d{3})\\s?号\\s?(?:令)?', '国令\\s?第?\\s?(\\d{3})\\s?号',
  '(?<!省|市|政府)令\\s?第?\\s?(492|711)\\s?号', '第?\\s?(492|711)\\s?号(?:令|公布|修订)',
].join('|'), 'g')
const title = /《?(?:中华人民共和国)?政府信息公开条例》?/g
/** A decree and the law it issued stand together: the number in brackets after the title, or right before it. */
const near = { before: 30, after: 24 }

/** The numbers of the two editions wherever they stand; another number only when it is given to this regulation. */
function orderNumbers({ text: { clean } }: Report): Order[] {
  const orders: Order[] = []
  for (const match of clean.matchAll(order)) {
    const number = (match[1] ?? match[2] ?? match[3] ?? match[4])!
    const range = { start: match.index, end: match.index + match[0].length }
    const isEdition = number === editions.first || number === editions.revised
    if (isEdition || isOfRegulation(clean, range)) orders.push({ ...range, number })
  }
  return orders
}

function isOfRegulation(clean: string, { start, end }: Range): boolean {
  const before = clean.slice(Math.max(0, start - near.before), start)
  if (/政府信息公开条例》?\s?\([^《》。;]*$/.test(before)) return true
  const after = clean.slice(end, end + near.after)
  return /^\)?(?:公布|发布|修订)?(?:的|,)?《(?:中华人民共和国)?政府信息公开/.test(after) && !/[》)]\s?\($/.test(before)
}

/** Titles without a number beside them: the regulation, and no province's own rules, which have other names. */
function bareTitles({ text: { clean } }: Report, orders: Order[]): Range[] {
  const ranges: Range[] = []
  let next = 0
  for (const { index, 0: found } of clean.matchAll(title)) {
    const range = { start: index, end: index + found.length }
    if (/[省市区]$/.test(clean.slice(Math.max(0, index - 1), index))) continue
    while (next < orders.length && range.start - orders[next]!.end >= near.after) next++
    if (next === orders.length || orders[next]!.start - range.end >= near.before) ranges.push(range)
  }
  return ranges
}

function isRevisedYear({ identity }: Report): boolean {
  return identity.year.value !== null && identity.year.value >= revisedFrom
}
