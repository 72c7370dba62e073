// What is new, mended, the same and moved between two results.
import t from 'tap'
import { differenceOf } from '../../src/season/difference.js'
import { aResult } from '../store/sample-result.js'
import type { Result } from '../../src/model/result.js'
import type { Outcome } from '../../src/model/words.js'

type Judged = Result['findings'][number]
const text = '共受理申请12件，办结11件。'
const sample = aResult().findings[0]!
const found = (ruleId: string, outcome: Outcome, quote = ''): Judged => ({
  ...sample, ruleId, outcome, credit: null,
  evidence: quote === '' ? [] : [{ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length, where: { zh: '文', en: 'text' } }],
})
const of = (findings: Judged[], over: Partial<Result> = {}): Result => aResult({ findings, text, ...over })

t.test('findings', (t) => {
  const cases: Array<[name: string, from: Judged[], to: Judged[], changes: string[]]> = [
    ['passes in both are left out', [found('a', 'pass')], [found('a', 'pass')], []],
    ['a fault that was not there', [found('a', 'pass')], [found('a', 'fail', '12件')], ['a new']],
    ['a fault that is gone', [found('a', 'fail', '12件')], [found('a', 'pass')], ['a mended']],
    ['the law no longer asks', [found('a', 'fail', '12件')], [found('a', 'not-applicable')], ['a mended']],
    ['the same fault on the same words', [found('a', 'fail', '12件')], [found('a', 'fail', '12件')], ['a unchanged']],
    ['the same fault on other words', [found('a', 'fail', '12件')], [found('a', 'fail', '11件')], ['a moved']],
    ['a person is asked now', [found('a', 'fail', '12件')], [found('a', 'review', '12件')], ['a other']],
    ['from part to whole', [found('a', 'partial', '12件')], [found('a', 'fail', '12件')], ['a other']],
    ['a rule that one ruleset has', [], [found('b', 'fail', '12件')], ['b new']],
    ['a rule that the other has no more', [found('b', 'fail', '12件')], [], ['b mended']],
    ['in the order of the second, then what the first alone has',
      [found('z', 'fail'), found('a', 'pass')], [found('b', 'fail'), found('a', 'fail')], ['b new', 'a new', 'z mended']],
  ]
  for (const [name, from, to, changes] of cases) {
    t.same(differenceOf(of(from), of(to)).findings.map(({ ruleId, change }) => `${ruleId} ${change}`), changes, name)
  }
  t.end()
})

t.test('figures that were read otherwise, and what both share', (t) => {
  const fact = (id: string, value: number | string | null) => ({ id, value, evidence: [] })
  const from = of([], { facts: [fact('a', 1), fact('b', 2), fact('c', 'x'), fact('gone', 4)] })
  const to = of([], {
    facts: [fact('a', 1), fact('b', 3), fact('c', 'y'), fact('new', 0)],
    report: { ...aResult().report, year: 2025 }, document: { ...aResult().document, sha256: 'c'.repeat(64) },
  })
  const { figures, same } = differenceOf(from, to)
  t.same(figures, [{ fact: 'b', from: 2, to: 3 }, { fact: 'gone', from: 4, to: null }, { fact: 'new', from: null, to: 0 }])
  t.same(same, { document: false, ruleset: true, year: false, issuer: true })
  t.end()
})
