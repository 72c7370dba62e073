// The compiled engine answers what json-rules-engine answers, for any condition over any facts.
import fc from 'fast-check'
import { Engine } from 'json-rules-engine'
import t from 'tap'
import { addOurOperators, FastEngine, rooted } from '../../src/judge/engine.js'
import { operatorAnswers, ourOperators } from '../../src/model/operator-answers.js'
import { operators } from '../../src/model/operators.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { aSheet } from '../build-rules.js'
import type { FactValue } from '../../src/model/fact.js'
import type { Condition } from '../../src/model/rule.js'

const ids = ['a', 'b', 'c', 'd']
const anyValue = fc.oneof(
  fc.integer({ min: -2, max: 3 }), fc.constantFrom('x', 'y', 'x,y', '2020-01-31', '2021-03-31', ''), fc.boolean(), fc.constant(null),
)
type Facts = Record<string, FactValue>
const values: fc.Arbitrary<Facts> = fc.record(Object.fromEntries(ids.map((id) => [id, anyValue])))
const listed = new Set(['in', 'notIn'])

const anyId = fc.constantFrom(...ids)
const comparison = fc.tuple(anyId, fc.constantFrom(...Object.keys(operators)), anyValue, fc.array(anyValue), fc.option(anyId))
  .map(([fact, operator, one, several, other]): Condition => {
    if (listed.has(operator)) return { fact, operator, value: several }
    return { fact, operator, value: other === null ? one : { fact: other } }
  })

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    fc.array(tie('condition'), { maxLength: 4 }).map((all) => ({ all })),
    fc.array(tie('condition'), { maxLength: 4 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
}))

t.test('equal to the stock engine', async (t) => {
  await fc.assert(fc.asyncProperty(fc.array(condition, { minLength: 1, maxLength: 5 }), values, async (conditions, facts) => {
    const fast = new FastEngine()
    const rules = conditions.map((each, index) => fast.add(`rule ${index}`, each))
    const holding = rules.filter((rule) => rule.holds(aSheet(facts))).map((rule) => rule.name)
    return String(holding) === String(await heldByStock(conditions, facts, () => 1))
  }), { seed: 7, numRuns: 1500 })
  t.pass('1,500 sets of conditions')
})

t.test('equal on every condition of our rules', async (t) => {
  const { rules } = loadRulebook()
  const conditions = rules.flatMap(({ verdicts }) => verdicts.flatMap(({ when }) => when ?? []))
  const pool = new Map<string, Set<FactValue>>()
  for (const each of conditions) gather(each, pool)
  const sheets = fc.record(Object.fromEntries([...pool].map(([id, named]) => [id, fc.constantFrom(...named, null, false, 0, 1, 2, 400, 'x')])))
  const fast = new FastEngine()
  const compiled = conditions.map((each, index) => fast.add(`rule ${index}`, each))
  await fc.assert(fc.asyncProperty(sheets, async (facts) => {
    const holding = compiled.filter((rule) => rule.holds(aSheet(facts))).map((rule) => rule.name).sort()
    return String(holding) === String(await heldByStock(conditions, facts, () => 1))
  }), { seed: 7, numRuns: 100 })
  t.pass(`${conditions.length} conditions`)
})

/** The facts a condition asks for, with the values it names. */
function gather(condition: Condition, pool: Map<string, Set<FactValue>>): void {
  if ('all' in condition) return condition.all.forEach((each) => { gather(each, pool) })
  if ('any' in condition) return condition.any.forEach((each) => { gather(each, pool) })
  if ('not' in condition) return gather(condition.not, pool)
  const known = pool.get(condition.fact) ?? new Set()
  const { value } = condition
  const other = typeof value === 'object' && value !== null && 'fact' in value ? String(value.fact) : null
  if (other !== null) pool.set(other, pool.get(other) ?? new Set())
  else for (const each of Array.isArray(value) ? value : [value]) known.add(each as FactValue)
  pool.set(condition.fact, known)
}

t.test('priorities change nothing', async (t) => {
  await fc.assert(fc.asyncProperty(fc.array(condition, { minLength: 2, maxLength: 4 }), values, async (conditions, facts) => {
    return String(await heldByStock(conditions, facts, (index) => 1 + index % 3)) === String(await heldByStock(conditions, facts, () => 1))
  }), { seed: 7, numRuns: 200 })
  t.pass('200 sets of conditions')
})

/**
 * Sorted, for the stock engine answers in the order its promises settle. A fresh engine each time: two overlapping runs of
 * one stock engine skip rules without a word.
 */
async function heldByStock(conditions: Condition[], facts: Facts, priority: (index: number) => number): Promise<string[]> {
  const engine = new Engine()
  addOurOperators(engine)
  conditions.forEach((each, index) => {
    engine.addRule({ name: `rule ${index}`, priority: priority(index), conditions: rooted(each), event: { type: 'holds' } })
  })
  const { results } = await engine.run(facts)
  return results.map((result) => result.name).sort()
}

t.test('what can\'t be compiled is refused', (t) => {
  const engine = new FastEngine()
  t.throws(() => engine.add('r', { fact: 'a', operator: 'resembles', value: 1 }), /unknown operator resembles/)
  t.throws(() => engine.add('r', { all: [{ fact: 'a', operator: 'equal' } as unknown as Condition] }), /value/)
  t.end()
})

t.test('one rulebook serves many reports at once', async (t) => {
  const rule = new FastEngine().add('r', { fact: 'a', operator: 'greaterThan', value: 1 })
  const answers = await Promise.all([1, 2, 1, 2].map(async (a) => rule.holds(aSheet({ a }))))
  t.same(answers, [false, true, false, true])
})

t.test('operators', (t) => {
  const cases: Array<[name: string, fact: FactValue, value: FactValue, answer: boolean]> = [
    ['lessThan', null, 1, false], ['greaterThan', 1, null, false], ['greaterThanInclusive', 0, 0, true], ['lessThanInclusive', 1, 0, false],
    ['before', '2014-01-31', '2014-03-31', true], ['after', '2014-01-31', '2014-03-31', false], ['after', null, '2014-03-31', false],
    ['hasWord', 'platform,supervision', 'platform', true], ['hasWord', 'platforms', 'platform', false], ['hasWord', null, 'platform', false],
  ]
  const engine = new FastEngine()
  for (const [operator, fact, value, answer] of cases) {
    t.equal(engine.add('r', { fact: 'a', operator, value }).holds(aSheet({ a: fact })), answer, `${fact} ${operator} ${value}`)
  }
  for (const name of Object.keys(operators)) t.ok(engine.operators.get(name), `the engine knows ${name}`)
  const some: FactValue[] = [null, 0, 1, 2, true, false, 'a', 'a,b', '2020-01-31']
  for (const [name, answer] of Object.entries(operatorAnswers)) {
    const values = name === 'in' || name === 'notIn' ? [[1, 'a'], [null]] : some
    const told = (fact: FactValue, value: unknown) => engine.operators.get(name)!.evaluate(fact, value)
    for (const value of values) t.same(some.map((fact) => answer(fact, value)), some.map((fact) => told(fact, value)), `${name} ${value}`)
  }
  for (const name of Object.keys(ourOperators)) t.ok(name in operators, `the loader knows ${name}`)
  t.end()
})
