// Ranks, ties, the open, and pages that go on where the last one ended.
import fc from 'fast-check'
import t from 'tap'
import { ranksOf, start } from '../../src/season/league.js'
import type { Scored } from '../../src/season/league.js'

const row = (total: number | null, band: string | null = 'good'): Scored => ({ total, band })

t.test('ranks', (t) => {
  const cases: Array<[name: string, rows: Scored[], ranks: Array<number | null>]> = [
    ['far apart', [row(95), row(90), row(80)], [1, 2, 3]],
    ['equal totals share, and the next counts both', [row(90), row(90), row(80)], [1, 1, 3]],
    ['half a point still shares', [row(90), row(89.5), row(89.4)], [1, 1, 3]],
    ['small steps are no chain: measured from the first of the rank', [row(90), row(89.7), row(89.4), row(89.1)], [1, 1, 3, 3]],
    ['figures that binary arithmetic does not hold', [row(80.3), row(79.8)], [1, 1]],
    ['an open band has no rank and takes none', [row(90), row(88, 'open'), row(80)], [1, null, 2]],
    ['no score, no rank', [row(null, null)], [null]],
    ['nobody', [], []],
  ]
  for (const [name, rows, ranks] of cases) t.same(ranksOf(rows).ranks, ranks, name)
  t.same(ranksOf([row(90), row(89.9)], start, 0).ranks, [1, 2], 'no ties wished for')
  t.end()
})

t.test('a league read page by page has the ranks of the whole', (t) => {
  const scored = fc.record({ total: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10), band: fc.constantFrom('good', 'open') })
  fc.assert(fc.property(fc.array(scored, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom(0, 0.5, 3), (rows, size, ties) => {
    const sorted = rows.sort((a, b) => b.total - a.total)
    const whole = ranksOf(sorted, start, ties).ranks
    let reached = start
    const paged: Array<number | null> = []
    for (let at = 0; at < sorted.length; at += size) {
      const page = ranksOf(sorted.slice(at, at + size), reached, ties)
      paged.push(...page.ranks)
      reached = page.reached
    }
    return JSON.stringify(paged) === JSON.stringify(whole)
  }), { seed: 5 })
  t.end()
})
