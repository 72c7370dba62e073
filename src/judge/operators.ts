// What our operators answer for a fact and a value. Those of order replace the stock ones, which take an absent right side for 0.
import type { FactValue } from '../model/fact.js'
import type { OperatorName } from '../model/operators.js'

type Test = (fact: FactValue, value: FactValue) => boolean

/** Between two numbers; absence is neither more nor less than anything. */
const ofNumbers = (test: (a: number, b: number) => boolean): Test =>
  (fact, value) => typeof fact === 'number' && typeof value === 'number' && test(fact, value)

/** Between two ISO dates, whose order is that of their characters. */
const ofDates = (test: (a: string, b: string) => boolean): Test =>
  (fact, value) => typeof fact === 'string' && typeof value === 'string' && test(fact, value)

/** `equal`, `notEqual`, `in` and `notIn` are json-rules-engine's own. */
export const ourOperators: Partial<Record<OperatorName, Test>> = {
  lessThan: ofNumbers((a, b) => a < b),
  lessThanInclusive: ofNumbers((a, b) => a <= b),
  greaterThan: ofNumbers((a, b) => a > b),
  greaterThanInclusive: ofNumbers((a, b) => a >= b),
  before: ofDates((a, b) => a < b),
  after: ofDates((a, b) => a > b),
  /** A fact of several words holds them joined by commas. */
  hasWord: (fact, value) => typeof fact === 'string' && fact.split(',').some((word) => word === value),
}
