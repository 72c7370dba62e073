// A rule in, for each of its verdicts whether any facts at all lead to it out.
import { standing, truth } from './truth.js'
import { valueClasses, type ValueClasses } from './value-classes.js'
import { witness } from './witness.js'
import type { FactValue } from '../../model/fact.js'
import type { Condition, Rule } from '../../model/rule.js'
import type { Rulebook } from '../../model/rulebook.js'

/** `same-as`: its condition is that of an earlier verdict with another outcome. What could not be decided counts as reached. */
export type Reach = { kind: 'reached' } | { kind: 'never' } | { kind: 'same-as'; earlier: number }

const known = new WeakMap<Rule, Reach[]>()

export function reachOf(rule: Rule, facts: Rulebook['facts']): Reach[] {
  const before = known.get(rule)
  if (before) return before
  const reach = rule.verdicts.map((_verdict, index) => reachOfVerdict(rule, index, facts))
  known.set(rule, reach)
  return reach
}

/** The values of the facts that some rules ask about, with the regimes these rules are asked in. @returns null as `valueClasses`. */
export function classesFor(rules: Rule[], facts: Rulebook['facts']): ValueClasses | null {
  const classes = valueClasses(rules.flatMap(({ verdicts }) => verdicts.flatMap(({ when }) => when ?? [])), facts)
  const regimes: FactValue[] = rules[0]!.regimes.filter((each) => rules.every((rule) => rule.regimes.includes(each)))
  return classes && new Map([...classes, ['report.regime', regimes]])
}

/** Whether two conditions hold for the same facts; false where that could not be proven. */
export function isSame(a: Condition, b: Condition, classes: ValueClasses): boolean {
  const differs = { any: [{ all: [a, { not: b }] }, { all: [b, { not: a }] }] }
  return witness((values) => truth(differs, values), classes) === 'none'
}

function reachOfVerdict(rule: Rule, index: number, facts: Rulebook['facts']): Reach {
  const classes = classesFor([rule], facts)
  if (!classes) return { kind: 'reached' }
  const found = witness((values) => {
    const stands = standing(rule.verdicts, values)
    return typeof stands === 'number' ? stands === index : stands
  }, classes)
  if (found !== 'none') return { kind: 'reached' }
  const { when, outcome } = rule.verdicts[index]!
  const earlier = rule.verdicts.slice(0, index).findIndex((each) =>
    when && each.when && each.outcome !== outcome && isSame(when, each.when, classes))
  return earlier >= 0 ? { kind: 'same-as', earlier } : { kind: 'never' }
}
