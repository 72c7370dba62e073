// The last day of a limit in working days, and the date in Beijing.
import t from 'tap'
import { beijingDay } from '../../src/model/beijing.js'
import { lastDay, refuseOutside, timeLeft } from '../../src/season/clock.js'
import { law } from './bodies.js'

t.test('the last day', (t) => {
  const cases: Array<[from: string, days: number, last: string]> = [
    ['2025-03-03', 5, '2025-03-10'], ['2025-03-07', 1, '2025-03-10'], ['2025-03-08', 1, '2025-03-10'],
    // 28 January to 4 February 2025 was the Spring Festival; Sunday the 26th and Saturday the 8th were worked.
    ['2025-01-24', 3, '2025-02-05'], ['2025-02-06', 2, '2025-02-08'],
  ]
  for (const [from, days, last] of cases) t.equal(lastDay(from, days, law.calendar), last, `${from} + ${days}`)
  t.throws(() => lastDay('2098-01-01', 5, law.calendar), { code: 'calendar-missing' })
  t.end()
})

t.test('the time a decision has left', (t) => {
  const cases: Array<[today: string, decideBy: string | null, daysLeft: number | null, overdue: boolean]> = [
    ['2025-03-03', '2025-03-10', 5, false], ['2025-03-07', '2025-03-10', 1, false], ['2025-03-10', '2025-03-10', 0, false],
    ['2025-03-11', '2025-03-10', 0, true], ['2025-03-03', null, null, false], ['2098-03-03', '2098-03-10', null, false],
  ]
  for (const [today, decideBy, daysLeft, overdue] of cases) {
    t.same(timeLeft({ state: 'filed', decideBy }, today, law.calendar), { daysLeft, overdue }, `${today}, by ${decideBy}`)
    t.same(timeLeft({ state: 'rejected', decideBy }, today, law.calendar), { daysLeft: null, overdue: false }, 'settled')
  }
  t.end()
})

t.test('the date in Beijing', (t) => {
  for (const [moment, day] of [['2025-01-31T15:59:59Z', '2025-01-31'], ['2025-01-31T16:00:00Z', '2025-02-01']] as const) {
    t.equal(beijingDay(new Date(moment)), day, moment)
  }
  t.end()
})

t.test('inside a window, both days included', (t) => {
  const window = { opensOn: '2025-03-03', closesOn: '2025-03-10' }
  for (const day of ['2025-03-03', '2025-03-05', '2025-03-10']) t.doesNotThrow(() => { refuseOutside(day, window) }, day)
  for (const day of ['2025-03-02', '2025-03-11']) t.throws(() => { refuseOutside(day, window) }, { code: 'outside-window' }, day)
  t.end()
})
