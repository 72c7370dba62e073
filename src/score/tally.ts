// Findings in, the sums of each dimension out, in whole numbers so that no order of adding changes a digit.
import type { Finding } from '../model/finding.js'
import type { Scoring } from '../model/scoring.js'
import type { DimensionId } from '../model/words.js'

/** Weights, and weight times credit, in millionths. */
export interface Tally { decided: number; open: number; earned: number }

const millionths = 1e6

/** Dimensions without an applicable rule, and those that a ruleset does not score, are left out. */
export function tally(findings: Finding[], { dimensions }: Scoring): Map<DimensionId, Tally> {
  const scored = new Set(dimensions.filter(({ share }) => share > 0).map(({ id }) => id))
  const tallies = new Map<DimensionId, Tally>()
  for (const finding of findings) {
    if (!counts(finding) || !scored.has(finding.dimension)) continue
    let sums = tallies.get(finding.dimension)
    if (!sums) tallies.set(finding.dimension, sums = { decided: 0, open: 0, earned: 0 })
    const weight = Math.round(finding.weight * millionths)
    if (finding.credit === null) sums.open += weight
    else {
      sums.decided += weight
      sums.earned += Math.round(finding.weight * finding.credit * millionths)
    }
  }
  return tallies
}

/** A consequence is charged to its cause; what is not applicable, or weighs nothing, leaves every sum. */
export function counts({ outcome, weight, causedBy }: Finding): boolean {
  return outcome !== 'not-applicable' && causedBy === undefined && weight > 0
}
