// The evaluation that named a problem and one of the mended report in; whether the problem is still there, out: a hint, for a person decides.
import { plainName } from './names.js'
import type { Result } from '../model/result.js'

/** other-report: not of the same body and year. cannot-tell: the rule could not be decided on it. */
export type Seen = 'mended' | 'still-there' | 'other-report' | 'cannot-tell'

export function recheck(before: Result | null, after: Result, ruleId: string): Seen {
  if (before && !isSameReport(before, after)) return 'other-report'
  const finding = after.findings.find((each) => each.ruleId === ruleId)
  if (!finding) return 'cannot-tell'
  if (finding.outcome === 'pass') return 'mended'
  return finding.outcome === 'fail' || finding.outcome === 'partial' ? 'still-there' : 'cannot-tell'
}

function isSameReport({ report: one }: Result, { report: other }: Result): boolean {
  if (one.year !== other.year) return false
  const [a, b] = [one.issuer.name, other.issuer.name]
  return a === null || b === null || plainName(a) === plainName(b)
}
