// A condition and the facts known so far in, whether it holds out; or, while that is open, the fact on which it hangs.
import { operatorAnswers } from '../../model/operator-answers.js'
import { isOperator } from '../../model/operators.js'
import type { FactValue } from '../../model/fact.js'
import type { Condition, Verdict } from '../../model/rule.js'

export type Values = ReadonlyMap<string, FactValue>
/** `needs` names a fact whose value would say more. */
export interface Open { needs: string }

export function truth(condition: Condition, values: Values): boolean | Open {
  if ('all' in condition) return group(condition.all, values, false)
  if ('any' in condition) return group(condition.any, values, true)
  if ('not' in condition) {
    const inner = truth(condition.not, values)
    return typeof inner === 'boolean' ? !inner : inner
  }
  const { fact, operator, value } = condition
  const seen = values.get(fact)
  if (seen === undefined) return { needs: fact }
  const other = otherFact(value)
  const against = other === null ? value : values.get(other)
  if (against === undefined) return { needs: other! }
  return isOperator(operator) && operatorAnswers[operator](seen, against)
}

/** The place of the verdict that stands: the first whose condition holds. */
export function standing(verdicts: readonly Verdict[], values: Values): number | Open {
  for (const [index, { when }] of verdicts.entries()) {
    const holds = when ? truth(when, values) : true
    if (holds === true) return index
    if (holds !== false) return holds
  }
  return verdicts.length
}

/** The fact that a comparison's value names, if it names one. */
export function otherFact(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'fact' in value ? String(value.fact) : null
}

/** `decides` is the answer one part alone can give. */
function group(parts: Condition[], values: Values, decides: boolean): boolean | Open {
  let open: Open | null = null
  for (const part of parts) {
    const holds = truth(part, values)
    if (holds === decides) return decides
    if (typeof holds === 'object') open ??= holds
  }
  return open ?? (parts.length === 0 ? true : !decides)
}
