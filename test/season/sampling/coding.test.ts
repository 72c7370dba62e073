// What a reader may see of codes, and agreement over double items alone.
import t from 'tap'
import { firstOfEach, sampleAgreement, visibleTo } from '../../../src/season/sampling/coding.js'
import type { Coding, RuleCodes } from '../../../src/season/sampling/coding.js'

const by = (label: string, key: string | null = label) => ({ label, key, person: key })
const coding = (n: number, place: number, who: string, codes: RuleCodes = { r: 'pass' }): Coding =>
  ({ n, place, by: by(who), codes, codedAt: '2025-03-01T00:00:00.000Z', blind: true })
const items = [{ n: 1, double: true }, { n: 2, double: true }, { n: 3, double: false }]

t.test('blind till all have read', (t) => {
  const codings = [coding(1, 1, 'a'), coding(2, 1, 'a'), coding(2, 2, 'b'), coding(3, 1, 'a')]
  const seen = (who: ReturnType<typeof by>) => visibleTo(who, items, codings).map(({ n, place }) => `${n}.${place}`)
  t.same(seen(by('a')), ['1.1', '2.1', '2.2', '3.1'], 'his own, and what is read')
  t.same(seen(by('b')), ['2.1', '2.2', '3.1'])
  t.same(seen(by('c')), ['2.1', '2.2', '3.1'])
  t.same(seen(by('a', 'b')), ['2.1', '2.2', '3.1'], 'a typed name opens nothing where there are keys')
  t.end()
})

t.test('agreement', (t) => {
  const { all, rules, waiting } = sampleAgreement(items, [
    coding(1, 1, 'a', { r: 'pass', s: 'fail' }), coding(1, 2, 'b', { r: 'fail' }), coding(2, 1, 'a', { r: 'fail' }), coding(2, 2, 'b', { r: 'fail' }),
    coding(3, 1, 'a', { r: 'pass' }),
  ])
  // Rule r: (pass, fail), (fail, fail): 1 of 2; a: pass 1 fail 1; b: fail 2; chance = (1*0 + 1*2)/4 = 0.5; kappa = 0.
  t.match(rules, [{ ruleId: 'r', items: 2, percent: 0.5, kappa: 0, conflicts: [1] }, { ruleId: 's', items: 0, percent: null, conflicts: [] }])
  t.match(all, { items: 2, percent: 0.5 })
  t.same(waiting, [])
  t.same(sampleAgreement(items, [coding(1, 1, 'a')]), { all: { items: 0, percent: null, kappa: null, alpha: null }, rules: [], waiting: [1, 2] })
  t.end()
})

t.test('one person reads an item once, whatever keys he used', (t) => {
  const with2 = (n: number, place: number, person: string | null, key: string | null, label: string): Coding =>
    ({ ...coding(n, place, label), by: { key, person, label } })
  const cases: Array<[what: string, codings: Coding[], places: number[]]> = [
    ['two people', [with2(1, 1, 'a', 'a', 'A'), with2(1, 2, 'b', 'b', 'B')], [1, 2]],
    ['the second with a newer key', [with2(1, 1, 'a', 'a', 'A'), with2(1, 2, 'a', 'a2', 'A again')], [1]],
    ['a third after it', [with2(1, 1, 'a', 'a', 'A'), with2(1, 2, 'a', 'a2', 'A'), with2(1, 3, 'b', 'b', 'B')], [1, 3]],
    ['of two items', [with2(1, 1, 'a', 'a', 'A'), with2(2, 1, 'a', 'a2', 'A')], [1, 1]],
    ['without keys, by name', [with2(1, 1, null, null, 'A'), with2(1, 2, null, null, 'B')], [1, 2]],
    ['without keys, of one name', [with2(1, 1, null, null, 'A'), with2(1, 2, null, null, 'A')], [1]],
  ]
  for (const [what, codings, places] of cases) t.same(firstOfEach(codings).map(({ place }) => place), places, what)
  t.end()
})
