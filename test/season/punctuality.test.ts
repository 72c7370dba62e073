// Whether a problem was mended in time.
import t from 'tap'
import { punctualityOf } from '../../src/season/punctuality.js'
import type { ItemState, Punctuality } from '../../src/model/review-records.js'

t.test('punctuality', (t) => {
  const cases: Array<[what: string, state: ItemState, late: Array<boolean | null>, today: string, expected: Punctuality | null]> = [
    ['open, the day before', 'open', [], '2025-03-17', 'pending'], ['open, on the day', 'open', [], '2025-03-18', 'pending'],
    ['open, the day after', 'open', [], '2025-03-19', 'overdue'], ['kept open, and past its day', 'open', [false, null], '2025-03-19', 'overdue'],
    ['kept open, and there is time', 'open', [false, null], '2025-03-18', 'pending'], ['returned', 'returned', [false], '2025-04-01', 'in-time'],
    ['returned late', 'returned', [true], '2025-04-01', 'late'],
    ['closed, by its first return', 'closed', [false, null, true, null], '2025-04-01', 'in-time'],
    ['waived without a return', 'waived', [null], '2025-04-01', null],
  ]
  for (const [what, state, late, today, expected] of cases) {
    t.equal(punctualityOf({ state, steps: late.map((each) => ({ late: each })) }, '2025-03-18', today), expected, what)
  }
  t.end()
})
