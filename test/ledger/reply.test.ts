// The short cut of ledgers against the clock with steps: a reply within the plain limit is in time, whatever else happened.
import fc from 'fast-check'
import t from 'tap'
import { dayTables } from '../../src/calendar/day-tables.js'
import { dateOf, dayNumber } from '../../src/calendar/days.js'
import { deadlineFor } from '../../src/calendar/deadline.js'
import { workCalendar } from '../../src/calendar/working-days.js'
import { EventType } from '../../src/model/deadline.js'
import { loadRulebook } from '../../src/rulebook/load.js'

const { calendar: years, handling: law } = loadRulebook()
const calendar = workCalendar(years)
const tables = dayTables(calendar)

// Anywhere, and around the days on which the law changes or the calendar ends.
const received = fc.oneof(
  ...[['2008-05-01', '2026-12-31'], ['2019-03-01', '2019-05-31'], ['2020-10-01', '2021-01-31'], ['2026-10-15', '2026-12-31']]
    .map(([from, to]) => fc.integer({ min: dayNumber(from!), max: dayNumber(to!) })),
)
const type = fc.constantFrom(...EventType.anyOf.map((each) => each.const))
const event = fc.record({ type, after: fc.integer({ min: -3, max: 70 }) })

t.test('within the plain limit', (t) => {
  let asked = 0
  fc.assert(fc.property(received, fc.array(event, { maxLength: 6 }), fc.integer({ min: 0, max: 35 }), (from, given, taken) => {
    const days = law.editions.findLast(({ receivedFrom }) => receivedFrom <= dateOf(from))!.reply.days
    const due = tables.due(from, days)
    if (due === null || from + taken > due) return true
    asked += 1
    const events = given.map(({ type, after }) => ({ type, date: dateOf(from + after) }))
    const { verdict } = deadlineFor({ received: dateOf(from), events, replied: dateOf(from + taken) }, law, calendar)
    return verdict === 'in-time'
  }), { seed: 3, numRuns: 4000 })
  t.ok(asked > 1000, `${asked} of them were within it`)
  t.end()
})
