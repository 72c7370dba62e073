// The notices of the State Council's General Office in, the kind of any day out: working day, weekend, day off, or unknown.
import type { CalendarYear } from '../model/rulebook.js'
import type { IsoDate } from '../model/words.js'

/** day-off: a weekday that a notice frees · make-up: a weekend day that a notice makes a working day · unknown: no notice on file. */
export type DayKind = 'working' | 'weekend' | 'day-off' | 'make-up' | 'unknown'

export interface WorkCalendar {
  kindOf(day: IsoDate): DayKind
  /** First and last year with a notice on file; years between without one are unknown too. */
  years: number[]
}

/** The n-th working day after a day, which itself does not count; null when a day on the way is unknown. */
export interface Count { last: IsoDate; /** Days passed over, and make-up days counted, in order. */ passed: Array<{ day: IsoDate; kind: DayKind }> }

export function workCalendar(years: Record<number, CalendarYear>): WorkCalendar {
  const off = new Set(Object.values(years).flatMap((year) => year.off))
  const working = new Set(Object.values(years).flatMap((year) => year.working))
  return {
    years: Object.keys(years).map(Number).sort((a, b) => a - b),
    kindOf(day) {
      // A notice may reach into the December before its year: 2011-12-31 is a working day by the notice of 2012.
      if (off.has(day)) return 'day-off'
      if (working.has(day)) return 'make-up'
      if (!years[Number(day.slice(0, 4))]) return 'unknown'
      return weekdayOf(day) % 6 === 0 ? 'weekend' : 'working'
    },
  }
}

/** Counts as section 6 of the practice does: the day of the event is left out, the last day counts whole. */
export function countWorkingDays(calendar: WorkCalendar, after: IsoDate, days: number, paused: (day: IsoDate) => boolean = () => false): Count | null {
  const passed: Count['passed'] = []
  let last = after
  for (let left = days; left > 0;) {
    last = nextDay(last)
    const kind = calendar.kindOf(last)
    if (kind === 'unknown') return null
    if (kind !== 'working') passed.push({ day: last, kind })
    if (isWorking(kind) && !paused(last)) left -= 1
  }
  return { last, passed }
}

/** Working days after `from` up to and with `to`, less those paused; 0 when `to` is not later; null when a day is unknown. */
export function workingDaysBetween(
  calendar: WorkCalendar, from: IsoDate, to: IsoDate, paused: (day: IsoDate) => boolean = () => false,
): number | null {
  let count = 0
  for (let day = from; day < to;) {
    day = nextDay(day)
    const kind = calendar.kindOf(day)
    if (kind === 'unknown') return null
    if (isWorking(kind) && !paused(day)) count += 1
  }
  return count
}

export function isWorking(kind: DayKind): boolean {
  return kind === 'working' || kind === 'make-up'
}

export function nextDay(day: IsoDate): IsoDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/** 0 Sunday to 6 Saturday. */
function weekdayOf(day: IsoDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}
