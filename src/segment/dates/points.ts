// Clean text in, the dates, months and years said in it out, each as far as it is said: years may be missing, readings several.
import { isDay, isYear } from './days.js'
import { readingsOfDay, readingsOfMonthAndDay, readingsOfPeriod } from './lost-marks.js'
import { monthOrDayOf, yearOf } from './numerals.js'
import type { Range } from '../../model/span.js'
import type { Day } from './lost-marks.js'

/** `end` is a month or year said as 底/末: its last day alone is meant. `to` closes a period said in one word. */
export interface Point extends Range {
  year: number | null
  month: number | null
  day: number | null
  atEnd: boolean
  repaired: boolean
  /** More than one reading: another date of the document has to say which. */
  readings?: Day[]
  /** 1-8月份, 上半年, 一季度, and two days glued into one number. */
  to?: { year: number | null; month: number; day: number | null }
  /** Only believed as the end of a period: 1231 in 起1231. */
  endOnly?: boolean
}

/** What a date in Chinese characters, or a part of the year, begins with. */
const chineseStart = /[一二][〇○零0O一二三四五六七八九]{3}(?=\s?年)|[一二三四五六七八九十]{1,2}月(?=[一二三四五六七八九十底末份])|[上下]半年|[一二三四]季度/y
const beginsChinese = new Uint8Array(0x10000)
for (const character of '一二三四五六七八九十上下') beginsChinese[character.charCodeAt(0)] = 1

/** One walk over the text; what stands at each start decides in constant time. */
export function findPoints(clean: string): Point[] {
  const points: Point[] = []
  let index = 0
  while (index < clean.length) {
    const unit = clean.charCodeAt(index)
    if (isDigit(unit)) {
      const end = endOfRun(clean, index)
      const point = hasLetter(clean, index - 1) || hasLetter(clean, end) ? null : numeric(clean, index, clean.slice(index, Math.min(end, index + 15)))
      if (point) points.push(point)
      index = point?.end ?? end
      continue
    }
    const word = beginsChinese[unit] === 1 ? at(chineseStart, clean, index)?.[0] : undefined
    const point = word === undefined ? null : chinese(clean, index, word)
    if (point) points.push(point)
    index = point?.end ?? index + 1
  }
  return points
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

function endOfRun(clean: string, start: number): number {
  let end = start + 1
  while (end < clean.length && isDigit(clean.charCodeAt(end))) end += 1
  return end
}

/** content_2021096 and t20220811 are no dates. */
function hasLetter(clean: string, offset: number): boolean {
  const unit = clean.charCodeAt(offset) | 32
  return (unit >= 97 && unit <= 122) || clean[offset] === '_'
}

type Reader = (clean: string, start: number, digits: string) => Point | null

function numeric(clean: string, start: number, digits: string): Point | null {
  const { length } = digits
  if (length > 14) return null
  if (length <= 2 && !rangeOrMonth.has(markAfter(clean, start + length))) return null
  const readers: Reader[] = length === 4 ? fourDigits : length <= 2 ? twoDigits : length === 3 ? [gluedEnd] : longRuns
  for (const read of readers) {
    const point = read(clean, start, digits)
    if (point) return point
  }
  return null
}

const rangeOrMonth = new Set('月-—~至到')

function markAfter(clean: string, offset: number): string {
  let place = offset
  while (place < offset + 3 && (clean[place] === ' ' || clean[place] === '\n' || clean[place] === '\t')) place += 1
  return clean[place] ?? ''
}

/** Runs a sticky pattern at an offset. */
function at(pattern: RegExp, clean: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset
  return pattern.exec(clean)
}

const base = { year: null, month: null, day: null, atEnd: false, repaired: false }
/** l and I stand for 1 where a scan was read by a machine. */
const figure = (digits: string): number => Number(digits.replace(/[lI]/g, '1'))

const monthPart = /\s{0,3}年\s{0,3}(\d{1,2})\s{0,3}月\s{0,3}(?:([\dlI]{1,2})(?=\s{0,3}(?:[日号止至到起)]|$))(?:\s{0,3}[日号])?|(底|末)|份)?/my
const dayParts = /(?:([-/.])(\d{1,2})\1(\d{1,2})|\s?-\s?(\d{1,2})\s?-\s?(\d{1,2}))(?!\d)/y
const yearPart = /\s{0,3}年度?(?:([上下])半年|第?([一二三四1-4])季度|(底|末)|\s{0,3}(\d{2,4})日|\s{0,3}(\d{1,2})\s?月?\s?[-—~至到]\s?(\d{1,2})\s?月份?(?!\s{0,3}\d{1,2}\s{0,3}日))?/y

