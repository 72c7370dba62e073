// A sample is drawn the same from the same, whatever the order of rows, and leaves out nothing it must hold.
import fc from 'fast-check'
import t from 'tap'
import { draw } from '../../../src/season/sampling/sampling.js'
import type { SampledRow, SamplingPlan } from '../../../src/season/sampling/sampling.js'

const edges = [90, 80, 60, 0]
const plan = (over: Partial<SamplingPlan> = {}): SamplingPlan =>
  ({ seed: '2024', random: { share: 0.1, least: 0 }, criticalFails: true, edges: { within: 0.5 }, doubleShare: 0.05, ...over })
const row = (id: string, total: number, low: number, high: number, criticalFails = 0): SampledRow =>
  ({ id, total, low, high, band: 'good', criticalFails })

t.test('why each is drawn', (t) => {
  const none = plan({ random: { share: 0, least: 0 } })
  const cases: Array<[what: string, row: SampledRow, reasons: string[]]> = [
    ['well inside a band', row('a', 85, 82, 88), []],
    ['the interval crosses an edge', row('a', 85, 79.9, 88), ['edge']],
    ['the interval ends below the edge', row('a', 85, 81, 89.4), []],
    ['it reaches the edge', row('a', 85, 82, 90), ['edge']],
    ['it begins at the edge', row('a', 85, 80, 88), []],
    ['a total near an edge', row('a', 80.5, 80.5, 80.5), ['edge']],
    ['a total less near', row('a', 80.6, 80.6, 80.6), []],
    ['a critical failure', row('a', 85, 82, 88, 1), ['critical']],
    ['both', row('a', 85, 70, 88, 2), ['edge', 'critical']],
    ['no score', { id: 'a', total: null, low: null, high: null, band: null, criticalFails: 0 }, ['no-score']],
    ['zero is no edge to fall under', row('a', 0.3, 0, 0.4), []],
  ]
  for (const [what, one, reasons] of cases) t.same(draw([one], none, edges).flatMap((each) => each.reasons), reasons, what)
  t.same(draw([row('a', 85, 82, 88, 1)], { ...none, criticalFails: false }, edges), [])
  t.end()
})

const rows = fc.uniqueArray(fc.uuid(), { maxLength: 60 }).chain((ids) => fc.tuple(...ids.map((id) =>
  fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 }))
    .map(([total, around, fails]) => row(id, total, Math.max(0, total - around), Math.min(100, total + around), fails === 0 ? 1 : 0)))))

t.test('the same whatever the order; another seed draws others; counts are as planned', (t) => {
  fc.assert(fc.property(rows, fc.string(), (all, seed) => {
    const drawn = draw(all, plan({ seed }), edges)
    t.same(draw([...all].reverse(), plan({ seed }), edges), drawn)
    const must = draw(all, plan({ seed, random: { share: 0, least: 0 } }), edges)
    const random = drawn.filter(({ reasons }) => reasons[0] === 'random').length
    return drawn.length === must.length + random && random === Math.ceil((all.length - must.length) * 0.1)
      && drawn.filter((each) => each.double).length === Math.ceil(drawn.length * 0.05)
  }), { numRuns: 50 })
  const hundred = Array.from({ length: 100 }, (_, at) => row(`id-${at}`, 85, 84, 86))
  const ids = (seed: string) => draw(hundred, plan({ seed }), edges).map(({ id }) => id)
  t.equal(ids('one').length, 10)
  t.notSame(ids('one'), ids('two'))
  t.equal(draw(hundred, plan({ random: { share: 0.1, least: 30 } }), edges).length, 30, 'the least number')
  t.equal(draw(hundred.slice(0, 5), plan({ random: { share: 0.1, least: 30 } }), edges).length, 5, 'no more than there are')
  t.end()
})
