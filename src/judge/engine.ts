// A condition of json-rules-engine in, a plain test over facts out. The only file that knows json-rules-engine.
import { Engine, Rule } from 'json-rules-engine'
import { ourOperators } from '../model/operator-answers.js'
import type { OperatorEvaluator, TopLevelCondition } from 'json-rules-engine'
import type { FactSheet, FactValue } from '../model/fact.js'
import type { Condition } from '../model/rule.js'

export type Test = (facts: FactSheet) => boolean
type Leaf = Extract<Condition, { fact: string }>

/**
 * json-rules-engine with its conditions compiled once to closures over its own operators. The stock `run` clones every
 * rule and awaits every comparison (70 times the cost), and silently skips rules when two runs overlap on one engine;
 * this one keeps no state between reports. test/judge/engine.test.ts proves both equal.
 */
export class FastEngine extends Engine {
  declare operators: { get(name: string): { evaluate(fact: FactValue, value: unknown): boolean } | null }

  constructor() {
    super()
    addOurOperators(this)
  }

  /** @throws Error for an unknown operator or a condition json-rules-engine refuses. */
  add(name: string, when: Condition): FastRule {
    const rule = new FastRule(name, when, this)
    this.addRule(rule)
    return rule
  }
}

export class FastRule extends Rule {
  readonly holds: Test

  constructor(name: string, when: Condition, engine: FastEngine) {
    super({ name, conditions: rooted(when), event: { type: name } })
    this.holds = compile(when, engine)
  }
}

/** The same operators for the stock engine, so that the two can be compared. */
export function addOurOperators(engine: Engine): void {
  for (const [name, test] of Object.entries(ourOperators)) {
    engine.addOperator(name, test as OperatorEvaluator<FactValue, FactValue>)
  }
}

/** json-rules-engine wants a group at the root; a rule's author may write a single comparison. */
export function rooted(when: Condition): TopLevelCondition {
  return structuredClone('fact' in when ? { all: [when] } : when) as TopLevelCondition
}

function compile(condition: Condition, engine: FastEngine): Test {
  if ('all' in condition) return every(condition.all.map((each) => compile(each, engine)))
  if ('any' in condition) return some(condition.any.map((each) => compile(each, engine)))
  if ('not' in condition) {
    const test = compile(condition.not, engine)
    return (facts) => !test(facts)
  }
  return compare(condition, engine)
}

function every(tests: Test[]): Test {
  return (facts) => {
    for (const test of tests) if (!test(facts)) return false
    return true
  }
}

function some(tests: Test[]): Test {
  // json-rules-engine's own answer for an empty group, whichever it is.
  if (tests.length === 0) return () => true
  return (facts) => {
    for (const test of tests) if (test(facts)) return true
    return false
  }
}

function compare({ fact, operator: name, value }: Leaf, engine: FastEngine): Test {
  const operator = engine.operators.get(name)
  if (!operator) throw new Error(`unknown operator ${name}`)
  if (isFact(value)) return (facts) => operator.evaluate(facts.get(fact).value, facts.get(value.fact).value)
  return (facts) => operator.evaluate(facts.get(fact).value, value)
}

function isFact(value: unknown): value is { fact: string } {
  return typeof value === 'object' && value !== null && 'fact' in value && typeof value.fact === 'string'
}
