// What the readers of dates pass to one another: a date as far as it is said.
import type { Range } from '../../model/span.js'
import type { Day } from './lost-marks.js'

/** `atEnd` is a month or year said as 底/末: its last day alone is meant. `to` closes a period said in one word. */
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

export const base = { year: null, month: null, day: null, atEnd: false, repaired: false }

/** Reads the date whose first figures stand at an offset; null where none does. */
export type Reader = (clean: string, start: number, digits: string) => Point | null

/** Runs a sticky pattern at an offset. */
export function at(pattern: RegExp, clean: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset
  return pattern.exec(clean)
}

export function monthSpan(point: Point, from: number, to: number): Point | null {
  return from >= 1 && to <= 12 && from < to ? { ...point, month: from, to: { year: point.year, month: to, day: null } } : null
}

export function halfYear(half: string): { month: number; to: Point['to'] & object } {
  const month = half === '上' ? 1 : 7
  return { month, to: { year: null, month: month + 5, day: null } }
}

export function quarterOf(quarter: number): { month: number; to: Point['to'] & object } {
  return { month: quarter * 3 - 2, to: { year: null, month: quarter * 3, day: null } }
}


/** One reading is the date; of several another date of the document has to say which. */
export function readAs(point: Point, readings: Day[]): Point | null {
  if (readings.length === 0) return null
  return readings.length === 1 ? { ...point, ...readings[0]! } : { ...point, readings }
}
