// Numbers and the sums between them in; the one smallest change, or why there is none, out. Held against every change there is.
import fc from 'fast-check'
import t from 'tap'
import { limits } from '../../src/model/limits.js'
import { smallestMend } from '../../src/mend/smallest-mend.js'
import type { Mend, Sum } from '../../src/mend/smallest-mend.js'

/** Rows and columns of a table, each with its total last. */
function tableSums(rows: number, columns: number): Sum[] {
  const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
  const at = (row: number, column: number): number => row * columns + column
  return [
    ...range(rows).map((row) => ({ plus: range(columns - 1).map((column) => at(row, column)), minus: [at(row, columns - 1)] })),
    ...range(columns).map((column) => ({ plus: range(rows - 1).map((row) => at(row, column)), minus: [at(rows - 1, column)] })),
  ]
}

t.test('single sums', (t) => {
  const four: Sum[] = [{ plus: [0, 1, 2, 3], minus: [4] }]
  const cases: Array<[string, number[], Mend]> = [
    ['holds', [1, 0, 1, 0, 2], { kind: 'nothing' }],
    ['any of the five may be wrong', [1, 0, 1, 0, 3], { kind: 'several', size: 1 }],
    ['no part can fall so far: the total it is', [1, 1, 1, 0, 0], { kind: 'one', size: 1, changes: [{ index: 4, from: 0, to: 3 }] }],
    ['one part can', [4, 1, 0, 0, 2], { kind: 'several', size: 1 }],
    ['decimals', [0.1, 0.2, 0, 0, 0.3], { kind: 'nothing' }],
    ['a half can only be mended to a whole', [3.5, 0, 0, 0, 3], { kind: 'one', size: 1, changes: [{ index: 0, from: 3.5, to: 3 }] }],
  ]
  for (const [name, values, expected] of cases) t.same(smallestMend(values, four), expected, name)
  t.end()
})

t.test('rows and columns', (t) => {
  const sums = tableSums(3, 3)
  t.same(smallestMend([1, 2, 3, 4, 6, 9, 5, 7, 12], sums), { kind: 'one', size: 1, changes: [{ index: 4, from: 6, to: 5 }] })
  t.same(smallestMend([2, 2, 3, 4, 7, 9, 5, 7, 12], sums).kind, 'one', 'two by one and by two')
  t.same(smallestMend([2, 2, 3, 4, 6, 9, 5, 7, 12], sums), { kind: 'several', size: 2 }, 'two by the same: either pair of corners')
  t.same(smallestMend([90, 80, 70, 60, 50, 40, 30, 20, 10], tableSums(3, 3)), { kind: 'beyond' })
  t.end()
})

t.test('as many as it says, against every change there is', (t) => {
  const sums = tableSums(3, 3)
  const holds = (values: number[]): boolean => sums.every(({ plus, minus }) =>
    plus.reduce((sum, index) => sum + values[index]!, 0) === minus.reduce((sum, index) => sum + values[index]!, 0))
  const withOne = (values: number[]): number[][] => values.flatMap((was, index) => Array.from({ length: 30 }, (_, to) => to)
    .filter((to) => to !== was).map((to) => values.with(index, to)))
  fc.assert(fc.property(fc.array(fc.nat(4), { minLength: 9, maxLength: 9 }), (values) => {
    const mend = smallestMend(values, sums)
    if (holds(values)) return mend.kind === 'nothing'
    const ones = withOne(values).filter(holds)
    if (ones.length > 0) return 'size' in mend && mend.size === 1 && mend.kind === (ones.length === 1 ? 'one' : 'several')
    if (mend.kind !== 'one') return mend.kind === 'beyond' || ('size' in mend && mend.size > 1)
    const mended = mend.changes.reduce((all, { index, to }) => all.with(index, to), values)
    return mend.size > 1 && mend.changes.length === mend.size && holds(mended) && mended.every((value) => value >= 0)
  }), { seed: 20_240_131, numRuns: 300 })
  t.end()
})

t.test('the number of sets tried is bounded', (t) => {
  const size = 120
  const sums = tableSums(size, size)
  const values = Array.from({ length: size * size }, (_, index) => index % 7)
  t.same(smallestMend(values, sums), { kind: 'beyond' })
  t.ok(limits.mendTries >= 1000)
  t.end()
})
