// Findings that count apart in, bonus points and vetoes beside the base total out.
import t from 'tap'
import { apartOf } from '../../src/score/apart.js'
import { aFinding } from '../build-rules.js'
import type { Apart } from '../../src/model/extension.js'
import type { Outcome } from '../../src/model/words.js'

const bonus: Apart = { rule: 'graphics', kind: 'bonus', points: 3 }
const veto: Apart = { rule: 'copied', kind: 'veto', cap: 59 }
const finding = (ruleId: string, outcome: Outcome, credit: number | null) => aFinding({ ruleId, outcome, credit, weight: 0 })

t.test('beside the base total', (t) => {
  const cases: Array<[
    name: string, apart: Apart[], graphics: Outcome, credit: number | null, copied: Outcome, base: number, total: number, points: number,
  ]> = [
    ['a bonus earned', [bonus], 'pass', 1, 'pass', 80, 83, 3],
    ['part of it', [bonus], 'partial', 0.5, 'pass', 80, 81.5, 1.5],
    ['not earned', [bonus], 'fail', 0, 'pass', 80, 80, 0],
    ['not known', [bonus], 'not-assessable', null, 'pass', 80, 80, 0],
    ['never above 100', [bonus], 'pass', 1, 'pass', 99, 100, 3],
    ['a veto caps the sum of both', [bonus, veto], 'pass', 1, 'fail', 80, 59, 3],
    ['a veto that does not act', [bonus, veto], 'pass', 1, 'review', 80, 83, 3],
    ['a veto above the total', [{ ...veto, cap: 90 }], 'pass', 1, 'fail', 80, 80, 0],
  ]
  for (const [name, apart, graphics, credit, copied, base, total, points] of cases) {
    const found = apartOf([finding('graphics', graphics, credit), finding('copied', copied, 0)], apart, base)
    t.match(found, { total, bonus: points }, name)
    t.same(found.items.map(({ ruleId }) => ruleId), apart.map(({ rule }) => rule), name)
  }
  t.end()
})
