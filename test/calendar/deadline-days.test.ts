// Every day of a limit: what counts adds up to what the deadline says, for any application.
import fc from 'fast-check'
import t from 'tap'
import { deadlineFor } from '../../src/calendar/deadline.js'
import { deadlineDays } from '../../src/calendar/deadline-days.js'
import { dateOf, dayNumber } from '../../src/calendar/days.js'
import { workCalendar } from '../../src/calendar/working-days.js'
import { EventType } from '../../src/model/deadline.js'
import { limits } from '../../src/model/limits.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import type { Handling } from '../../src/model/deadline.js'

const { calendar: years, handling: law } = loadRulebook()
const calendar = workCalendar(years)
const daysOf = (handling: Handling, most: number = limits.deadlineDays) => deadlineDays(handling, law, calendar, most)
const effectOn = (handling: Handling, date: string) => daysOf(handling).find((each) => each.date === date)

t.test('a limit over National Day', (t) => {
  const handling: Handling = {
    received: '2024-09-20', events: [{ type: 'third-party-asked', date: '2024-09-24' }, { type: 'third-party-answered', date: '2024-09-27' }],
  }
  const cases: Array<[date: string, is: string, effect: string, count: number | null]> = [
    ['2024-09-20', 'working', 'received', null], ['2024-09-21', 'weekend', 'rest', null], ['2024-09-23', 'working', 'counted', 1],
    ['2024-09-25', 'working', 'paused', null], ['2024-09-29', 'make-up', 'counted', 3], ['2024-10-01', 'day-off', 'rest', null],
  ]
  for (const [date, is, effect, count] of cases) t.same(effectOn(handling, date), { date, is, effect, count })
  t.equal(effectOn({ received: '2024-03-01', replied: '2024-06-03' }, '2024-06-03')?.effect, 'over')
  t.equal(effectOn({ received: '2024-03-01', events: [{ type: 'correction-requested', date: '2024-03-05' }] }, '2024-03-05')?.effect, 'waiting')
  t.equal(daysOf({ received: '2008-06-01', replied: '2026-06-01' }).length, limits.deadlineDays)
  t.end()
})

t.test('what counts is what the deadline counts', (t) => {
  const day = fc.integer({ min: dayNumber('2019-06-01'), max: dayNumber('2025-10-01') }).map(dateOf)
  const type = fc.constantFrom(...EventType.anyOf.map((each): EventType => each.const))
  fc.assert(fc.property(day, fc.array(fc.tuple(type, fc.integer({ min: 0, max: 40 })), { maxLength: 5 }), (received, events) => {
    const handling = { received, events: events.map(([kind, after]) => ({ type: kind, date: dateOf(dayNumber(received) + after) })) }
    const { dueOn, workingDays } = deadlineFor(handling, law, calendar)
    const counted = daysOf(handling).filter(({ effect }) => effect === 'counted')
    return dueOn === null || (counted.at(-1)?.date === dueOn && counted.length === workingDays)
  }))
  t.end()
})
