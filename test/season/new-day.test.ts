// A new day to mend by: given with the steps that leave a problem open, never in the past and never sooner than promised.
import t from 'tap'
import { refuseDay, stepsWithDay } from '../../src/season/new-day.js'
import { Fault } from '../../src/model/fault.js'
import { itemSteps } from '../../src/model/review-records.js'
import { problemItem } from '../../src/season/steps.js'
import type { ItemStep } from '../../src/model/review-records.js'

t.test('days', (t) => {
  const cases: Array<[what: string, step: ItemStep, dueOn: string | null, inForce: string, says: RegExp | null]> = [
    ['none', 'keep-open', null, '2025-03-18', null], ['none with an extension', 'extend', null, '2025-03-18', /延期须给出/],
    ['later', 'keep-open', '2025-04-10', '2025-03-18', null], ['today', 'keep-open', '2025-04-01', '2025-03-18', null],
    ['the day before the re-check', 'keep-open', '2025-03-31', '2025-03-18', /早于复核当日（2025-04-01）/],
    ['long past', 'reopen', '2024-04-10', '2025-03-18', /早于复核当日/], ['a day that is over, though later than the last', 'extend', '2025-03-20', '2025-03-18', /早于/],
    ['sooner than promised', 'keep-open', '2025-04-10', '2025-04-11', /不能缩短/], ['as promised', 'keep-open', '2025-04-11', '2025-04-11', null],
    ['an extension to the same day', 'extend', '2025-04-11', '2025-04-11', /相同/], ['an extension', 'extend', '2025-04-12', '2025-04-11', null],
    ['with a return', 'return', '2025-04-12', '2025-04-11', /return 不能带整改期限/], ['with what is closed', 'close', '2025-04-12', '2025-03-18', /close 不能带/],
    ['with what is waived', 'waive', '2025-04-12', '2025-03-18', /waive 不能带/], ['reopened', 'reopen', '2025-04-12', '2025-03-18', null],
  ]
  for (const [what, step, dueOn, inForce, says] of cases) {
    const refused = thrown(() => { refuseDay(step, dueOn, { today: '2025-04-01', inForce }) })
    if (says === null) t.equal(refused, null, what)
    else t.match(refused, { code: 'invalid-input', detail: { zh: says, en: /./ } }, what)
  }
  t.end()
})

t.test('only steps that leave a problem open give it a day', (t) => {
  const opening = itemSteps.filter((step) => Object.values(problemItem).some((steps) => steps[step]?.to === 'open'))
  t.same([...stepsWithDay].sort(), opening.sort())
  t.end()
})

function thrown(work: () => void): Fault | null {
  try {
    work()
    return null
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
}
