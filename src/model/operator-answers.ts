// What each operator of a condition answers for a fact and a value: for the engine that judges, and for the check of rules that reasons.
import type { FactValue } from './fact.js'
import type { OperatorName } from './operators.js'

type Test = (fact: FactValue, value: FactValue) => boolean

/** Between two numbers; absence is neither more nor less than anything. */
const ofNumbers = (test: (a: number, b: number) => boolean): Test =>
  (fact, value) => typeof fact === 'number' && typeof value === 'number' && test(fact, value)

/** Between two ISO dates, whose order is that of their characters. */
const ofDates = (test: (a: string, b: string) => boolean): Test =>
  (fact, value) => typeof fact === 'string' && typeof value === 'string' && test(fact, value)

/** Those we add. Those of order replace the stock ones, which take an absent right side for 0. */
export const ourOperators = {
  lessThan: ofNumbers((a, b) => a < b),
  lessThanInclusive: ofNumbers((a, b) => a <= b),
  greaterThan: ofNumbers((a, b) => a > b),
  greaterThanInclusive: ofNumbers((a, b) => a >= b),
  before: ofDates((a, b) => a < b),
  after: ofDates((a, b) => a > b),
  /** A fact of several words holds them joined by commas. */
  hasWord: (fact, value) => typeof fact === 'string' && fact.split(',').some((word) => word === value),
} satisfies Partial<Record<OperatorName, Test>>

/** All of them; `equal`, `notEqual`, `in` and `notIn` as json-rules-engine has them. */
export const operatorAnswers: Record<OperatorName, (fact: FactValue, value: unknown) => boolean> = {
  equal: (fact, value) => fact === value,
  notEqual: (fact, value) => fact !== value,
  in: (fact, value) => Array.isArray(value) && value.includes(fact),
  notIn: (fact, value) => !Array.isArray(value) || !value.includes(fact),
  ...(ourOperators as Record<keyof typeof ourOperators, (fact: FactValue, value: unknown) => boolean>),
}
