// The pipeline's second door, for authors of rules: one document and one rule in, how the rule decided out.
import { readReport } from './evaluate.js'
import { readFacts } from './facts/facts.js'
import { judge } from './judge/judge.js'
import { traceRule } from './judge/trace.js'
import { Fault } from './model/fault.js'
import type { Submitted } from './model/report.js'
import type { Rulebook } from './model/rulebook.js'
import type { Submission } from './model/source.js'
import type { RuleTrace } from './model/trace.js'

/** @throws Fault not-found for a rule the ruleset does not hold, and as `evaluate` for a document that can't be read. */
export async function explain(submission: Submission, submitted: Submitted, rulebook: Rulebook, ruleId: string): Promise<RuleTrace> {
  const rule = rulebook.rules.find(({ id }) => id === ruleId)
  if (!rule) throw new Fault('not-found', { zh: `规则集中没有规则“${ruleId}”。`, en: `The ruleset has no rule "${ruleId}".` })
  const { report } = await readReport(submission, submitted, rulebook)
  const facts = readFacts(report, rulebook)
  const finding = judge(facts, rulebook).find((each) => each.ruleId === ruleId)!
  return { finding, verdicts: traceRule(rule, facts) }
}
