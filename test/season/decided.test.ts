// Findings as people left them.
import t from 'tap'
import { asDecided } from '../../src/season/decided.js'

t.test('decided otherwise', (t) => {
  const points = { earned: 0, possible: 2 }
  const findings = [{ ruleId: 'a', outcome: 'fail' as const, points }, { ruleId: 'b', outcome: 'fail' as const, points }]
  t.same(asDecided(findings, [{ ruleId: 'b', to: 'pass' }, { ruleId: 'gone', to: 'fail' }]), [
    { ruleId: 'a', outcome: 'fail', points }, { ruleId: 'b', outcome: 'pass', points: { earned: null, possible: null } },
  ], 'its points are told by the versions of the score')
  t.same(asDecided([{ ruleId: 'b', outcome: 'fail' as const }], [{ ruleId: 'b', to: 'partial' }]), [{ ruleId: 'b', outcome: 'partial' }])
  t.same(asDecided(findings, []), findings)
  t.end()
})
