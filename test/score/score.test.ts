// Findings in, Score out: sums done by hand, gates, bands, and what must hold whatever the findings are.
import fc from 'fast-check'
import t from 'tap'
import { loadRulebook } from '../../src/rulebook/load.js'
import { score, type Scored } from '../../src/score/score.js'
import { aFinding, aSheet } from '../build-rules.js'
import type { FactValue } from '../../src/model/fact.js'
import type { Finding } from '../../src/model/finding.js'
import type { DimensionId, Outcome } from '../../src/model/words.js'

const { scoring, apart } = loadRulebook()
const quiet = Object.fromEntries(scoring.gates.flatMap(({ triggers }) => (triggers === 'statutory' ? [] : triggers))
  .flatMap((trigger) => trigger.facts.map(({ fact }) => [fact, null])))

function scored(findings: Finding[], facts: Record<string, FactValue> = {}): Scored {
  return score(findings, aSheet({ ...quiet, ...facts }), { scoring, apart })
}

const earned = (points: Scored['points']) => points.reduce((sum, each) => sum + (each.earned ?? 0), 0)
const credits: Record<Outcome, number | null> = { pass: 1, fail: 0, partial: 0.5, review: null, 'not-assessable': null, 'not-applicable': null }

function a(dimension: DimensionId, outcome: Outcome, weight: number, over: Partial<Finding> = {}): Finding {
  return aFinding({ dimension, outcome, weight, credit: credits[outcome], ...over })
}

t.test('by hand', (t) => {
  const findings = [
    a('release', 'pass', 5), // 15 of 15
    a('elements', 'pass', 3), a('elements', 'partial', 1), // 20 x 3.5 / 4 = 17.5
    a('figures', 'fail', 4, { causedBy: 'other' }), a('figures', 'not-applicable', 4), // nothing
    a('substance', 'fail', 1), a('substance', 'review', 3), // 0 of 20 decided, 3 of 4 open
    a('safety', 'not-assessable', 2), // open as a whole
    a('wording', 'pass', 0),
  ]
  const { score: got, points } = scored(findings)
  // Decided: release, elements, substance = 55; 100 x (15 + 17.5 + 0) / 55 = 59.09
  t.equal(got?.total, 59.1)
  // Applicable: + safety = 65; low 32.5 / 65; high (15 + 17.5 + 20 x 3/4 + 10) / 65
  t.equal(got?.low, 50)
  t.equal(got?.high, 88.5)
  t.equal(got?.coverage, 0.6667, '10 of 15')
  t.equal(got?.band, 'open')
  t.same(got?.dimensions.map(({ id, score: value }) => [id, value]),
    [['release', 100], ['elements', 87.5], ['figures', null], ['substance', 0], ['wording', null], ['safety', null]])
  t.match(got?.dimensions[1], { share: 20, earned: 31.818182, possible: 36.363636 })
  t.same(points.map(({ earned }) => earned), [27.272727, 27.272727, 4.545455, null, null, 0, null, null, 0])
  t.same(points.map(({ possible }) => possible), [27.272727, 27.272727, 9.090909, null, null, 36.363636, null, null, 0])
  t.end()
})

t.test('nothing decided', (t) => {
  t.same(scored([]), { score: null, points: [] })
  t.equal(scored([a('release', 'fail', 0), a('figures', 'not-applicable', 3)]).score, null, 'another document')
  t.equal(scored([a('release', 'review', 5)]).score, null)
  t.equal(scored([a('release', 'fail', 5, { causedBy: 'other' })]).score, null)
  t.end()
})

t.test('gates', (t) => {
  const fine = Array.from({ length: 30 }, () => a('elements', 'pass', 5))
  const statutory = a('elements', 'fail', 1, { statutory: true })
  const late = a('release', 'fail', 1, { ruleId: 'published-on-time' })
  const leak = a('safety', 'fail', 1, { ruleId: 'personal-data' })
  const leaked = { 'personalData.identityNumbers': 1, 'document.hostIs': 'own' }
  const spam = a('safety', 'fail', 1, { ruleId: 'injected-text' })
  const cases: Array<[name: string, findings: Finding[], facts: Record<string, FactValue>, gates: string[], cap: number]> = [
    ['none', [], {}, [], 100],
    ['one statutory content', [statutory], {}, ['statutory-content'], 79],
    ['two', [statutory, statutory], {}, ['statutory-content'], 69],
    ['five', [statutory, statutory, statutory, statutory, statutory], {}, ['statutory-content'], 59],
    ['one in review', [{ ...statutory, outcome: 'review', credit: null }], {}, [], 100],
    ['one charged elsewhere', [{ ...statutory, causedBy: 'other' }], {}, [], 100],
    ['30 days late', [late], { 'deadline.daysLate': 30 }, [], 100],
    ['31 days late', [late], { 'deadline.daysLate': 31 }, ['late'], 79],
    ['400 days late is for a person', [{ ...late, outcome: 'review', credit: null }], { 'deadline.daysLate': 400 }, [], 100],
    ['an identity number on its own page', [leak], leaked, ['leak-or-injection'], 59],
    ['on a mirror', [leak], { 'personalData.identityNumbers': 1, 'document.hostIs': 'other' }, [], 100],
    ['on no known host', [leak], { 'personalData.identityNumbers': 1 }, [], 100],
    ['a bank card only', [leak], { 'personalData.identityNumbers': 0, 'document.hostIs': 'own' }, [], 100],
    ['gambling', [spam], { 'injected.kinds': 'advertising,gambling', 'document.hostIs': 'own' }, ['leak-or-injection'], 59],
    ['advertising', [spam], { 'injected.kinds': 'advertising', 'document.hostIs': 'own' }, [], 100],
    ['two at once: the lowest', [statutory, leak], leaked, ['statutory-content', 'leak-or-injection'], 59],
  ]
  for (const [name, findings, facts, gates, cap] of cases) {
    const { score: got, points } = scored([...fine, ...findings], facts)
    t.same(got?.gates.map(({ id }) => id), gates, name)
    t.ok(got!.total <= cap && got!.low <= cap && got!.high <= cap, `${name}: not above ${cap}`)
    if (cap < 100) t.equal(got!.total, Math.min(cap, Math.round(earned(points) * 10) / 10), name)
    if (gates.length) t.match(got?.gates[0]?.effect.zh, /\d+分/)
  }
  t.end()
})

