// What a person's verdict makes of a finding, and of those that failed for its cause alone.
import t from 'tap'
import { judged, refuseImpossible } from '../../src/season/judgement.js'
import { aFinding } from '../build-rules.js'
import type { Judgement, VerdictKind } from '../../src/model/review.js'
import type { Finding } from '../../src/model/finding.js'
import type { Outcome } from '../../src/model/words.js'

const credits: Record<Outcome, number | null> = { pass: 1, fail: 0, partial: 0.5, review: null, 'not-applicable': null, 'not-assessable': null }
const found = (ruleId: string, outcome: Outcome, causedBy?: string): Finding =>
  aFinding({ ruleId, outcome, credit: credits[outcome], ...(causedBy !== undefined && { causedBy }) })
const verdict = (ruleId: string, kind: VerdictKind, outcome: Judgement['outcome'] = null, credit: number | null = null): Judgement =>
  ({ ruleId, gate: null, verdict: kind, outcome, credit })

t.test('every verdict on every outcome', (t) => {
  const table: Record<'confirm' | 'dismiss' | 'waive', Record<Outcome, Outcome | 'refused'>> = {
    confirm: {
      pass: 'pass', fail: 'fail', partial: 'partial', review: 'fail', 'not-applicable': 'refused', 'not-assessable': 'refused',
    },
    dismiss: {
      pass: 'refused', fail: 'pass', partial: 'pass', review: 'pass', 'not-applicable': 'refused', 'not-assessable': 'refused',
    },
    waive: {
      pass: 'refused', fail: 'not-applicable', partial: 'not-applicable', review: 'not-applicable', 'not-applicable': 'refused',
      'not-assessable': 'not-applicable',
    },
  }
  for (const kind of ['confirm', 'dismiss', 'waive'] as const) {
    for (const outcome of Object.keys(credits) as Outcome[]) {
      const finding = found('some-rule', outcome)
      const want = table[kind][outcome]
      const what = `${kind} on ${outcome}`
      if (want === 'refused') {
        t.throws(() => { refuseImpossible(finding, verdict('some-rule', kind)) }, { code: 'verdict-refused' }, what)
        t.same(judged([finding], [verdict('some-rule', kind)]), [finding], `${what}: an old verdict that no longer says anything`)
      } else {
        refuseImpossible(finding, verdict('some-rule', kind))
        t.match(judged([finding], [verdict('some-rule', kind)]), [{ outcome: want, credit: credits[want] }], what)
      }
    }
  }
  t.end()
})

t.test('correct needs an outcome, and a credit with partial alone', (t) => {
  const cases: Array<[Judgement, refused: boolean]> = [
    [verdict('some-rule', 'correct'), true], [verdict('some-rule', 'correct', 'fail'), false], [verdict('some-rule', 'correct', 'partial'), true],
    [verdict('some-rule', 'correct', 'partial', 0.25), false], [verdict('some-rule', 'correct', 'pass', 0.25), true],
    [verdict('some-rule', 'confirm', 'fail'), true], [verdict('some-rule', 'dismiss', null, 0.5), true],
  ]
  for (const [judgement, refused] of cases) {
    const told = () => { refuseImpossible(found('some-rule', 'fail'), judgement) }
    if (refused) t.throws(told, { code: 'verdict-refused' }, JSON.stringify(judgement))
    else t.doesNotThrow(told, JSON.stringify(judgement))
  }
  const of = (outcome: Judgement['outcome'], credit: number | null = null) =>
    judged([found('some-rule', 'not-assessable')], [verdict('some-rule', 'correct', outcome, credit)])[0]
  t.match(of('pass'), { outcome: 'pass', credit: 1 })
  t.match(of('fail'), { outcome: 'fail', credit: 0 })
  t.match(of('partial', 0.25), { outcome: 'partial', credit: 0.25 })
  t.match(of('not-applicable'), { outcome: 'not-applicable', credit: null })
  t.end()
})

t.test('consequences go with their cause', (t) => {
  const findings = [found('cause', 'fail'), found('sum', 'fail', 'cause'), found('unread', 'not-assessable', 'cause'), found('other', 'fail')]
  const dismissed = judged(findings, [verdict('cause', 'dismiss')])
  t.match(dismissed.map(({ outcome }) => outcome), ['pass', 'pass', 'not-assessable', 'fail'])
  t.ok(dismissed.every(({ causedBy }) => causedBy === undefined), 'what could not be assessed is open in its own right')
  t.same(judged(findings, [verdict('cause', 'confirm')]), findings, 'confirmed: as it was')
  const both = judged(findings, [verdict('cause', 'dismiss'), verdict('sum', 'confirm')])
  t.match(both[1], { outcome: 'fail' }, 'a verdict of its own wins')
  t.same(both[1]!.causedBy, undefined)
  t.match(findings[1], { outcome: 'fail', causedBy: 'cause' }, 'the engine\'s own findings are untouched')
  t.end()
})
