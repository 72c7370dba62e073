// Targets of agreement: met, not met, too few items, no variation.
import t from 'tap'
import { leastItems, targetOf, usualTargets } from '../../../src/season/sampling/targets.js'
import type { DimensionId } from '../../../src/model/words.js'
import type { TargetState } from '../../../src/model/review-records.js'

t.test('targets', (t) => {
  const cases: Array<[what: string, items: number, kappa: number | null, dimension: DimensionId | null, wanted: number, state: TargetState]> = [
    ['at the target', leastItems, 0.8, 'figures', 0.8, 'met'], ['below it', leastItems, 0.79, 'figures', 0.8, 'not-met'],
    ['substance asks less', leastItems, 0.6, 'substance', 0.6, 'met'], ['and not nothing', leastItems, 0.59, 'substance', 0.6, 'not-met'],
    ['one item too few', leastItems - 1, 1, 'figures', 0.8, 'too-few'], ['nothing read', 0, null, 'figures', 0.8, 'too-few'],
    ['one code from all', leastItems, null, 'figures', 0.8, 'no-variation'], ['of no known dimension', leastItems, 0.7, null, 0.8, 'not-met'],
  ]
  for (const [what, items, kappa, dimension, wanted, state] of cases) {
    t.same(targetOf({ items, percent: 1, kappa, alpha: 0 }, dimension, usualTargets), { wanted, reached: kappa, state }, what)
  }
  const alpha = targetOf({ items: leastItems, percent: 1, kappa: 0, alpha: 0.9 }, 'figures', { ...usualTargets, measure: 'alpha' })
  t.same(alpha, { wanted: 0.8, reached: 0.9, state: 'met' }, 'by the other coefficient')
  t.end()
})
