// Who may settle what two coders differ on, and which code then counts.
import t from 'tap'
import { agreedCodes, refuseAdjudication, unsettled } from '../../../src/season/sampling/adjudication.js'
import type { Adjudication } from '../../../src/season/sampling/adjudication.js'
import type { Coding, RuleCodes } from '../../../src/season/sampling/coding.js'

const by = (label: string) => ({ label, key: `newer ${label}`, person: label })
const at = '2025-03-01T00:00:00.000Z'
const coding = (n: number, place: number, who: string, codes: RuleCodes): Coding => ({ n, place, by: by(who), codes, codedAt: at, blind: true })
const settled = (n: number, codes: RuleCodes): Adjudication => ({ n, by: by('c'), codes, reason: '核对原文', decidedAt: at, blind: true })
const [twice, once] = [{ n: 1, double: true }, { n: 2, double: false }]
const one = coding(1, 1, 'a', { r: 'pass', s: 'fail', t: 'pass' })
const other = coding(1, 2, 'b', { r: 'fail', s: 'fail' })

t.test('who may', (t) => {
  const cases: Array<[what: string, who: string, item: typeof twice, codings: Coding[], code: string | null]> = [
    ['a third', 'c', twice, [one, other], null], ['the first', 'a', twice, [one, other], 'second-reader-needed'],
    ['the second', 'b', twice, [one, other], 'second-reader-needed'], ['before both have read', 'c', twice, [one], 'wrong-step'],
    ['before anybody has', 'c', twice, [], 'wrong-step'], ['of one reader', 'c', once, [coding(2, 1, 'a', { r: 'pass' })], 'wrong-step'],
    ['where they agree', 'c', twice, [one, coding(1, 2, 'b', one.codes)], 'wrong-step'],
    ['where one gave no code', 'c', twice, [one, coding(1, 2, 'b', { r: 'pass' })], 'wrong-step'],
  ]
  for (const [what, who, item, codings, code] of cases) {
    const ask = () => { refuseAdjudication(by(who), item, codings) }
    if (code === null) t.doesNotThrow(ask, what)
    else t.throws(ask, { code }, what)
  }
  t.end()
})

t.test('the code that counts', (t) => {
  const items = [twice, once]
  const cases: Array<[what: string, codings: Coding[], adjudications: Adjudication[], agreed: Array<[number, RuleCodes]>, open: number[]]> = [
    ['nothing is read', [], [], [], []], ['one of two has', [one], [], [], []],
    ['both have, and differ on r', [one, other], [], [[1, { s: 'fail' }]], [1]],
    ['a third settled it', [other, one], [settled(1, { r: 'partial' })], [[1, { s: 'fail', r: 'partial' }]], []],
    ['the only reader', [coding(2, 1, 'a', { r: 'review' })], [], [[2, { r: 'review' }]], []],
  ]
  for (const [what, codings, adjudications, agreed, open] of cases) {
    t.same([...agreedCodes(items, codings, adjudications)], agreed, what)
    t.same(unsettled(items, codings, adjudications), open, what)
  }
  t.end()
})
