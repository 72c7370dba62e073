// Whatever happened to an application, the quick clock of ledgers says what the clock with steps says.
import fc from 'fast-check'
import t from 'tap'
import { dayOf, isoOf } from '../../src/calendar/day-number.js'
import { dayTables } from '../../src/calendar/day-tables.js'
import { deadlineFor } from '../../src/calendar/deadline.js'
import { dayEditions, quickDeadline } from '../../src/calendar/quick-deadline.js'
import { workCalendar } from '../../src/calendar/working-days.js'
import { EventType } from '../../src/model/deadline.js'
import { loadRulebook } from '../../src/rulebook/load.js'

const { calendar: years, handling: law } = loadRulebook()
const calendar = workCalendar(years)
const tables = dayTables(calendar)
const editions = dayEditions(law)

// Around the three dates on which the law or the calendar changes, and anywhere.
const received = fc.oneof(
  fc.integer({ min: dayOf('2008-05-01'), max: dayOf('2026-12-31') }), fc.integer({ min: dayOf('2019-03-01'), max: dayOf('2019-05-31') }),
  fc.integer({ min: dayOf('2020-10-01'), max: dayOf('2021-01-31') }), fc.integer({ min: dayOf('2026-10-15'), max: dayOf('2026-12-31') }),
)
const type = fc.constantFrom(...EventType.anyOf.map((each) => each.const))
const event = fc.record({ type, after: fc.integer({ min: -3, max: 70 }) })

t.test('quick and in steps', (t) => {
  fc.assert(fc.property(received, fc.array(event, { maxLength: 6 }), fc.option(fc.integer({ min: 0, max: 120 })), (from, given, taken) => {
    const events = given.map(({ type, after }) => ({ type, day: from + after })).sort((a, b) => a.day - b.day)
    const replied = taken === null ? null : from + taken
    const quick = quickDeadline({ received: from, events, replied }, editions, tables)!
    const { dueOn, verdict, workingDays } = deadlineFor({
      received: isoOf(from), events: events.map(({ type, day }) => ({ type, date: isoOf(day) })), ...(replied !== null && { replied: isoOf(replied) }),
    }, law, calendar)
    const said = { dueOn: quick.dueOn === null ? null : isoOf(quick.dueOn), verdict: quick.verdict, workingDays: quick.workingDays }
    return JSON.stringify(said) === JSON.stringify({ dueOn, verdict, workingDays })
  }), { seed: 3, numRuns: 6000 })
  t.equal(quickDeadline({ received: dayOf('2008-04-30'), events: [], replied: null }, editions, tables), null, 'before there was a regulation')
  t.end()
})
