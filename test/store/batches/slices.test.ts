// Documents to slices: every one in one slice, small batches cut finer, none larger than the limit.
import fc from 'fast-check'
import t from 'tap'
import { limits } from '../../../src/model/limits.js'
import { slicesOf } from '../../../src/store/batches/slices.js'

t.test('cases', (t) => {
  t.same(slicesOf([]), [])
  t.same(slicesOf([0, 1, 2]), [[0, 0], [1, 1], [2, 2]])
  t.same(slicesOf(Array.from({ length: 64 }, (_, at) => at)).slice(0, 2), [[0, 1], [2, 3]])
  t.equal(slicesOf(Array.from({ length: 5000 }, (_, at) => at)).length, Math.ceil(5000 / limits.sliceDocuments))
  t.end()
})

t.test('each document lies in one slice', (t) => {
  fc.assert(fc.property(fc.uniqueArray(fc.nat(100_000), { maxLength: 500 }), (some) => {
    const positions = some.sort((a, b) => a - b)
    const slices = slicesOf(positions)
    return positions.every((position) => slices.filter(([from, to]) => from <= position && position <= to).length === 1)
      && slices.every(([from, to]) => positions.filter((position) => from <= position && position <= to).length <= limits.sliceDocuments)
  }))
  t.end()
})
