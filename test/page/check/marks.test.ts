// Findings to marks, and text cut where they begin and end: pieces join to the text, and each knows all that lie over it.
import fc from 'fast-check'
import t from 'tap'
import { blocksOf } from '../../../src/page/check/lines.js'
import { marksByBlock, marksOf, piecesOf, toneOf } from '../../../src/page/check/marks.js'
import type { FindingAnswer } from '../../../src/model/evaluation.js'
import type { Mark } from '../../../src/page/check/marks.js'

const mark = (start: number, end: number, tone: Mark['tone'] = 'fail'): Mark => ({ start, end, tone, ruleId: 'a-rule', says: '' })
const tones = fc.constantFrom<Mark['tone']>('fail', 'partial', 'review')
const marks = fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 60 }), tones), { maxLength: 30 })
  .map((all) => all.map(([start, length, tone]) => mark(start, start + length, tone)))

t.test('pieces', (t) => {
  t.same(piecesOf(1, 1, [mark(0, 2)]), [{ start: 1, end: 1, marks: [] }], 'an empty line under a mark')
  fc.assert(fc.property(marks, fc.nat(100), fc.integer({ min: 0, max: 120 }), (all, start, length) => {
    const end = start + length
    const pieces = piecesOf(start, end, all)
    const joined = pieces.every((piece, index) => piece.start === (index === 0 ? start : pieces[index - 1]!.end)) && pieces.at(-1)!.end === end
    return joined && pieces.every((piece) => all.filter((each) => each.start < piece.end && each.end > piece.start)
      .every((each) => piece.start === piece.end || piece.marks.includes(each)))
  }))
  t.end()
})

t.test('a block has the marks that reach into it, and no others', (t) => {
  const text = Array.from({ length: 200 }, (_, line) => `第${line}行`).join('\n')
  const blocks = blocksOf(text)
  t.ok(blocks.length > 3)
  fc.assert(fc.property(marks, (all) => {
    const given = all.map(({ start, end, tone }) => mark(start * 5, end * 5, tone)).filter(({ start }) => start < text.length)
    const byBlock = marksByBlock(given, blocks)
    return blocks.every((block, index) => {
      const here = new Set(byBlock.get(index) ?? [])
      return given.every((each) => here.has(each) || !(each.start < block.end && each.end > block.start))
    })
  }))
  t.end()
})

t.test('what is marked', (t) => {
  const finding = (outcome: FindingAnswer['outcome'], ...places: Array<[number, number]>): FindingAnswer => ({
    ruleId: outcome, title: '', dimension: 'figures', severity: 'major', outcome, points: { earned: 0, possible: 0 },
    message: '', advice: null, basis: [],
    evidence: [{ quote: 'of no place', where: '' }, ...places.map(([start, end]) => ({ start, end, quote: '', where: '' }))],
  })
  const all = marksOf([finding('review', [30, 40]), finding('fail', [10, 20], [5, 5]), finding('pass', [0, 9]), finding('partial', [10, 30])])
  t.same(all.map(({ start, end, tone }) => [start, end, tone]), [[10, 30, 'partial'], [10, 20, 'fail'], [30, 40, 'review']])
  t.equal(toneOf([mark(0, 1, 'review'), mark(0, 1, 'fail')]), 'fail')
  t.end()
})
