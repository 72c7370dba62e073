// A rule in, every rule that differs from it by one slip of its author's hand out, each with what the slip was.
import type { Condition, Rule, Verdict } from '../src/model/rule.js'
import type { Outcome } from '../src/model/words.js'

export interface Mutant { slip: string; rule: Rule }

export function mutantsOf(rule: Rule): Mutant[] {
  const { verdicts } = rule
  const withVerdicts = (slip: string, changed: Verdict[]): Mutant => ({ slip, rule: { ...rule, verdicts: changed } })
  return verdicts.flatMap((verdict, index) => {
    const replaced = (slip: string, by: Verdict[]) =>
      withVerdicts(`verdict ${index + 1}: ${slip}`, [...verdicts.slice(0, index), ...by, ...verdicts.slice(index + 1)])
    const next = verdicts[index + 1]
    return [
      replaced(`${other(verdict.outcome)} for ${verdict.outcome}`, [withOutcome(verdict, other(verdict.outcome))]),
      ...(verdict.when ? slipsOf(verdict.when).map(({ slip, when }) => replaced(slip, [{ ...verdict, when }])) : []),
      ...(next ? [replaced('left out', [])] : []),
      ...(verdict.when && next?.when
        ? [withVerdicts(`verdicts ${index + 1} and ${index + 2} swapped`,
          [...verdicts.slice(0, index), next, verdict, ...verdicts.slice(index + 2)])]
        : []),
    ]
  })
}

/** Another answer than this, of the kind that would harm most. */
function other(outcome: Outcome): Outcome {
  return outcome === 'pass' ? 'fail' : 'pass'
}

function withOutcome({ credit: _credit, ...verdict }: Verdict, outcome: Outcome): Verdict {
  return { ...verdict, outcome }
}

interface Slip { slip: string; when: Condition }

function slipsOf(condition: Condition): Slip[] {
  if ('all' in condition) return [...slipsOfGroup(condition.all, (all) => ({ all }), 'all'), { slip: 'any for all', when: { any: condition.all } }]
  if ('any' in condition) return [...slipsOfGroup(condition.any, (any) => ({ any }), 'any'), { slip: 'all for any', when: { all: condition.any } }]
  if ('not' in condition) {
    return [{ slip: 'not left out', when: condition.not }, ...slipsOf(condition.not).map(({ slip, when }) => ({ slip, when: { not: when } }))]
  }
  return slipsOfComparison(condition)
}

function slipsOfGroup(parts: Condition[], grouped: (parts: Condition[]) => Condition, name: string): Slip[] {
  return parts.flatMap((part, index) => {
    const others = parts.filter((_part, at) => at !== index)
    const put = (when: Condition) => grouped(parts.map((each, at) => (at === index ? when : each)))
    return [
      ...(others.length > 0 ? [{ slip: `part ${index + 1} of ${name} left out`, when: grouped(others) }] : []),
      ...slipsOf(part).map(({ slip, when }) => ({ slip, when: put(when) })),
    ]
  })
}

const opposites: Record<string, string> = {
  equal: 'notEqual', notEqual: 'equal', in: 'notIn', notIn: 'in', lessThan: 'greaterThanInclusive', greaterThanInclusive: 'lessThan',
  greaterThan: 'lessThanInclusive', lessThanInclusive: 'greaterThan', before: 'after', after: 'before',
}

function slipsOfComparison(condition: Extract<Condition, { fact: string }>): Slip[] {
  const { fact, operator, value } = condition
  const opposite = opposites[operator]
  const flipped = opposite === undefined
    ? { slip: `not ${fact} ${operator}`, when: { not: condition } }
    : { slip: `${fact} ${opposite} for ${operator}`, when: { ...condition, operator: opposite } }
  return [flipped, ...valuesBeside(value, operator).map((beside) =>
    ({ slip: `${fact} ${operator} ${JSON.stringify(beside)} for ${JSON.stringify(value)}`, when: { ...condition, value: beside } }))]
}

/** One more and one less, a hundredth where the threshold is a fraction; a list without one of its words. */
function valuesBeside(value: unknown, operator: string): unknown[] {
  if (typeof value === 'number') {
    const step = Number.isInteger(value) ? 1 : 0.01
    return operator === 'equal' || operator === 'notEqual' ? [value + step] : [value - step, value + step]
  }
  if (Array.isArray(value) && value.length > 1) return value.map((_each, index) => value.filter((_other, at) => at !== index))
  return []
}
