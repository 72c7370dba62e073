// Points as far as they are said in, whole dates and periods out: years filled in, readings chosen, ends of periods joined.
import { iso, isDay, lastDayOf } from './days.js'
import type { DateMention } from '../../model/report.js'
import type { Point } from './point.js'

const joint = /^\s{0,3}(?:日|起|开始|止)?\s{0,3}[,,]?\s{0,3}(?:至|到|--?|—{1,2}|–|~|起)\s{0,3}(?:今年|当年|同年|本年)?\s{0,3}$/

export function settlePoints(clean: string, points: Point[]): DateMention[] {
  const said = new Set(points.filter((point) => !point.readings && point.day !== null).map((point) => dayKey(point)))
  const chosen = points.flatMap((point) => choose(point, said))
  const documentYear = yearOfDocument(clean, chosen)
  const mentions: DateMention[] = []
  let lastYear: { year: number; end: number } | null = null
  for (let index = 0; index < chosen.length; index += 1) {
    const point = chosen[index]!
    const next = chosen[index + 1]
    const near: number | null = lastYear && sameSentence(clean, lastYear.end, point.start) ? lastYear.year : documentYear
    const joins = next !== undefined && !point.endOnly && joint.test(gap(clean, point, next))
    const period: DateMention | null = joins ? joined(point, next, near) : null
    const mention = period ?? (point.endOnly ? null : single(point, near))
    if (period) index += 1
    if (mention) mentions.push(mention)
    const year: number | null = (period ? next?.year : null) ?? point.year
    if (year !== null) lastYear = { year, end: point.end }
  }
  return mentions
}

/** Of several readings the one that another date of the document says in full. */
function choose(point: Point, said: Set<string>): Point[] {
  if (!point.readings) return [point]
  const confirmed = point.readings.filter((day) => said.has(dayKey(day)))
  if (confirmed.length !== 1) return []
  const settled = { ...point, ...confirmed[0]! }
  delete settled.readings
  return [settled]
}

function dayKey({ year, month, day }: Pick<Point, 'year' | 'month' | 'day'>): string {
  return `${year}-${month}-${day}`
}

/** The report year as the title or the first lines say it; the year said most often where they do not. */
function yearOfDocument(clean: string, points: Point[]): number | null {
  const named = /((?:19|20)\d{2})\s?年?度?[^。\n\d]{0,30}(?:信息|政务|资讯)公开/.exec(clean.slice(0, 3000))
  if (named) return Number(named[1])
  const counts = new Map<number, number>()
  for (const { year } of points) if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1)
  let best: number | null = null
  for (const [year, count] of counts) if (best === null || count > counts.get(best)!) best = year
  return best
}

/** Bounded: a year said more than a long sentence ago is not this sentence's. */
function sameSentence(clean: string, from: number, to: number): boolean {
  return to - from < 200 && !/[。\n;]/.test(clean.slice(from, to))
}

function gap(clean: string, point: Point, next: Point): string {
  return next.start - point.end <= 12 ? clean.slice(point.end, next.start) : '。'
}

function joined(from: Point, to: Point, near: number | null): DateMention | null {
  if (from.to || to.to) return null
  const first = from.year ?? to.year ?? near
  const last = to.year ?? first
  if (first === null || last === null || (from.month === null) !== (to.month === null)) return null
  const start = firstDay(saidOf(from, first))
  const end = lastDay(saidOf(to, last))
  if (!start || !end || start > end) return null
  const reading = `${said(saidOf(from, first))}至${said(saidOf(to, last))}`
  return { kind: 'period', start: from.start, end: to.end, from: start, to: end, repaired: from.repaired || to.repaired, reading }
}

function single(point: Point, near: number | null): DateMention | null {
  const year = point.year ?? near
  if (year === null) return null
  const whole = saidOf(point, year)
  const end = point.to ? { year: point.to.year ?? year, month: point.to.month, day: point.to.day, atEnd: false } : whole
  const from = point.atEnd ? lastDay(whole) : firstDay(whole)
  const to = lastDay(end)
  if (!from || !to) return null
  const kind = point.to ? 'period' : point.day !== null || point.atEnd ? 'day' : point.month !== null ? 'month' : 'year'
  const reading = point.to ? `${said(whole)}至${said(end)}` : said(whole)
  return { kind, start: point.start, end: point.end, from, to, repaired: point.repaired, reading }
}

type Said = Pick<Point, 'month' | 'day' | 'atEnd'> & { year: number }

function saidOf({ month, day, atEnd }: Point, year: number): Said {
  return { year, month, day, atEnd }
}

function firstDay({ year, month, day }: Said): string | null {
  return isDay(year, month ?? 1, day ?? 1) ? iso(year, month ?? 1, day ?? 1) : null
}

function lastDay({ year, month, day }: Said): string | null {
  const last = day ?? lastDayOf(year, month ?? 12)
  return isDay(year, month ?? 12, last) ? iso(year, month ?? 12, last) : null
}

function said({ year, month, day, atEnd }: Said): string {
  return `${year}年${month === null ? '' : `${month}月`}${day === null ? '' : `${day}日`}${atEnd ? '底' : ''}`
}
