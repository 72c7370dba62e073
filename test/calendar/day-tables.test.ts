// Looked up in tables, every due day and count is the one the calendar gives when it is walked.
import fc from 'fast-check'
import t from 'tap'
import { dayNumber, dayOf, isoOf, weekdayOf, yearOf } from '../../src/calendar/day-number.js'
import { dayTables } from '../../src/calendar/day-tables.js'
import { countWorkingDays, workCalendar, workingDaysBetween } from '../../src/calendar/working-days.js'
import { loadRulebook } from '../../src/rulebook/load.js'

const calendar = workCalendar(loadRulebook().calendar)
const tables = dayTables(calendar)
const day = fc.integer({ min: dayOf('2007-10-01'), max: dayOf('2027-03-01') })
const pause = fc.record({ from: day, length: fc.integer({ min: 0, max: 60 }) }).map(({ from, length }) => ({ from, to: from + length }))

t.test('numbers and dates are one', (t) => {
  fc.assert(fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (number) => {
    const date = isoOf(number)
    return dayOf(date) === number && yearOf(number) === Number(date.slice(0, 4))
      && date === new Date(number * 86_400_000).toISOString().slice(0, 10) && weekdayOf(number) === new Date(number * 86_400_000).getUTCDay()
  }), { seed: 3, numRuns: 2000 })
  for (const [year, month, date] of [[2023, 2, 29], [2024, 2, 30], [2024, 13, 1], [2024, 0, 1], [2024, 4, 31], [1900, 2, 29]]) {
    t.equal(dayNumber(year!, month!, date!), null, `${year}-${month}-${date}`)
  }
  t.end()
})

t.test('the n-th working day', (t) => {
  fc.assert(fc.property(day, fc.integer({ min: 1, max: 60 }), fc.array(pause, { maxLength: 3 }), (after, days, pauses) => {
    const walked = countWorkingDays(calendar, isoOf(after), days, inside(pauses))?.last ?? null
    const found = tables.due(after, days, pauses)
    return (found === null ? null : isoOf(found)) === walked
  }), { seed: 3, numRuns: 3000 })
  t.end()
})

t.test('the working days between two days', (t) => {
  fc.assert(fc.property(day, fc.integer({ min: -5, max: 200 }), fc.array(pause, { maxLength: 3 }), (from, length, pauses) =>
    tables.between(from, from + length, pauses) === workingDaysBetween(calendar, isoOf(from), isoOf(from + length), inside(pauses)),
  ), { seed: 3, numRuns: 3000 })
  t.end()
})

function inside(pauses: Array<{ from: number; to: number }>): (date: string) => boolean {
  return (date) => pauses.some(({ from, to }) => from < dayOf(date) && dayOf(date) <= to)
}
