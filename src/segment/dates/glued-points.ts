// Figures that lost their 年, 月 or 日 to a scraper in, the one date they can be out.
import { isDay, isYear } from './days.js'
import { readingsOfDay, readingsOfMonthAndDay, readingsOfPeriod } from './lost-marks.js'
import { wholeYear, yearMonthDay } from './marked-points.js'
import { at, base, readAs, type Reader } from './point.js'

const gluedMonthTail = /\s{0,3}月\s{0,3}(?:(\d{1,2})\s{0,3}日|(底|末)|份)?/y

/** 20211月1日, 201311月底: the year ran into the month. 22012年: an enumerator ran into the year. */
export const gluedMonth: Reader = (clean, start, digits) => {
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
/**
 * 〔2021〕30号, 202130号 and 2017条 are no dates: a bare run is believed only with 日 or 起/至/止, as a line of its own, or after a label.
 */
export const gluedDate: Reader = (clean, start, digits) => {
  if (digits.length < 6 || digits.length > 8 || !isYear(Number(digits.slice(0, 4)))) return null
  if (start > 0 && '〔[(【第-/.='.includes(clean[start - 1]!)) return null
  const end = start + digits.length
  const mark = at(afterDay, clean, end)
  if (!mark && !standsAlone(clean, start, end)) return null
  const repaired = digits.length < 8 || (mark !== null && mark[0] !== '')
  return readAs({ ...base, start, end: mark ? end + mark[0].length : end, repaired }, readingsOfDay(digits))
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

export const gluedPeriod: Reader = (clean, start, digits) => {
  const mark = digits.length >= 10 && isYear(Number(digits.slice(0, 4))) ? at(afterPeriod, clean, start + digits.length) : null
  const readings = mark ? readingsOfPeriod(digits) : []
  if (!mark || readings.length !== 1) return null
  const [from, to] = readings[0]!
  return { ...base, ...from, to, start, end: start + digits.length + mark[0].length, repaired: true }
}

/** 1231日止 and 起1231: month and day of the end of a period whose marks were lost. */
export const gluedEnd: Reader = (clean, start, digits) => {
  if (start === 0 || !'至到起-—~'.includes(clean[start - 1]!)) return null
  const readings = readingsOfMonthAndDay(digits)
  if (readings.length !== 1) return null
  const mark = at(maybeDay, clean, start + digits.length)![0].length
  const [month, day] = readings[0]!
  return { ...base, start, end: start + digits.length + mark, month, day, repaired: true, endOnly: true }
}