t.test('bands', (t) => {
  const graded = (passes: number, fails: number, more: Finding[] = [], facts: Record<string, FactValue> = {}) =>
    scored([a('elements', 'pass', passes), a('elements', 'fail', fails), ...more], facts).score?.band
  t.equal(graded(90, 10), 'excellent')
  t.equal(graded(8995, 1005), 'excellent', '89.95 is shown as 90.0, and 90.0 is excellent')
  t.equal(graded(899, 101), 'good')
  t.equal(graded(80, 20), 'good')
  t.equal(graded(60, 40), 'acceptable')
  t.equal(graded(59, 41), 'failing')
  t.equal(graded(85, 10, [a('elements', 'review', 10)]), 'open', 'the interval crosses the edge of a band')
  t.equal(graded(85, 15, [a('elements', 'review', 2)]), 'good', 'it does not')
  t.equal(graded(59, 1, [a('elements', 'review', 40)]), 'open')
  t.equal(graded(95, 5, [], { 'document.garbledShare': 0.5 }), 'open', 'a gate waits for a person')
  t.end()
})

const dimensionIds = scoring.dimensions.map(({ id }) => id)
const anyFinding = fc.record({
  dimension: fc.constantFrom(...dimensionIds), weight: fc.integer({ min: 0, max: 5 }), statutory: fc.boolean(),
  outcome: fc.constantFrom(...Object.keys(credits) as Outcome[]), share: fc.constantFrom(0.2, 0.5, 1 / 3, 5 / 6),
  caused: fc.integer({ min: 0, max: 9 }),
}).map(({ dimension, weight, statutory, outcome, share, caused }): Finding => a(dimension, outcome, weight, {
  statutory, ...(outcome === 'partial' && { credit: share }), ...(caused === 0 && outcome !== 'pass' && { causedBy: 'other' }),
}))
const anyFindings = fc.array(anyFinding, { maxLength: 40 })
const always = { seed: 11, numRuns: 1000 }

t.test('whatever the findings are', (t) => {
  fc.assert(fc.property(anyFindings, (findings) => {
    const { score: got } = scored(findings)
    if (got === null) return true
    return 0 <= got.low && got.low <= got.total && got.total <= got.high && got.high <= 100 && got.coverage >= 0 && got.coverage <= 1
  }), always)
  t.pass('the total lies within its interval')

  fc.assert(fc.property(anyFindings, (findings) => {
    const { score: got, points } = scored(findings.map((each) => ({ ...each, statutory: false })))
    const possible = points.reduce((sum, each) => sum + (each.possible ?? 0), 0)
    const ofDimensions = got?.dimensions.reduce((sum, each) => sum + each.earned, 0) ?? 0
    return got === null
      || (Math.abs(earned(points) - got.total) <= 0.05001 && Math.abs(possible - 100) < 0.001 && Math.abs(ofDimensions - earned(points)) < 0.001)
  }), always)
  t.pass('the points earned add up to the total, those possible to 100')

  fc.assert(fc.property(anyFindings, fc.nat(), (findings, which) => {
    const at = which % Math.max(1, findings.length)
    const mend = (each: Finding): Finding => ({ ...each, outcome: 'pass', credit: 1 })
    const canBe = ({ outcome, causedBy }: Finding) => outcome !== 'not-applicable' && causedBy === undefined
    const mended = findings.map((each, index) => (index === at && canBe(each) ? mend(each) : each))
    return (scored(findings).score?.total ?? 0) <= (scored(mended).score?.total ?? 0)
  }), always)
  t.pass('mending a finding never lowers the total')

  const withShuffled = anyFindings.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  fc.assert(fc.property(withShuffled,
    ([findings, shuffled]) => JSON.stringify(scored(findings).score) === JSON.stringify(scored(shuffled).score)), always)
  t.pass('the order of rules changes nothing')

  fc.assert(fc.property(anyFindings, fc.array(anyFinding, { maxLength: 5 }), (findings, more) => {
    const idle = more.map((each): Finding => ({ ...each, outcome: 'not-applicable', credit: null }))
    return JSON.stringify(scored(findings).score) === JSON.stringify(scored([...findings, ...idle]).score)
  }), always)
  t.pass('what is not applicable moves nothing')
  t.end()
})
