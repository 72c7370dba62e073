// Numbers of a year, month and day in, calendar days as YYYY-MM-DD out: no time zone takes part.
import type { IsoDate } from '../../model/words.js'

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export function isDay(year: number, month: number, day: number): boolean {
  return isYear(year) && month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month)
}

/** Years an annual report can speak of: older ones appear in names of institutions, later ones are numbers of another kind. */
export function isYear(year: number): boolean {
  return year >= 1949 && year <= 2099
}

export function lastDayOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && leap ? 29 : lengths[month - 1]!
}

export function iso(year: number, month: number, day: number): IsoDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
