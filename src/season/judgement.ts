// Findings and what people decided on them in, the findings as they then stand out; the engine's own stay as they are.
import { Fault } from '../model/fault.js'
import type { Finding } from '../model/finding.js'
import type { Judgement, VerdictKind } from '../model/review.js'
import type { Localised, Outcome } from '../model/words.js'

/** What each verdict makes of each outcome; absent: it can not be given on it. */
const turns: Record<Exclude<VerdictKind, 'correct'>, Partial<Record<Outcome, Outcome>>> = {
  confirm: { pass: 'pass', fail: 'fail', partial: 'partial', review: 'fail' },
  dismiss: { fail: 'pass', partial: 'pass', review: 'pass' },
  waive: { fail: 'not-applicable', partial: 'not-applicable', review: 'not-applicable', 'not-assessable': 'not-applicable' },
}

/** @throws Fault verdict-refused, with what can be said instead. */
export function refuseImpossible(finding: Pick<Finding, 'ruleId' | 'outcome'>, { verdict, outcome, credit }: Judgement): void {
  if (verdict !== 'correct' && (outcome !== null || credit !== null)) {
    throw refused('只有 correct 才带 outcome 和 credit', 'Only `correct` carries an outcome or a credit')
  }
  if (verdict === 'correct') {
    if (outcome === null) throw refused('correct 须带 outcome', '`correct` needs an outcome')
    if ((outcome === 'partial') === (credit !== null)) return
    throw refused('outcome 为 partial 时，且只有此时，须带 credit', 'A credit goes with `partial` and no other')
  }
  if (turns[verdict][finding.outcome] !== undefined) return
  throw refused(
    `“${finding.ruleId}”的结论是 ${finding.outcome}，不能 ${verdict}；可用 correct 另定结论`,
    `"${finding.ruleId}" is ${finding.outcome}, on which ${verdict} says nothing; use \`correct\` to set another outcome`,
  )
}

/**
 * Outcome and credit change; weight, law and evidence stay. What failed only because of a finding that no longer fails is passed with it,
 * and what could not be assessed for it is open in its own right. A verdict that says nothing on the present outcome changes nothing.
 */
export function judged<T extends Finding>(findings: T[], judgements: Judgement[]): T[] {
  const byRule = new Map(judgements.flatMap((each) => (each.ruleId === null ? [] : [[each.ruleId, each]])))
  const decided = findings.map((finding) => decide(finding, byRule.get(finding.ruleId)))
  const cleared = new Set(decided.filter((each, at) => each !== findings[at] && (each.outcome === 'pass' || each.outcome === 'not-applicable'))
    .map(({ ruleId }) => ruleId))
  return decided.map((finding) => (finding.causedBy !== undefined && cleared.has(finding.causedBy) ? freed(finding, byRule) : finding))
}

function decide<T extends Finding>(finding: T, judgement: Judgement | undefined): T {
  if (!judgement) return finding
  const outcome = judgement.verdict === 'correct' ? judgement.outcome : turns[judgement.verdict][finding.outcome]
  if (outcome === undefined || outcome === null || (outcome === finding.outcome && outcome !== 'partial')) return finding
  const credit = outcome === 'pass' ? 1 : outcome === 'fail' ? 0 : outcome === 'partial' ? judgement.credit ?? finding.credit : null
  if (outcome === finding.outcome && credit === finding.credit) return finding
  return { ...finding, outcome, credit }
}

function freed<T extends Finding>(finding: T, byRule: Map<string, Judgement>): T {
  const alone = { ...finding }
  delete alone.causedBy
  const fell = finding.outcome === 'fail' || finding.outcome === 'partial'
  return fell && !byRule.has(finding.ruleId) ? { ...alone, outcome: 'pass', credit: 1 } : alone
}

function refused(zh: string, en: string): Fault {
  const detail: Localised = { zh: `${zh}。`, en: `${en}.` }
  return new Fault('verdict-refused', detail)
}
