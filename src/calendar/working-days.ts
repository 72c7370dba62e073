// The notices of the State Council's General Office in, the kind of any day out: working day, weekend, day off, or unknown.
import { dateOf, dayNumber, isWeekend } from './days.js'
import type { CalendarYear } from '../model/rulebook.js'
import type { IsoDate } from '../model/words.js'

/** day-off: a weekday that a notice frees · make-up: a weekend day that it makes a working day · unknown: no notice on file. */
export type DayKind = 'working' | 'weekend' | 'day-off' | 'make-up' | 'unknown'

export interface WorkCalendar {
  kindOf(date: IsoDate): DayKind
  /** By number of day (days.ts): for those who walk over many. */
  kindAt(day: number): DayKind
  /** Every year with a notice on file, in order; the years between them are unknown. */
  years: number[]
}

/** Days of which `isPaused` says that they are left out of a limit. */
export type IsPaused = (day: number) => boolean

export interface Count {
  last: IsoDate
  /** Rest days passed over and make-up days counted on the way, in order; days of a pause are in neither. */
  passed: Array<{ day: IsoDate; kind: DayKind }>
}

const made = new WeakMap<object, WorkCalendar>()
const never: IsPaused = () => false

/** Made once for each set of years: a rulebook's never change. */
export function workCalendar(years: Record<number, CalendarYear>): WorkCalendar {
  const known = made.get(years)
  if (known) return known
  const calendar = makeCalendar(years)
  made.set(years, calendar)
  return calendar
}

function makeCalendar(years: Record<number, CalendarYear>): WorkCalendar {
  const numbers = Object.keys(years).map(Number).sort((a, b) => a - b)
  const kinds = new Map<number, DayKind>()
  for (const { year } of Object.values(years)) {
    for (let day = dayNumber(`${year}-01-01`), end = dayNumber(`${year + 1}-01-01`); day < end; day += 1) {
      kinds.set(day, isWeekend(day) ? 'weekend' : 'working')
    }
  }
  // After all years: a notice may reach into the December before its own, as that of 2012 did.
  for (const { working } of Object.values(years)) for (const date of working) kinds.set(dayNumber(date), 'make-up')
  for (const { off } of Object.values(years)) for (const date of off) kinds.set(dayNumber(date), 'day-off')
  const kindAt = (day: number): DayKind => kinds.get(day) ?? 'unknown'
  return { years: numbers, kindAt, kindOf: (date) => kindAt(dayNumber(date)) }
}

/**
 * The n-th working day after a day that itself does not count; null when a day on the way is unknown.
 * Source: the day an event falls on is left out and the last day counts whole, as in the periods of procedural law.
 */
export function countWorkingDays(calendar: WorkCalendar, after: IsoDate, days: number, isPaused: IsPaused = never): Count | null {
  const passed: Count['passed'] = []
  let day = dayNumber(after)
  for (let left = days; left > 0;) {
    day += 1
    const kind = calendar.kindAt(day)
    if (kind === 'unknown') return null
    if (isPaused(day)) continue
    if (kind !== 'working') passed.push({ day: dateOf(day), kind })
    if (isWorking(kind)) left -= 1
  }
  return { last: dateOf(day), passed }
}

/** Working days after `from` up to and with `to`, less those paused; 0 when `to` is not later; null when a day is unknown. */
export function workingDaysBetween(calendar: WorkCalendar, from: IsoDate, to: IsoDate,
  isPaused: IsPaused = never): number | null {
  let count = 0
  for (let day = dayNumber(from) + 1, last = dayNumber(to); day <= last; day += 1) {
    const kind = calendar.kindAt(day)
    if (kind === 'unknown') return null
    if (isWorking(kind) && !isPaused(day)) count += 1
  }
  return count
}

export function isWorking(kind: DayKind): boolean {
  return kind === 'working' || kind === 'make-up'
}
