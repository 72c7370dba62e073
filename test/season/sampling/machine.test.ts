// The engine against people: figures worked by hand, what must hold of any, and that nothing shows of what somebody is still to code.
import fc from 'fast-check'
import t from 'tap'
import { agreedCodes } from '../../../src/season/sampling/adjudication.js'
import { machineAgreement } from '../../../src/season/sampling/machine.js'
import type { Coding, RuleCodes } from '../../../src/season/sampling/coding.js'

const both = (pairs: Array<[engine: string, human: string]>) => machineAgreement(
  new Map(pairs.map(([, human], n): [number, RuleCodes] => [n, { r: human }])),
  new Map(pairs.map(([engine], n): [number, RuleCodes] => [n, { r: engine }])),
)
const times = (count: number, engine: string, human: string): Array<[string, string]> => Array.from({ length: count }, () => [engine, human])

t.test('worked by hand', (t) => {
  // 12 fail and fail, 3 engine alone, 5 people alone, 30 both pass: agreed 42 of 50. Engine: 15 fail 35 pass; people: 17 fail 33 pass.
  // chance = (15*17 + 35*33) / 2500 = 1410/2500 = 0.564. kappa = (0.84 - 0.564) / (1 - 0.564) = 0.276/0.436 = 69/109.
  const { rules: [rule], all, fail } = both([
    ...times(12, 'fail', 'fail'), ...times(3, 'fail', 'pass'), ...times(5, 'pass', 'fail'), ...times(30, 'pass', 'pass'),
  ])
  t.match(rule, {
    ruleId: 'r', items: 50, percent: 0.84, fail: { engine: 15, human: 17, both: 12, precision: 0.8, recall: 12 / 17 },
    confusion: [
      { engine: 'pass', human: 'pass', count: 30 }, { engine: 'fail', human: 'fail', count: 12 }, { engine: 'pass', human: 'fail', count: 5 },
      { engine: 'fail', human: 'pass', count: 3 },
    ],
    differences: [12, 13, 14, 15, 16, 17, 18, 19],
  })
  t.ok(Math.abs(rule!.kappa! - 69 / 109) < 1e-9)
  t.same([all.percent, fail], [rule!.percent, rule!.fail], 'of one rule all is that rule')
  const cases: Array<[what: string, pairs: Array<[string, string]>, figures: object]> = [
    ['partial is no fail', times(2, 'partial', 'fail'), { engine: 0, human: 2, both: 0, precision: null, recall: 0 }],
    ['nothing fails', times(2, 'pass', 'pass'), { engine: 0, human: 0, both: 0, precision: null, recall: null }],
    ['only the engine fails', times(2, 'fail', 'review'), { engine: 2, human: 0, both: 0, precision: 0, recall: null }],
    ['nothing at all', [], { engine: 0, human: 0, both: 0, precision: null, recall: null }],
  ]
  for (const [what, pairs, figures] of cases) t.same(both(pairs).fail, figures, what)
  t.same(machineAgreement(new Map([[1, { r: 'pass', gone: 'fail' }], [2, { r: 'pass' }]]), new Map([[1, { r: 'pass', s: 'fail' }]])).rules.length, 1,
    'what only one side says is no pair')
  t.end()
})

const code = fc.constantFrom('pass', 'fail', 'partial', 'review')

t.test('the counts add up', (t) => {
  fc.assert(fc.property(fc.array(fc.tuple(code, code)), (pairs) => {
    const { all, rules } = both(pairs)
    for (const { confusion, differences, fail, items, percent } of rules) {
      const total = confusion.reduce((sum, { count }) => sum + count, 0)
      const apart = confusion.filter(({ engine, human }) => engine !== human).reduce((sum, { count }) => sum + count, 0)
      if (total !== items || apart !== differences.length || Math.abs(percent! - (1 - apart / total)) > 1e-9) return false
      if (fail.both > Math.min(fail.engine, fail.human)) return false
    }
    return all.items === pairs.length
  }))
  t.end()
})

t.test('what is not settled shows nothing of the engine', (t) => {
  const codings = fc.array(fc.record({ n: fc.integer({ min: 1, max: 6 }), one: code, other: fc.option(code) }), { maxLength: 6 })
    .map((read) => [...new Map(read.map((each) => [each.n, each])).values()])
  const items = Array.from({ length: 6 }, (_, index) => ({ n: index + 1, double: index % 2 === 0 }))
  const engines = fc.array(code, { minLength: 6, maxLength: 6 })
  fc.assert(fc.property(codings, engines, engines, (read, engine, another) => {
    const given = read.flatMap(({ n, one, other }): Coding[] => [one, ...(other !== null && n % 2 === 1 ? [other] : [])].map((each, index) => ({
      n, place: index + 1, by: { key: null, person: null, label: String(index) }, codes: { r: each }, codedAt: '', blind: true,
    })))
    const open = new Set(items.filter(({ n, double }) => {
      const codes = given.filter((coding) => coding.n === n).map(({ codes: { r } }) => r)
      return codes.length < (double ? 2 : 1) || new Set(codes).size > 1
    }).map(({ n }) => n))
    const answer = (of: string[]) => machineAgreement(agreedCodes(items, given, []), new Map(of.map((each, index) => [index + 1, { r: each }])))
    t.same(answer(engine.map((each, index) => (open.has(index + 1) ? another[index]! : each))), answer(engine))
  }), { numRuns: 60 })
  t.end()
})
