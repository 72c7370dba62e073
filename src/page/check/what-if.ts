// The score, what can be mended and what is ticked in, the score that comes of it out, and how surely it is known.
import type { Evaluation } from '../../model/evaluation.js'

export interface WhatIf {
  total: number
  /** `exact`: as the service computed it · `about`: single gains added up · `least`: a gate caps the score, so at least this. */
  sure: 'exact' | 'about' | 'least'
}

/**
 * The service computes the score after each mend alone and after each mend with all before it. Any other choice is added up from
 * single gains, which leaves out that mends of one dimension share its weight, or, under a gate, is at least what the longest run
 * of ticked ones from the top gives.
 */
export function whatIf({ score, mends }: Pick<Evaluation, 'score' | 'mends'>, ticked: ReadonlySet<string>): WhatIf | null {
  if (!score) return null
  const chosen = mends.filter(({ ruleId }) => ticked.has(ruleId))
  const run = mends.findIndex(({ ruleId }) => !ticked.has(ruleId))
  const length = run === -1 ? mends.length : run
  const ofRun = length === 0 ? score.total : mends[length - 1]!.after.total
  if (chosen.length === length) return { total: ofRun, sure: 'exact' }
  if (chosen.length === 1) return { total: tenth(score.total + chosen[0]!.gain), sure: 'exact' }
  if (score.gates.length > 0) return { total: Math.max(ofRun, ...chosen.map(({ gain }) => tenth(score.total + gain))), sure: 'least' }
  return { total: Math.min(100, tenth(chosen.reduce((sum, { gain }) => sum + gain, score.total))), sure: 'about' }
}

/** What was mended since the draft before, and what is new. */
export function sinceEarlier(before: Evaluation, now: Evaluation): { gone: string[]; come: string[] } {
  const wrong = ({ findings }: Evaluation): Map<string, string> =>
    new Map(findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'partial').map(({ ruleId, title }) => [ruleId, title]))
  const [then, still] = [wrong(before), wrong(now)]
  const without = (all: Map<string, string>, others: Map<string, string>): string[] =>
    [...all].filter(([ruleId]) => !others.has(ruleId)).map(([, title]) => title)
  return { gone: without(then, still), come: without(still, then) }
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
