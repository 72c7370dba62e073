// What if: exact where the service computed it, a sum of gains elsewhere, a lower bound under a gate; and what a new draft mended.
import t from 'tap'
import { sinceEarlier, whatIf } from '../../../src/page/check/what-if.js'
import type { Evaluation } from '../../../src/model/evaluation.js'

type Given = Pick<Evaluation, 'score' | 'mends'>

function given(gates: Array<{ id: string; effect: string }> = []): Given {
  const after = (total: number) => ({ total, low: total, high: total, band: 'good' as const })
  const mend = (ruleId: string, gain: number, total: number) => ({ ruleId, title: ruleId, advice: '', gain, after: after(total) })
  return {
    score: { ...after(80), coverage: 1, dimensions: [], gates },
    mends: [mend('a', 5, 85), mend('b', 3, 88.4), mend('c', 2, 90.4)],
  }
}

t.test('cases', (t) => {
  const gate = [{ id: 'late', effect: '' }]
  const cases: Array<[ticked: string, gates: typeof gate, total: number, sure: string]> = [
    ['', [], 80, 'exact'], ['a', [], 85, 'exact'], ['ab', [], 88.4, 'exact'], ['abc', [], 90.4, 'exact'],
    ['b', [], 83, 'exact'], ['ac', [], 87, 'about'], ['bc', [], 85, 'about'],
    ['ac', gate, 85, 'least'], ['bc', gate, 83, 'least'], ['abc', gate, 90.4, 'exact'],
  ]
  for (const [ticked, gates, total, sure] of cases) {
    t.same(whatIf(given(gates), new Set(ticked)), { total, sure }, `${ticked} ${gates.length > 0 ? 'under a gate' : ''}`)
  }
  t.equal(whatIf({ ...given(), score: null }, new Set()), null)
  t.end()
})

t.test('since the last draft', (t) => {
  const of = (...failed: string[]): Evaluation =>
    ({ findings: failed.map((ruleId) => ({ ruleId, title: ruleId, outcome: 'fail' })) }) as unknown as Evaluation
  t.same(sinceEarlier(of('a', 'b'), of('b', 'c')), { gone: ['a'], come: ['c'] })
  t.end()
})
