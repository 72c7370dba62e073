// Findings and the changes of a score's latest version in, the findings as people left them out.
import type { Outcome } from '../model/words.js'

interface Told { ruleId: string; outcome: Outcome; points?: { earned: number | null; possible: number | null } }

/** Points of what was decided otherwise are left open: the versions of the score tell them, and not the engine's first one. */
export function asDecided<T extends Told>(findings: readonly T[], changes: ReadonlyArray<{ ruleId: string; to: Outcome }>): T[] {
  const decided = new Map(changes.map(({ ruleId, to }) => [ruleId, to]))
  return findings.map((finding) => {
    const outcome = decided.get(finding.ruleId)
    if (outcome === undefined) return finding
    return { ...finding, outcome, ...(finding.points !== undefined && { points: { earned: null, possible: null } }) }
  })
}
