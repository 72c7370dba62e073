// Whether a problem was mended in time, by the day that holds for it.
import t from 'tap'
import { punctualityOf } from '../../src/season/punctuality.js'
import type { ItemState, Punctuality } from '../../src/model/review-records.js'

/** null: a step that returns nothing; new: one that gave the day that holds. */
type Step = boolean | null | 'new'

t.test('punctuality', (t) => {
  const cases: Array<[what: string, state: ItemState, steps: Step[], today: string, expected: Punctuality | null]> = [
    ['open, the day before', 'open', [], '2025-03-17', 'pending'], ['open, on the day', 'open', [], '2025-03-18', 'pending'],
    ['open, the day after', 'open', [], '2025-03-19', 'overdue'], ['kept open, and past its day', 'open', [false, null], '2025-03-19', 'overdue'],
    ['kept open, and there is time', 'open', [false, null], '2025-03-18', 'pending'], ['returned', 'returned', [false], '2025-04-01', 'in-time'],
    ['returned late', 'returned', [true], '2025-04-01', 'late'],
    ['closed, by its first return', 'closed', [false, null, true, null], '2025-04-01', 'in-time'],
    ['waived without a return', 'waived', [null], '2025-04-01', null],
    ['kept open with a new day, on it', 'open', [true, 'new'], '2025-03-18', 'pending'],
    ['kept open with a new day, past it', 'open', [false, 'new'], '2025-03-19', 'overdue'],
    ['late at first, in time for the new day', 'returned', [true, 'new', false], '2025-04-01', 'in-time'],
    ['in time at first, late for the new day', 'closed', [false, 'new', true, null], '2025-04-01', 'late'],
    ['the second of two new days', 'returned', [true, 'new', true, 'new', false], '2025-04-01', 'in-time'],
    ['a new day, kept open once more without one', 'returned', ['new', false, null, true], '2025-04-01', 'in-time'],
    ['a new day, and waived before it was returned', 'waived', [true, 'new', null], '2025-04-01', null],
  ]
  for (const [what, state, steps, today, expected] of cases) {
    const taken = steps.map((each) => (each === 'new' ? { late: null, dueOn: '2025-03-18' } : { late: each, dueOn: null }))
    t.equal(punctualityOf({ state, dueOn: '2025-03-18', steps: taken }, today), expected, what)
  }
  t.end()
})
