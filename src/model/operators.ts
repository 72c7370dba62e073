// The operators a condition may use, and the facts and values each may stand between: the grammar the loader checks.
import type { FactDefinition } from './fact-definition.js'

type FactType = FactDefinition['type']

interface Operator {
  facts: readonly FactType[]
  /** same: a value of the fact's own kind, null included · list: several of them · one: a value that can't be null. */
  value: 'same' | 'list' | 'one'
}

const every = ['number', 'text', 'flag', 'date', 'word', 'words'] as const

/** `equal` null asks for absence. A comparison of order is false when either side is absent. */
export const operators = {
  equal: { facts: every, value: 'same' },
  notEqual: { facts: every, value: 'same' },
  in: { facts: ['number', 'text', 'word'], value: 'list' },
  notIn: { facts: ['number', 'text', 'word'], value: 'list' },
  lessThan: { facts: ['number'], value: 'one' },
  lessThanInclusive: { facts: ['number'], value: 'one' },
  greaterThan: { facts: ['number'], value: 'one' },
  greaterThanInclusive: { facts: ['number'], value: 'one' },
  before: { facts: ['date'], value: 'one' },
  after: { facts: ['date'], value: 'one' },
  hasWord: { facts: ['words'], value: 'one' },
} as const satisfies Record<string, Operator>

export type OperatorName = keyof typeof operators

export function isOperator(name: string): name is OperatorName {
  return Object.hasOwn(operators, name)
}
