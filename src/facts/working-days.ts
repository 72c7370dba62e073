// A calendar day in, whether it is a working day by the holiday notices of its year, and how days lie to each other, out.
import type { Rulebook } from '../model/rulebook.js'
import type { IsoDate } from '../model/words.js'

const day = 86_400_000

/** Days since 1970-01-01, in no time zone. */
export function dayNumber(date: IsoDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / day
}

export function dateOf(number: number): IsoDate {
  return new Date(number * day).toISOString().slice(0, 10)
}

/** Monday to Friday less days off, and make-up workdays; null where the year's notice is not on file. */
export function isWorkingDay(date: IsoDate, { calendar }: Rulebook): boolean | null {
  const year = calendar[Number(date.slice(0, 4))]
  if (!year) return null
  if (year.working.includes(date)) return true
  // 1970-01-01 was a Thursday.
  const weekday = (dayNumber(date) + 4) % 7
  return weekday >= 1 && weekday <= 5 && !year.off.includes(date)
}

/** The first working day after a date; null where the calendar does not reach. */
export function nextWorkingDay(date: IsoDate, rulebook: Rulebook): IsoDate | null {
  for (let number = dayNumber(date) + 1, last = number + 30; number < last; number += 1) {
    const working = isWorkingDay(dateOf(number), rulebook)
    if (working !== false) return working ? dateOf(number) : null
  }
  return null
}
