// Stretches that cross become segments that don't, and no character is lost or marked for a finding it has nothing to do with.
import fc from 'fast-check'
import t from 'tap'
import { segmentsOf } from '../../src/annotate/segments.js'
import { marksAt } from './marked.js'

t.test('each character is marked by just the stretches over it', (t) => {
  const stretch = fc.tuple(fc.nat(40), fc.nat(12)).map(([start, length]): [number, number] => [start, start + length])
  fc.assert(fc.property(fc.array(stretch, { maxLength: 12 }), (spans) => {
    const stretches = marksAt(...spans.map((span) => [span])).placed.map((mark) => ({ ...mark.span, mark }))
    const segments = segmentsOf(stretches)
    for (let at = 0; at < 55; at++) {
      const over = stretches.filter(({ start, end }) => start <= at && at < end).map(({ mark }) => mark.remark.number).sort((a, b) => a - b)
      const standing = segments.filter(({ start, end }) => start <= at && at < end)
      if (standing.length > 1 || standing.flatMap(({ marks }) => marks.map(({ remark }) => remark.number)).join() !== over.join()) return false
    }
    const filled = stretches.filter(({ start, end }) => end > start).length
    const once = (list: 'opens' | 'closes') => segments.flatMap((segment) => segment[list]).length === filled
    return once('opens') && once('closes') && segments.every(({ start, end }) => end > start)
  }), { seed: 4, numRuns: 300 })
  t.end()
})
