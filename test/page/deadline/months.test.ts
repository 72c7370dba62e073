// Days in, months out: whole weeks from Monday, every day once.
import t from 'tap'
import { monthsOf } from '../../../src/page/deadline/months.js'
import type { DeadlineDay } from '../../../src/model/deadline.js'

const day = (date: string): DeadlineDay => ({ date, is: 'working', effect: 'counted', count: 1 })

t.test('months', (t) => {
  const cases: Array<[first: string, before: number, weeks: number, size: number]> = [
    ['2024-02-29', 3, 5, 29], ['2024-09-01', 6, 6, 30], ['2021-02-01', 0, 4, 28],
  ]
  for (const [first, before, weeks, size] of cases) {
    const [month] = monthsOf([day(first)])
    const cells = month!.weeks.flat()
    t.same([cells.findIndex((cell) => cell !== null), month!.weeks.length, cells.filter(Boolean).length], [before, weeks, size], first)
    t.same(cells.filter((cell) => cell?.told).map((cell) => cell!.date), [first])
  }
  t.same(monthsOf([day('2024-12-31'), day('2025-01-01')]).map(({ year, month }) => [year, month]), [[2024, 12], [2025, 1]])
  t.same(monthsOf([]), [])
  t.end()
})
