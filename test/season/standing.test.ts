// How a body stands on a day, and that the counts of all add up.
import fc from 'fast-check'
import t from 'tap'
import { workCalendar } from '../../src/calendar/working-days.js'
import { coverageOf, standingOf } from '../../src/season/standing.js'
import { law } from './bodies.js'
import type { Expectation, Handed } from '../../src/model/roster.js'
import type { IssuerKind } from '../../src/model/words.js'

const calendar = workCalendar(law.calendar)
const expected = (dueOn: string): Expectation => ({ state: 'expected', dueOn, successor: null, reasons: [], cites: [] })
const on = (receivedOn: string, publishedOn: string | null = null): Handed => ({ receivedOn, publishedOn })

t.test('received, late, awaited, missing, or for a person', (t) => {
  const cases: Array<[what: string, due: string, handed: Handed | null, today: string, state: string, daysLate: number | null]> = [
    ['nothing yet', '2024-01-31', null, '2024-01-31', 'awaited', null],
    ['nothing by then', '2024-01-31', null, '2024-02-01', 'missing', null],
    ['in time', '2024-01-31', on('2024-02-10', '2024-01-31'), '2024-03-01', 'received', null],
    ['a day late', '2024-01-31', on('2024-02-10', '2024-02-01'), '2024-03-01', 'late', 1],
    ['a year late', '2024-01-31', on('2025-02-10', '2025-01-30'), '2025-03-01', 'late', 365],
    ['more: perhaps a re-posting', '2024-01-31', on('2025-02-10', '2025-01-31'), '2025-03-01', 'review', null],
    ['day unknown, in hand by then', '2024-01-31', on('2024-01-31'), '2024-03-01', 'received', null],
    ['day unknown, in hand after', '2024-01-31', on('2024-02-01'), '2024-03-01', 'review', null],
    // 31 March 2024 was a Sunday, 31 March 2018 a Saturday.
    ['a rest day, the next working day', '2024-03-31', on('2024-04-01', '2024-04-01'), '2024-05-01', 'review', null],
    ['a rest day, the day after that', '2024-03-31', on('2024-04-02', '2024-04-02'), '2024-05-01', 'late', 2],
    ['a rest day, nothing yet', '2024-03-31', null, '2024-04-01', 'awaited', null],
    ['a rest day, nothing at all', '2024-03-31', null, '2024-04-02', 'missing', null],
    ['a year without a calendar', '2099-01-31', null, '2099-02-01', 'missing', null],
  ]
  for (const [what, due, handed, today, state, daysLate] of cases) {
    t.match(standingOf(expected(due), handed, today, calendar), { state, daysLate, expected: 'expected' }, what)
  }
  t.match(standingOf(expected('2024-01-31'), null, '2024-02-01', calendar).reasons, [{ zh: /人工确认/ }], 'the machine says no more than that nothing came')
  t.end()
})

t.test('who is not expected, or in doubt, is never missing', (t) => {
  for (const state of ['not-expected', 'review'] as const) {
    const free = { state, dueOn: null, successor: null, reasons: [{ zh: '因', en: 'why' }], cites: [] }
    t.match(standingOf(free, null, '2030-01-01', calendar), { state, expected: state, reasons: [{ en: 'why' }] })
    t.match(standingOf(free, on('2030-01-01'), '2030-01-01', calendar), { state: 'received', expected: state }, 'what came, came')
  }
  t.end()
})

t.test('counts by kind and by parent add up to all', (t) => {
  const standing = fc.record({
    body: fc.record({
      kind: fc.constantFrom<IssuerKind>('government', 'department', 'township'), parent: fc.constantFrom(null, 'a', 'b'),
    }),
    state: fc.constantFrom('received' as const, 'late' as const, 'awaited' as const, 'missing' as const, 'not-expected' as const, 'review' as const),
  })
  fc.assert(fc.property(fc.array(standing), (standings) => {
    const { all, byKind, byParent } = coverageOf(standings)
    const { bodies, ...states } = all
    const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
    return bodies === standings.length && sum(Object.values(states)) === bodies
      && [byKind, byParent].every((groups) => (Object.keys(all) as Array<keyof typeof all>)
        .every((key) => sum(groups.map(({ counts }) => counts[key])) === all[key]))
  }))
  t.end()
})
