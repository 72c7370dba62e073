// A question over facts and the values these may have in, values that answer it with yes out: how a claim about a rule is proven.
import { limits } from '../../model/limits.js'
import type { FactValue } from '../../model/fact.js'
import type { Open, Values } from './truth.js'
import type { ValueClasses } from './value-classes.js'

export type Question = (values: Values) => boolean | Open
/** `undecided` where the search was longer than limits.ruleLogicSteps. */
export type Witness = { found: Values } | 'none' | 'undecided'

/** Fixes one fact after the other, always one on which the answer still hangs, and turns back as soon as the answer is no. */
export function witness(question: Question, classes: ValueClasses): Witness {
  const values = new Map<string, FactValue>()
  let steps = 0
  const search = (): 'found' | 'none' | 'undecided' => {
    const answer = question(values)
    if (typeof answer === 'boolean') return answer ? 'found' : 'none'
    if ((steps += 1) > limits.ruleLogicSteps) return 'undecided'
    for (const value of classes.get(answer.needs) ?? [null]) {
      values.set(answer.needs, value)
      const below = search()
      if (below !== 'none') return below
    }
    values.delete(answer.needs)
    return 'none'
  }
  const end = search()
  return end === 'found' ? { found: values } : end
}
