// A date in, its number in a line of days out, and back: no clock and no time zone takes part.
import type { IsoDate } from '../model/words.js'

const day = 86_400_000

/** Days since 1970-01-01. */
export function dayNumber(date: IsoDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / day
}

/** Written once for each day of the notices' span: a ledger asks for the same few thousand a million times. */
const written: IsoDate[] = []
const writtenTo = 60_000

export function dateOf(number: number): IsoDate {
  if (number < 0 || number > writtenTo) return write(number)
  return written[number] ??= write(number)
}

function write(number: number): IsoDate {
  return new Date(number * day).toISOString().slice(0, 10)
}

export function nextDay(date: IsoDate): IsoDate {
  return dateOf(dayNumber(date) + 1)
}

/** A day that exists, written YYYY-MM-DD: not 2025-02-30. */
export function isDate(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text) && dateOf(dayNumber(text)) === text
}

/** Saturday or Sunday. 1970-01-01 was a Thursday. */
export function isWeekend(number: number): boolean {
  const weekday = (number + 4) % 7
  return weekday === 0 || weekday === 6
}
