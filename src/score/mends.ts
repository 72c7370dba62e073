// Findings and their score in, what mending each would bring out: the most points first, with the score after each.
import { score } from './score.js'
import type { FactSheet } from '../model/fact.js'
import type { Finding } from '../model/finding.js'
import type { Rulebook } from '../model/rulebook.js'
import type { GateDecisions, Score, ScoreMend } from '../model/score.js'

type Scales = Pick<Rulebook, 'scoring' | 'apart'>

/**
 * Each failed or partial finding that can be acted on is scored as passed, all else equal; so are those that failed for its cause alone.
 * What could not be assessed for want of it stays open: nobody knows how it will turn out.
 */
export function mendsOf(
  findings: Finding[], facts: FactSheet, scales: Scales, now: Score | null, decisions: GateDecisions = {},
): ScoreMend[] {
  if (!now) return []
  const scoreOf = (all: Finding[]): Score => score(all, facts, scales, decisions).score ?? now
  const alone = findings.filter(isMendable)
    .map((finding) => ({ finding, gain: tenth(scoreOf(mended(findings, finding)).total - now.total) }))
    .sort((a, b) => b.gain - a.gain || lost(b.finding) - lost(a.finding))
  let after = findings
  return alone.map(({ finding, gain }) => {
    after = mended(after, finding)
    const { total, low, high, band } = scoreOf(after)
    return { ruleId: finding.ruleId, gain, after: { total, low, high, band } }
  })
}

function isMendable({ outcome, causedBy, weight, advice }: Finding): boolean {
  return (outcome === 'fail' || outcome === 'partial') && causedBy === undefined && weight > 0 && advice !== null
}

function mended(findings: Finding[], { ruleId }: Finding): Finding[] {
  return findings.map((each) => (each.ruleId === ruleId || isConsequence(each, ruleId) ? passed(each) : each))
}

function isConsequence({ outcome, causedBy }: Finding, cause: string): boolean {
  return causedBy === cause && (outcome === 'fail' || outcome === 'partial')
}

function passed(finding: Finding): Finding {
  const copy: Finding = { ...finding, outcome: 'pass', credit: 1 }
  delete copy.causedBy
  return copy
}

/** Under a cap several mends bring nothing alone: those that weigh more go first. */
function lost({ weight, credit }: Finding): number {
  return weight * (1 - (credit ?? 0))
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
