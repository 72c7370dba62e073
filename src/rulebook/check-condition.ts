// A condition in, what its author got wrong out: facts, operators and words that do not exist or do not fit each other.
import { ofConditions as reasons } from './reasons.js'
import { isOperator, operators, type OperatorName } from '../model/operators.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Localised } from '../model/words.js'
import type { JSONPath } from 'jsonc-parser'

export type Known = Pick<Rulebook, 'facts' | 'terms'>
export type Tell = (path: JSONPath, reason: Localised) => void

const groups = ['all', 'any', 'not']
const typeOf = { number: 'number', text: 'string', date: 'string', word: 'string', words: 'string', flag: 'boolean' } as const

export function checkCondition(condition: unknown, path: JSONPath, known: Known, tell: Tell): void {
  if (!isObject(condition)) return tell(path, reasons.noObject)
  const group = groups.find((name) => name in condition)
  if (group === undefined) return checkComparison(condition, path, known, tell)
  checkKeys(condition, [group], path, tell)
  if (group === 'not') return checkCondition(condition['not'], [...path, 'not'], known, tell)
  const inner = condition[group]
  if (!Array.isArray(inner) || inner.length === 0) {
    return tell([...path, group], reasons.emptyGroup(group))
  }
  inner.forEach((each, index) => { checkCondition(each, [...path, group, index], known, tell) })
}

/** A fact that a rule names. @returns its definition, or undefined when there is none. */
export function checkFact(id: unknown, path: JSONPath, { facts }: Known, tell: Tell): Rulebook['facts'][string] | undefined {
  const definition = typeof id === 'string' && Object.hasOwn(facts, id) ? facts[id] : undefined
  if (!definition) tell(path, reasons.noFact(String(id)))
  return definition
}

export function isTerm(fact: string, word: string, { terms }: Known): boolean {
  return Object.hasOwn(terms, `${fact}.${word}`) || Object.hasOwn(terms, word)
}

function checkComparison(condition: Record<string, unknown>, path: JSONPath, known: Known, tell: Tell): void {
  checkKeys(condition, ['fact', 'operator', 'value'], path, tell)
  const { fact, operator, value } = condition
  const definition = checkFact(fact, [...path, 'fact'], known, tell)
  if (typeof operator !== 'string' || !isOperator(operator)) {
    return tell([...path, 'operator'], reasons.noOperator(String(operator)))
  }
  if (!definition) return
  if (!(operators[operator].facts as readonly string[]).includes(definition.type)) {
    tell([...path, 'operator'], reasons.operatorMisfit(operator, definition.type))
  }
  checkValue(value, { operator, fact: String(fact), type: definition.type }, [...path, 'value'], known, tell)
}

interface Asked { operator: OperatorName; fact: string; type: keyof typeof typeOf }

function checkValue(value: unknown, asked: Asked, path: JSONPath, known: Known, tell: Tell): void {
  const { value: takes } = operators[asked.operator]
  if (isObject(value)) {
    const other = checkFact(value['fact'], path, known, tell)
    if (other && (takes === 'list' || typeOf[other.type] !== typeOf[asked.type])) tell(path, misfit(asked))
    return
  }
  const values = takes === 'list' ? value : [value]
  if (!Array.isArray(values) || values.length === 0) return tell(path, reasons.noList(asked.operator))
  for (const each of values) {
    if (each === null ? takes !== 'same' : typeof each !== typeOf[asked.type]) tell(path, misfit(asked))
    else if (asked.type.startsWith('word') && each !== null && !isTerm(asked.fact, String(each), known)) {
      tell(path, reasons.noTerm(String(each)))
    }
  }
}

function misfit({ operator, fact, type }: Asked): Localised {
  return reasons.valueMisfit(operator, fact, type)
}

function checkKeys(condition: Record<string, unknown>, allowed: string[], path: JSONPath, tell: Tell): void {
  for (const key of Object.keys(condition)) {
    if (!allowed.includes(key)) tell([...path, key], reasons.strangeKey(key))
  }
  for (const key of allowed) {
    if (!(key in condition)) tell(path, reasons.missingKey(key))
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
