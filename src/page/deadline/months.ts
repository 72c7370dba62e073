// The days of a limit in, months of weeks from Monday to Sunday out; days outside the limit have a number alone.
import type { DeadlineDay } from '../../model/deadline.js'

/** Null before the first and after the last of the month. */
export interface Cell { day: number; date: string; told: DeadlineDay | null }
export interface Month { year: number; month: number; weeks: Array<Array<Cell | null>> }

export function monthsOf(days: readonly DeadlineDay[]): Month[] {
  const told = new Map(days.map((day) => [day.date, day]))
  const names = [...new Set(days.map(({ date }) => date.slice(0, 7)))]
  return names.map((name) => {
    const [year, month] = name.split('-').map(Number) as [number, number]
    const size = new Date(Date.UTC(year, month, 0)).getUTCDate()
    // Monday first: as calendars in China hang.
    const before = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7
    const cells: Array<Cell | null> = [...Array.from({ length: before }, () => null), ...Array.from({ length: size }, (_, index) => {
      const date = `${name}-${String(index + 1).padStart(2, '0')}`
      return { day: index + 1, date, told: told.get(date) ?? null }
    })]
    while (cells.length % 7 > 0) cells.push(null)
    return { year, month, weeks: Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7)) }
  })
}
