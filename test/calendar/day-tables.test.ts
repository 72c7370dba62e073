// Looked up in tables, every due day and count is the one the calendar gives when it is walked.
import fc from 'fast-check'
import t from 'tap'
import { dateOf, dayNumber } from '../../src/calendar/days.js'
import { dayTables } from '../../src/calendar/day-tables.js'
import { countWorkingDays, workCalendar, workingDaysBetween } from '../../src/calendar/working-days.js'
import { loadRulebook } from '../../src/rulebook/load.js'

const calendar = workCalendar(loadRulebook().calendar)
const tables = dayTables(calendar)
const day = fc.integer({ min: dayNumber('2007-10-01'), max: dayNumber('2027-03-01') })
const pause = fc.record({ from: day, length: fc.integer({ min: 0, max: 60 }) }).map(({ from, length }) => ({ from, to: from + length }))

t.test('the n-th working day', (t) => {
  fc.assert(fc.property(day, fc.integer({ min: 1, max: 60 }), fc.array(pause, { maxLength: 3 }), (after, days, pauses) => {
    const walked = countWorkingDays(calendar, dateOf(after), days, inside(pauses))?.last ?? null
    const found = tables.due(after, days, pauses)
    return (found === null ? null : dateOf(found)) === walked
  }), { seed: 3, numRuns: 3000 })
  t.end()
})

t.test('the working days between two days', (t) => {
  fc.assert(fc.property(day, fc.integer({ min: -5, max: 200 }), fc.array(pause, { maxLength: 3 }), (from, length, pauses) =>
    tables.between(from, from + length, pauses) === workingDaysBetween(calendar, dateOf(from), dateOf(from + length), inside(pauses)),
  ), { seed: 3, numRuns: 3000 })
  t.end()
})

function inside(pauses: Array<{ from: number; to: number }>): (day: number) => boolean {
  return (day) => pauses.some(({ from, to }) => from < day && day <= to)
}
