// A calendar in, tables out by which a due date or a count of working days is looked up, not walked. Days are numbers.
import { dayNumber } from './days.js'
import { isWorking } from './working-days.js'
import type { WorkCalendar } from './working-days.js'

/** After `from`, up to and with `to`. */
export interface DaySpan { from: number; to: number }

export interface DayTables {
  /** The n-th working day after a day, paused days left out; null when a day on the way has no calendar. */
  due(after: number, days: number, pauses?: DaySpan[]): number | null
  /** Working days after `from` up to and with `to`, less those paused; 0 when `to` is not later; null when a day is unknown. */
  between(from: number, to: number, pauses?: DaySpan[]): number | null
}

interface Tables {
  first: number
  last: number
  /** At [day - first + 1]: working days, and days without a calendar, from the first up to and with that day. */
  working: Int32Array
  unknown: Int32Array
  /** Every working day in order. */
  days: Int32Array
}

const known = new WeakMap<WorkCalendar, DayTables>()

/** Held equal to countWorkingDays and workingDaysBetween by test/calendar/day-tables.test.ts. */
export function dayTables(calendar: WorkCalendar): DayTables {
  const made = known.get(calendar)
  if (made) return made
  const tables = tablesOf(calendar)
  const fresh: DayTables = {
    due: (after, days, pauses) => (pauses?.length ? dueAround(tables, after, days, merged(pauses)) : dueFrom(tables, after, days)),
    between: (from, to, pauses) => between(tables, from, to, pauses?.length ? merged(pauses) : []),
  }
  known.set(calendar, fresh)
  return fresh
}

/** A notice may reach into the December before its year; a month on either side is more than any does. */
function tablesOf({ years, kindAt }: WorkCalendar): Tables {
  const first = dayNumber(`${(years[0] ?? 2000) - 1}-12-01`)
  const last = dayNumber(`${(years.at(-1) ?? 1999) + 1}-01-31`)
  const size = last - first + 1
  const working = new Int32Array(size + 1)
  const unknown = new Int32Array(size + 1)
  const days: number[] = []
  for (let at = 0; at < size; at += 1) {
    const kind = kindAt(first + at)
    working[at + 1] = working[at]! + (isWorking(kind) ? 1 : 0)
    unknown[at + 1] = unknown[at]! + (kind === 'unknown' ? 1 : 0)
    if (isWorking(kind)) days.push(first + at)
  }
  return { first, last, working, unknown, days: Int32Array.from(days) }
}

function dueFrom({ first, last, working, unknown, days }: Tables, after: number, count: number): number | null {
  if (after < first - 1 || after > last) return null
  const day = days[working[after - first + 1]! + count - 1]
  if (day === undefined || unknown[day - first + 1]! > unknown[after - first + 1]!) return null
  return day
}

/** From pause to pause: what is left of the count starts again where the pause ends. */
function dueAround(tables: Tables, after: number, count: number, pauses: DaySpan[]): number | null {
  let at = after
  let left = count
  for (const { from, to } of pauses) {
    if (to <= at) continue
    const unpaused = dueFrom(tables, at, left)
    if (unpaused !== null && unpaused <= from) return unpaused
    const before = between(tables, at, Math.max(at, from), [])
    if (before === null || between(tables, Math.max(at, from), to, []) === null) return null
    left -= before
    at = to
  }
  return dueFrom(tables, at, left)
}

function between(tables: Tables, from: number, to: number, pauses: DaySpan[]): number | null {
  if (to <= from) return 0
  const { first, last, working, unknown } = tables
  if (from < first - 1 || to > last || unknown[to - first + 1]! > unknown[from - first + 1]!) return null
  let count = working[to - first + 1]! - working[from - first + 1]!
  for (const pause of pauses) {
    const start = Math.max(pause.from, from)
    const end = Math.min(pause.to, to)
    if (start < end) count -= working[end - first + 1]! - working[start - first + 1]!
  }
  return count
}

/** In order and apart: two that overlap would take the same day away twice. */
function merged(pauses: DaySpan[]): DaySpan[] {
  if (pauses.length === 1) return pauses
  const apart: DaySpan[] = []
  for (const { from, to } of [...pauses].sort((a, b) => a.from - b.from)) {
    const last = apart.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else apart.push({ from, to })
  }
  return apart
}
