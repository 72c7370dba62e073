// Findings in, what mending them brings out: order, consequences, caps, and that no mend lowers a score.
import fc from 'fast-check'
import t from 'tap'
import { loadRulebook } from '../../src/rulebook/load.js'
import { mendsOf } from '../../src/score/mends.js'
import { score } from '../../src/score/score.js'
import { aFinding, aSheet } from '../build-rules.js'
import type { Finding } from '../../src/model/finding.js'
import type { ScoreMend } from '../../src/model/score.js'
import type { DimensionId, Outcome } from '../../src/model/words.js'

const scales = loadRulebook()
const facts = aSheet(Object.fromEntries(scales.scoring.gates.flatMap(({ triggers }) => (triggers === 'statutory' ? [] : triggers))
  .flatMap((trigger) => trigger.facts.map(({ fact }) => [fact, null]))))
const credits: Record<Outcome, number | null> = { pass: 1, fail: 0, partial: 0.5, review: null, 'not-assessable': null, 'not-applicable': null }
const advice = { zh: '改', en: 'mend' }

function a(ruleId: string, dimension: DimensionId, outcome: Outcome, weight: number, over: Partial<Finding> = {}): Finding {
  return aFinding({ ruleId, dimension, outcome, weight, credit: credits[outcome], advice, ...over })
}

const mends = (findings: Finding[]): ScoreMend[] => mendsOf(findings, facts, scales, score(findings, facts, scales).score)
const told = (findings: Finding[]): unknown[] => mends(findings).map(({ ruleId, gain, after }) => [ruleId, gain, after.total])

t.test('by hand', (t) => {
  const findings = [
    a('passed', 'elements', 'pass', 4), a('small', 'elements', 'partial', 2), a('large', 'elements', 'fail', 4),
    a('open', 'elements', 'review', 2), a('weightless', 'elements', 'fail', 0), a('nothing-to-do', 'elements', 'fail', 1, { advice: null }),
  ]
  // 5 of 11; with the large 9, then with the small 10 of 11
  t.same(told(findings), [['large', 36.3, 81.8], ['small', 9, 90.9]])
  t.end()
})

t.test('what failed for its cause alone is mended with it; what could not be assessed stays open', (t) => {
  const cause = a('cause', 'figures', 'fail', 2)
  const findings = [a('passed', 'figures', 'pass', 2), cause, a('after', 'figures', 'fail', 4, { causedBy: 'cause' }),
    a('unread', 'figures', 'not-assessable', 4, { causedBy: 'cause' }), a('other', 'figures', 'fail', 2)]
  // 2 of 6; with the cause and its consequence 8 of 10; with all 10 of 10
  t.same(told(findings), [['cause', 46.7, 80], ['other', 33.4, 100]])
  t.end()
})

t.test('under a cap the first mends bring nothing alone', (t) => {
  const statutory = { statutory: true }
  const findings = [
    a('one', 'elements', 'fail', 1, statutory), a('two', 'elements', 'fail', 2, statutory), a('three', 'elements', 'fail', 1, statutory),
    ...Array.from({ length: 20 }, (_, index) => a(`passed-${index}`, 'elements', 'pass', 5)),
  ]
  t.same(told(findings), [['two', 10, 69], ['one', 10, 79], ['three', 10, 100]])
  t.end()
})

t.test('no score, nothing to mend', (t) => {
  t.same(mends([a('open', 'release', 'review', 5)]), [])
  t.same(mends([a('passed', 'release', 'pass', 5)]), [])
  t.end()
})

t.test('no mend lowers total, low or high', (t) => {
  const finding = fc.record({
    dimension: fc.constantFrom<DimensionId>('release', 'elements', 'figures', 'substance', 'wording', 'safety'),
    outcome: fc.constantFrom<Outcome>('pass', 'fail', 'partial', 'review', 'not-applicable', 'not-assessable'),
    weight: fc.nat(5), statutory: fc.boolean(), cause: fc.option(fc.nat(20), { nil: null }),
  })
  fc.assert(fc.property(fc.array(finding, { maxLength: 20 }), (drawn) => {
    const findings = drawn.map(({ dimension, outcome, weight, statutory, cause }, index) => a(`rule-${index}`, dimension, outcome, weight,
      { statutory, ...(cause !== null && cause < index && { causedBy: `rule-${cause}` }) }))
    const now = score(findings, facts, scales).score
    let before = now
    return mends(findings).every(({ gain, after }) => {
      const rises = gain >= 0 && after.total >= before!.total && after.low >= before!.low && after.high >= before!.high
      before = { ...before!, ...after }
      return rises && after.low <= after.total && after.total <= after.high
    })
  }), { seed: 20_240_131, numRuns: 500 })
  t.end()
})
