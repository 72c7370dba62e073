// A calendar date in, its number counted from 1970-01-01 out, and back: whole days, so no time zone takes part.
import type { IsoDate } from '../model/words.js'

/** @returns null for a day that is in no calendar, such as 30 February. Year 1 to 9999. */
export function dayNumber(year: number, month: number, day: number): number | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return daysBefore(year, month) + day - 1
}

export function dayOf(date: IsoDate): number {
  const number = dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
  if (number === null) throw new RangeError(`${date} is no day`)
  return number
}

export function isoOf(number: number): IsoDate {
  const year = yearOf(number)
  let month = 12
  while (daysBefore(year, month) > number) month -= 1
  const day = number - daysBefore(year, month) + 1
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}

export function yearOf(number: number): number {
  // A guess by the mean year of the Gregorian calendar is off by one at most.
  const year = Math.floor(1970 + number / 365.2425)
  if (daysBefore(year, 1) > number) return year - 1
  return daysBefore(year + 1, 1) <= number ? year + 1 : year
}

/** 0 Sunday to 6 Saturday; 1970-01-01 was a Thursday. */
export function weekdayOf(number: number): number {
  return ((number + 4) % 7 + 7) % 7
}

const monthStarts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

function daysBefore(year: number, month: number): number {
  const past = year - 1
  const leapDay = month > 2 && isLeap(year) ? 1 : 0
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 719_162 + monthStarts[month - 1]! + leapDay
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