const yearMonthDay: Reader = (clean, start, digits) => {
  const year = Number(digits)
  const found = isYear(year) ? at(monthPart, clean, start + 4) : null
  if (!found) return null
  const [, monthText, dayText, atEnd] = found
  const month = Number(monthText)
  if (month < 1 || month > 12) return null
  const end = start + 4 + found[0].length
  if (dayText === undefined) return { ...base, start, end, year, month, atEnd: atEnd !== undefined }
  const day = figure(dayText)
  return isDay(year, month, day) ? { ...base, start, end, year, month, day, repaired: !/^\d/.test(dayText) } : null
}

const dashed: Reader = (clean, start, digits) => {
  if (start > 0 && '/-.='.includes(clean[start - 1]!)) return null
  const found = at(dayParts, clean, start + 4)
  if (!found) return null
  const day = { year: Number(digits), month: Number(found[2] ?? found[4]), day: Number(found[3] ?? found[5]) }
  return isDay(day.year, day.month, day.day) ? { ...base, ...day, start, end: start + 4 + found[0].length } : null
}

const wholeYear: Reader = (clean, start, digits) => {
  const year = Number(digits)
  const found = isYear(year) ? at(yearPart, clean, start + 4) : null
  if (!found) return null
  const [, half, quarter, atEnd, glued, fromMonth, toMonth] = found
  const point = { ...base, start, end: start + 4 + found[0].length, year }
  if (half) return { ...point, ...halfYear(half) }
  if (quarter) return { ...point, ...quarterOf('一二三四'.indexOf(quarter) + 1 || Number(quarter)) }
  if (fromMonth && toMonth) return monthSpan(point, Number(fromMonth), Number(toMonth))
  if (glued) return gluedDay({ ...point, repaired: true }, readingsOfDay(digits + glued))
  return { ...point, atEnd: atEnd !== undefined, month: atEnd ? 12 : null }
}

const monthAndDay = /\s{0,3}月\s{0,3}(?:([\dlI]{1,2})(?=\s{0,3}(?:[日号止]))(?:\s{0,3}[日号])?|(底|末)|份)?/y
const monthRange = /\s?月?\s?[-—~至到]\s?(\d{1,2})\s?月份?(?!\s{0,3}\d{1,2}\s{0,3}[日号])/y

const fewMonths: Reader = (clean, start, digits) => {
  const found = at(monthRange, clean, start + digits.length)
  return found ? monthSpan({ ...base, start, end: start + digits.length + found[0].length }, Number(digits), Number(found[1])) : null
}

const monthDay: Reader = (clean, start, digits) => {
  const month = Number(digits)
  const found = month >= 1 && month <= 12 ? at(monthAndDay, clean, start + digits.length) : null
  if (!found) return null
  const point = { ...base, start, end: start + digits.length + found[0].length, month }
  if (found[1] === undefined) return { ...point, atEnd: found[2] !== undefined }
  const day = figure(found[1])
  return isDay(2000, month, day) ? { ...point, day, repaired: !/^\d/.test(found[1]) } : null
}

const gluedMonthTail = /\s{0,3}月\s{0,3}(?:(\d{1,2})\s{0,3}日|(底|末)|份)?/y

/** 20211月1日, 201311月底: the year ran into the month. 22012年: an enumerator ran into the year. */
const gluedMonth: Reader = (clean, start, digits) => {
  if (digits.length > 6) return null
  const year = Number(digits.slice(0, 4))
  const month = Number(digits.slice(4))
  const found = isYear(year) && month >= 1 && month <= 12 ? at(gluedMonthTail, clean, start + digits.length) : null
  if (!found) return gluedEnumerator(clean, start, digits)
  const point = { ...base, start, end: start + digits.length + found[0].length, year, month, repaired: true }
  if (found[1] === undefined) return { ...point, atEnd: found[2] !== undefined }
  return isDay(year, month, Number(found[1])) ? { ...point, day: Number(found[1]) } : null
}

const gluedEnumerator: Reader = (clean, start, digits) => {
  const lead = digits.length - 4
  const year = digits.slice(lead)
  if (!/^[1-9]\d?$/.test(digits.slice(0, lead)) || !/^20[0-3]\d$/.test(year)) return null
  const point = yearMonthDay(clean, start + lead, year) ?? wholeYear(clean, start + lead, year)
  return point && { ...point, repaired: true }
}

