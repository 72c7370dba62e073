// How a rule came to its verdict: for its author, never part of an evaluation.
import type { Finding } from './finding.js'
import type { FactValue } from './fact.js'
import type { Outcome } from './words.js'

export type ConditionTrace =
  | { group: 'all' | 'any' | 'not'; holds: boolean; parts: ConditionTrace[] }
  | { fact: string; operator: string; value: unknown; seen: FactValue; holds: boolean }

/** `when` is null for the last verdict, which asks nothing. `stands`: the first whose condition holds. */
export interface VerdictTrace { outcome: Outcome; when: ConditionTrace | null; stands: boolean }

/** `finding` may differ from the verdict that stands: a rule may not be asked at all, or an overlay may change its outcome. */
export interface RuleTrace { finding: Finding; verdicts: VerdictTrace[] }
