// Whether a mended report still has the problem.
import t from 'tap'
import { recheck } from '../../src/season/recheck.js'
import { aResult } from '../store/sample-result.js'
import type { Outcome } from '../../src/model/words.js'

t.test('seen in the mended report', (t) => {
  const base = aResult()
  const after = (outcome: Outcome) => aResult({ findings: [{ ...base.findings[0]!, outcome }] })
  const cases: Array<[Outcome, string]> = [
    ['pass', 'mended'], ['fail', 'still-there'], ['partial', 'still-there'], ['review', 'cannot-tell'], ['not-assessable', 'cannot-tell'],
    ['not-applicable', 'cannot-tell'],
  ]
  for (const [outcome, seen] of cases) t.equal(recheck(base, after(outcome), 'some-rule'), seen, outcome)
  t.equal(recheck(base, after('pass'), 'no-such'), 'cannot-tell')
  t.equal(recheck(base, aResult({ report: { ...base.report, year: 2023 } }), 'some-rule'), 'other-report')
  const issuer = { ...base.report.issuer, name: '清溪县水利局' }
  t.equal(recheck(base, aResult({ report: { ...base.report, issuer } }), 'some-rule'), 'other-report')
  t.end()
})