const afterDay = /\s{0,3}(?:日|(?=[起至到止—~]))/y
/** 〔2021〕30号, 202130号 and 2017条 are no dates: a bare run is believed only with 日 or 起/至/止, as a line of its own, or after a label. */
const gluedDate: Reader = (clean, start, digits) => {
  if (digits.length < 6 || digits.length > 8 || !isYear(Number(digits.slice(0, 4)))) return null
  if (start > 0 && '〔[(【第-/.='.includes(clean[start - 1]!)) return null
  const end = start + digits.length
  const mark = at(afterDay, clean, end)
  if (!mark && !standsAlone(clean, start, end)) return null
  const repaired = digits.length < 8 || (mark !== null && mark[0] !== '')
  return gluedDay({ ...base, start, end: mark ? end + mark[0].length : end, repaired }, readingsOfDay(digits))
}

function gluedDay(point: Point, readings: Day[]): Point | null {
  if (readings.length === 0) return null
  return readings.length === 1 ? { ...point, ...readings[0]! } : { ...point, readings }
}

function standsAlone(clean: string, start: number, end: number): boolean {
  let from = start
  while (from > 0 && start - from < 200 && /[^\S\n]/.test(clean[from - 1]!)) from -= 1
  let to = end
  while (to < clean.length && to - end < 200 && /[^\S\n]/.test(clean[to]!)) to += 1
  const alone = (from === 0 || clean[from - 1] === '\n') && (to === clean.length || clean[to] === '\n')
  return alone || /(?:日期|时间)\s?[::]?\s?$/.test(clean.slice(Math.max(0, start - 6), start))
}

const afterPeriod = /\s{0,3}(?:日止?|止)/y
const maybeDay = /\s{0,3}日?/y

const gluedPeriod: Reader = (clean, start, digits) => {
  const mark = digits.length >= 10 && isYear(Number(digits.slice(0, 4))) ? at(afterPeriod, clean, start + digits.length) : null
  const readings = mark ? readingsOfPeriod(digits) : []
  if (!mark || readings.length !== 1) return null
  const [from, to] = readings[0]!
  return { ...base, ...from, to, start, end: start + digits.length + mark[0].length, repaired: true }
}

/** 1231日止 and 起1231: month and day of the end of a period whose marks were lost. */
const gluedEnd: Reader = (clean, start, digits) => {
  if (start === 0 || !'至到起-—~'.includes(clean[start - 1]!)) return null
  const readings = readingsOfMonthAndDay(digits)
  if (readings.length !== 1) return null
  const mark = at(maybeDay, clean, start + digits.length)![0].length
  return { ...base, start, end: start + digits.length + mark, month: readings[0]![0], day: readings[0]![1], repaired: true, endOnly: true }
}

const fourDigits: Reader[] = [yearMonthDay, dashed, wholeYear, gluedEnd]
const twoDigits: Reader[] = [fewMonths, monthDay]
const longRuns: Reader[] = [gluedMonth, gluedDate, gluedPeriod]

function monthSpan(point: Point, from: number, to: number): Point | null {
  return from >= 1 && to <= 12 && from < to ? { ...point, month: from, to: { year: point.year, month: to, day: null } } : null
}

function halfYear(half: string): { month: number; to: Point['to'] & object } {
  return half === '上' ? { month: 1, to: { year: null, month: 6, day: null } } : { month: 7, to: { year: null, month: 12, day: null } }
}

function quarterOf(quarter: number): { month: number; to: Point['to'] & object } {
  return { month: quarter * 3 - 2, to: { year: null, month: quarter * 3, day: null } }
}

const chineseRest = /\s?年\s?(?:([一二三四五六七八九十]{1,2})\s?月\s?(?:([一二三四五六七八九十廿]{1,3})\s?[日号]|(底|末)|份)?|度)?/y
const chineseDay = /(?:([一二三四五六七八九十廿]{1,3})\s?[日号]|(底|末)|份)/y

function chinese(clean: string, start: number, word: string): Point | null {
  const point = { ...base, start, end: start + word.length }
  if (word.endsWith('半年')) return { ...point, ...halfYear(word[0]!) }
  if (word.endsWith('季度')) return { ...point, ...quarterOf('一二三四'.indexOf(word[0]!) + 1) }
  const spelt = word.endsWith('月') ? null : yearOf(word)
  const rest = at(spelt === null ? chineseDay : chineseRest, clean, point.end)
  if (!rest) return null
  const [month, day, atEnd] = spelt === null ? [word.slice(0, -1), rest[1], rest[2]] : [rest[1], rest[2], rest[3]]
  const read = { year: spelt, month: month ? monthOrDayOf(month) : null, day: day ? monthOrDayOf(day) : null, atEnd: atEnd !== undefined }
  const valid = (spelt === null || isYear(spelt)) && (read.month === null || isDay(spelt ?? 2000, read.month, read.day ?? 1))
  return valid ? { ...point, ...read, end: point.end + rest[0].length } : null
}
