// The text as read, cut into blocks and lines: nothing is lost, nothing stands twice, no line is too long to lay out.
import fc from 'fast-check'
import t from 'tap'
import { blocksOf, indexAt } from '../../../src/page/check/lines.js'

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.array(fc.constantFrom('一、总体情况', '2024年，我局推进公开。', '规章\t0\t0\t0', '\t', '', '𠮷𠮷', 'x'.repeat(5000), '𠮷'.repeat(2100)), { maxLength: 90 })
    .map((lines) => lines.join('\n')),
)

t.test('every character stands in one line, in order', (t) => {
  fc.assert(fc.property(texts, (text) => {
    let place = 0
    for (const { start, end, cells } of blocksOf(text).flatMap(({ lines }) => lines)) {
      // What lies between two lines is a line feed; a line cut for its length goes on where it stopped.
      if (text.slice(place, start) !== '' && text.slice(place, start) !== '\n') return false
      if (end - start > 2000 || /[\uD800-\uDBFF]$/.test(text.slice(start, end)) && /^[\uDC00-\uDFFF]/.test(text.slice(end))) return false
      if (cells.map((cell) => text.slice(cell.start, cell.end)).join('\t') !== text.slice(start, end)) return false
      place = end
    }
    return place === text.length
  }))
  t.end()
})

t.test('kinds', (t) => {
  const kinds = blocksOf('标题\n一、总体情况\n规章\t0\t1\n正文').flatMap(({ lines }) => lines.map(({ kind, cells }) => [kind, cells.length]))
  t.same(kinds, [['text', 1], ['heading', 1], ['row', 3], ['text', 1]])
  t.end()
})

t.test('the place of a place', (t) => {
  fc.assert(fc.property(texts, fc.nat(400), (text, place) => {
    const blocks = blocksOf(text)
    const at = indexAt(blocks, place)
    return at >= 0 && blocks[at]!.start <= place && (at === blocks.length - 1 || blocks[at + 1]!.start > place)
  }))
  t.equal(indexAt([{ start: 5 }], 4), -1)
  t.end()
})
