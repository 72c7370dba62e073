// Figures with their 年, 月, 日 or dashes in, the date they say out.
import { isDay, isYear } from './days.js'
import { at, base, halfYear, monthSpan, quarterOf, readAs, type Reader } from './point.js'
import { readingsOfDay } from './lost-marks.js'

/** l and I stand for 1 where a scan was read by a machine. */
const figure = (digits: string): number => Number(digits.replace(/[lI]/g, '1'))

const monthPart = /\s{0,3}年\s{0,3}(\d{1,2})\s{0,3}月\s{0,3}(?:([\dlI]{1,2})(?=\s{0,3}(?:[日号止至到起)]|$))(?:\s{0,3}[日号])?|(底|末)|份)?/my
const dayParts = /(?:([-/.])(\d{1,2})\1(\d{1,2})|\s?-\s?(\d{1,2})\s?-\s?(\d{1,2}))(?!\d)/y
const months = /\s{0,3}(\d{1,2})\s?月?\s?[-—~至到]\s?(\d{1,2})\s?月份?(?!\s{0,3}\d{1,2}\s{0,3}日)/
const yearPart = new RegExp(`\\s{0,3}年度?(?:([上下])半年|第?([一二三四1-4])季度|(底|末)|\\s{0,3}(\\d{2,4})日|${months.source})?`, 'y')

export const yearMonthDay: Reader = (clean, start, digits) => {
  const year = Number(digits)
  const found = isYear(year) ? at(monthPart, clean, start + 4) : null
  if (!found) return null
  const [, monthText, dayText, atEnd] = found
  const month = Number(monthText)
  if (month < 1 || month > 12) return null
  const end = start + 4 + found[0].length
  if (dayText === undefined) return { start, end, year, month, day: null, atEnd: atEnd !== undefined, repaired: false }
  const day = figure(dayText)
  return isDay(year, month, day) ? { start, end, year, month, day, atEnd: false, repaired: !/^\d/.test(dayText) } : null
}

export const dashed: Reader = (clean, start, digits) => {
  if (start > 0 && '/-.='.includes(clean[start - 1]!)) return null
  const found = at(dayParts, clean, start + 4)
  if (!found) return null
  const day = { year: Number(digits), month: Number(found[2] ?? found[4]), day: Number(found[3] ?? found[5]) }
  return isDay(day.year, day.month, day.day) ? { ...day, atEnd: false, repaired: false, start, end: start + 4 + found[0].length } : null
}

export const wholeYear: Reader = (clean, start, digits) => {
  const year = Number(digits)
  const found = isYear(year) ? at(yearPart, clean, start + 4) : null
  if (!found) return null
  const [, half, quarter, atEnd, glued, fromMonth, toMonth] = found
  const end = start + 4 + found[0].length
  const point = { start, end, year, month: null, day: null, atEnd: false, repaired: false }
  if (half) return { ...point, ...halfYear(half) }
  if (quarter) return { ...point, ...quarterOf('一二三四'.indexOf(quarter) + 1 || Number(quarter)) }
  if (fromMonth && toMonth) return monthSpan(point, Number(fromMonth), Number(toMonth))
  if (glued) return readAs({ ...point, repaired: true }, readingsOfDay(digits + glued))
  return { start, end, year, month: atEnd ? 12 : null, day: null, atEnd: atEnd !== undefined, repaired: false }
}

const monthAndDay = /\s{0,3}月\s{0,3}(?:([\dlI]{1,2})(?=\s{0,3}(?:[日号止]))(?:\s{0,3}[日号])?|(底|末)|份)?/y
const monthRange = /\s?月?\s?[-—~至到]\s?(\d{1,2})\s?月份?(?!\s{0,3}\d{1,2}\s{0,3}[日号])/y

export const fewMonths: Reader = (clean, start, digits) => {
  const found = at(monthRange, clean, start + digits.length)
  if (!found) return null
  return monthSpan({ ...base, start, end: start + digits.length + found[0].length }, Number(digits), Number(found[1]))
}

export const monthDay: Reader = (clean, start, digits) => {
  const month = Number(digits)
  const found = month >= 1 && month <= 12 ? at(monthAndDay, clean, start + digits.length) : null
  if (!found) return null
  const point = { ...base, start, end: start + digits.length + found[0].length, month }
  if (found[1] === undefined) return { ...point, atEnd: found[2] !== undefined }
  const day = figure(found[1])
  return isDay(2000, month, day) ? { ...point, day, repaired: !/^\d/.test(found[1]) } : null
}
