// Title, preface and dates in, the year reported on out - not the year of release.
import { yearOf } from '../dates/numerals.js'
import type { DateMention, Reading } from '../../model/report.js'
import type { Range } from '../../model/span.js'
import type { IsoDate } from '../../model/words.js'

const digits = /(?<![〔[\d(])((?:19|20)\d{2})(?![\d〕\]])/g
const spelt = /二[〇○零0O][〇○零0O一二三四五六七八九]{2}(?=年)/

/** The year in a title: before 年度 rather than before 年, never before a month, never inside 〔〕. */
export function yearIn(title: string): number | null {
  const whole = title.replace(/\s/g, '')
  let best: { year: number; rank: number } | null = null
  for (const { 1: year, index } of whole.matchAll(digits)) {
    const rank = rankOf(whole.slice(index + 4, index + 8))
    if (rank > 0 && (!best || rank > best.rank)) best = { year: Number(year), rank }
  }
  if (best) return best.year
  const bracketed = /[((]((?:19|20)\d{2})年?度?[))]/.exec(whole)
  if (bracketed) return Number(bracketed[1])
  const chinese = spelt.exec(whole)
  return chinese ? yearOf(chinese[0]) : null
}

function rankOf(after: string): number {
  if (/^年度/.test(after)) return 4
  if (/^年?$|^年(?!\d{1,2}月)|^度?(?:政府|政务|信息)/.test(after)) return 3
  return /^年\d/.test(after) ? 0 : 2
}

/** Only for documents that are no report: 国办公开办函〔2019〕60号 in the title. */
export function numberedYearIn(title: string): number | null {
  const found = /[〔[((]((?:19|20)\d{2})[〕\]))]\s?\d{1,4}\s?号/.exec(title)
  return found ? Number(found[1]) : null
}

/** Said of the report itself in its first lines: 编制2019年度政府信息公开工作年度报告. */
const ofItself = /((?:19|20)\d{2})\s?年?度?[^。\n\d]{0,24}(?:信息|政务|资讯)公开[^。\n\d]{0,8}(?:年度报告|工作报告|报告|年报)/

export function readYear(title: { text: string; ranges: Range[] } | null, clean: string, dates: DateMention[]): Reading<number> {
  const titled = title ? yearIn(title.text) : null
  if (titled !== null) return { value: titled, ranges: title!.ranges, from: 'title' }
  const itself = ofItself.exec(clean.slice(0, 4000))
  const period = dates.find(({ kind, from, to }) => kind === 'period' && from.slice(0, 4) === to.slice(0, 4) && monthsOf(from, to) >= 8)
  // Prefaces are copied from last year's report: a period that the rest of the text speaks of as well outweighs them.
  const copied = period && itself && mostSaid(dates)?.year === Number(period.from.slice(0, 4))
  if (itself && !copied) return found(Number(itself[1]), { start: itself.index, end: itself.index + itself[0].length }, 'preface')
  if (period) return found(Number(period.from.slice(0, 4)), { start: period.start, end: period.end }, 'period')
  const majority = mostSaid(dates)
  return majority ? found(majority.year, majority.first, 'body')
    : { value: null, ranges: [], from: 'none', looked: 'title, preface, period, years of the body' }
}

function found(value: number, range: Range, from: string): Reading<number> {
  return { value, ranges: [range], from }
}

function monthsOf(from: IsoDate, to: IsoDate): number {
  return Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1
}

/** A body speaks of its own year most of the time: three times at least, and more than all the others together. */
function mostSaid(dates: DateMention[]): { year: number; first: Range } | null {
  const seen = new Map<string, { count: number; first: Range }>()
  let total = 0
  for (const date of dates) {
    const year = date.from.slice(0, 4)
    if (date.kind === 'period' || Number(year) < 2008) continue
    total += 1
    const known = seen.get(year)
    if (known) known.count += 1
    else seen.set(year, { count: 1, first: { start: date.start, end: date.end } })
  }
  for (const [year, { count, first }] of seen) if (count >= 3 && count * 2 > total) return { year: Number(year), first }
  return null
}
