// A rule and facts in, each of its verdicts out with every comparison of its condition: what was seen, and whether it held.
import { FastEngine } from './engine.js'
import type { Condition, Rule } from '../model/rule.js'
import type { FactSheet } from '../model/fact.js'
import type { ConditionTrace, VerdictTrace } from '../model/trace.js'

/** Verdicts after the one that stands are shown too: an author sees what else would have held. */
export function traceRule(rule: Rule, facts: FactSheet): VerdictTrace[] {
  const engine = new FastEngine()
  const verdicts = rule.verdicts.map(({ outcome, when }) => ({ outcome, when: when ? traceCondition(when, facts, engine) : null }))
  const standing = verdicts.findIndex(({ when }) => when === null || when.holds)
  return verdicts.map((each, index) => ({ ...each, stands: index === standing }))
}

function traceCondition(condition: Condition, facts: FactSheet, engine: FastEngine): ConditionTrace {
  const { holds } = engine.add('trace', condition)
  const traced = (each: Condition) => traceCondition(each, facts, engine)
  if ('all' in condition) return { group: 'all', holds: holds(facts), parts: condition.all.map(traced) }
  if ('any' in condition) return { group: 'any', holds: holds(facts), parts: condition.any.map(traced) }
  if ('not' in condition) return { group: 'not', holds: holds(facts), parts: [traced(condition.not)] }
  const { fact, operator, value } = condition
  return { fact, operator, value, seen: facts.get(fact).value, holds: holds(facts) }
}
