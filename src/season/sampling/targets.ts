// A rule's agreement and what the plan asks of it in; whether the target is met, not met, or can't be told, out.
import type { Agreement } from './agreement.js'
import type { AgreementTargets, TargetState } from '../../model/review-records.js'
import type { DimensionId } from '../../model/words.js'

/**
 * Items that two have coded before a target is judged. A convention: with fewer, one item more or less moves kappa by some hundredths, and
 * no published benchmark (0.8, 0.6) is meant for so few.
 */
export const leastItems = 30

/** Domain notes: 0.8 on what can be counted or read off, 0.6 where the substance of a text is weighed. */
export const usualTargets: AgreementTargets = { measure: 'kappa', objective: 0.8, substance: 0.6 }

export interface Target { wanted: number; reached: number | null; state: TargetState }

/** @param dimension of the rule; null where no evaluation says it, and then the stricter is asked. */
export function targetOf(agreement: Agreement, dimension: DimensionId | null, { measure, objective, substance }: AgreementTargets): Target {
  const wanted = dimension === 'substance' ? substance : objective
  const reached = agreement[measure]
  if (agreement.items < leastItems) return { wanted, reached, state: 'too-few' }
  // All agree on one code: chance would too, and the coefficient says nothing of it.
  if (reached === null) return { wanted, reached, state: 'no-variation' }
  return { wanted, reached, state: reached >= wanted ? 'met' : 'not-met' }
}
