// What a reader sees of items before they are settled: never why one was drawn, whatever others said of it.
import fc from 'fast-check'
import t from 'tap'
import { itemsOfReader } from '../../../src/season/sampling/blind.js'
import type { Adjudication } from '../../../src/season/sampling/adjudication.js'
import type { DrawnItem } from '../../../src/season/sampling/blind.js'
import type { Coding } from '../../../src/season/sampling/coding.js'
import type { CodingState } from '../../../src/model/coding-view.js'

const by = (label: string) => ({ label, key: label, person: label })
const at = '2025-03-01T00:00:00.000Z'
const coding = (place: number, who: string, code: string): Coding => ({ n: 1, place, by: by(who), codes: { r: code }, codedAt: at, blind: true })
const decided: Adjudication = { n: 1, by: by('c'), codes: { r: 'pass' }, reason: '核对原文', decidedAt: at, blind: true }
const drawn = (double: boolean): DrawnItem => ({ n: 1, double, evaluationId: 'e', reasons: ['critical', 'edge'] })
const [pass, fail] = [coding(1, 'a', 'pass'), coding(2, 'b', 'fail')]

t.test('states', (t) => {
  const cases: Array<[what: string, who: string, double: boolean, codings: Coding[], settled: Adjudication[], state: CodingState, seen: number]> = [
    ['nobody has read it', 'a', true, [], [], 'open', 0],
    ['he has', 'a', true, [pass], [], 'waiting', 1], ['another has', 'b', true, [pass], [], 'open', 0],
    ['the only reader has', 'a', false, [pass], [], 'settled', 1], ['and another looks', 'b', false, [pass], [], 'settled', 1],
    ['both have, and differ', 'a', true, [pass, fail], [], 'disputed', 2], ['and a third looks', 'c', true, [pass, fail], [], 'disputed', 2],
    ['a third has decided', 'a', true, [pass, fail], [decided], 'settled', 2],
    ['both have, and agree', 'b', true, [pass, coding(2, 'b', 'pass')], [], 'settled', 2],
  ]
  for (const [what, who, double, codings, settled, state, seen] of cases) {
    const [item] = itemsOfReader(by(who), [drawn(double)], codings, settled)
    t.match(item, { state, conflicts: state === 'disputed' ? ['r'] : [] }, what)
    t.equal(item!.codings.length, seen, what)
    const told = state === 'settled' ? { reasons: ['critical', 'edge'], evaluationId: 'e' } : { reasons: null, evaluationId: null }
    t.match(item, told, `${what}: why it was drawn`)
  }
  t.end()
})

t.test('nothing of why an item was drawn reaches anybody before it is settled', (t) => {
  const person = fc.constantFrom('a', 'b', 'c')
  const code = fc.constantFrom('pass', 'fail')
  const reasons = fc.subarray(['edge', 'critical', 'no-score', 'random'] as const)
  const said = fc.uniqueArray(fc.tuple(person, code), { selector: ([who]) => who, maxLength: 2 })
  const item = fc.record({ double: fc.boolean(), said, ends: fc.boolean() })
  fc.assert(fc.property(person, fc.array(fc.tuple(item, reasons, reasons), { maxLength: 6 }), (who, rows) => {
    const codings = rows.flatMap(([{ double, said: given }], index) => given.slice(0, double ? 2 : 1).map(([reader, one], place): Coding =>
      ({ n: index + 1, place: place + 1, by: by(reader), codes: { r: one }, codedAt: at, blind: true })))
    const adjudications = rows.flatMap(([{ ends, double, said: given }], index): Adjudication[] =>
      (ends && double && given.length === 2 && given[0]![1] !== given[1]![1] ? [{ ...decided, n: index + 1 }] : []))
    const told = (which: 1 | 2) => itemsOfReader(by(who), rows.map((row, index) =>
      ({ n: index + 1, double: row[0].double, evaluationId: `e${which}`, reasons: [...row[which]] })), codings, adjudications)
    const [one, other] = [told(1), told(2)]
    for (const [index, each] of one.entries()) {
      const { double, said: given } = rows[index]![0]
      const read = given.length >= (double ? 2 : 1)
      const agreed = !double || given[0]?.[1] === given[1]?.[1] || adjudications.some(({ n }) => n === index + 1)
      t.equal(each.state === 'settled', read && agreed)
      if (each.state !== 'settled') t.same(each, other[index])
    }
  }), { numRuns: 200 })
  t.end()
})
