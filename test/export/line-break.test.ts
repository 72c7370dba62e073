// Lines hold the text whole, are no wider than asked, and begin with no closing mark.
import fc from 'fast-check'
import t from 'tap'
import { linesOf } from '../../src/export/line-break.js'

const measure = (character: string): number => (character.codePointAt(0)! > 0x2000 ? 1 : 0.5)
const wide = (line: string): number => [...line].reduce((sum, character) => sum + measure(character), 0)

t.test('where a line breaks', (t) => {
  const cases: Array<[name: string, text: string, width: number, lines: string[]]> = [
    ['between any two characters', '政府信息公开', 4, ['政府信息', '公开']],
    ['no closing mark begins one', '政府信息，公开', 4, ['政府信', '息，公开']],
    ['an opening mark goes along', '政府信（公开', 4, ['政府信', '（公开']],
    ['between words', 'open government information', 8, ['open government', 'information']],
    ['a word too long is cut', 'aaaaaaaaaa', 2, ['aaaa', 'aaaa', 'aa']],
    ['where the text says so', '一\n\n二', 4, ['一', '', '二']],
    ['nothing', '', 4, ['']],
    ['a narrow line', '一二', 0.1, ['一', '二']],
  ]
  for (const [name, text, width, lines] of cases) t.same(linesOf(text, width, measure), lines, name)
  t.end()
})

t.test('whatever the text', (t) => {
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'政府（）《》，。；ab 1.-\n〔') }), fc.string({ unit: 'grapheme' }))
  const bare = (words: string): string => words.replace(/\s/g, '')
  fc.assert(fc.property(text, fc.integer({ min: 1, max: 30 }), (words, width) => {
    const lines = linesOf(words, width, measure)
    return bare(lines.join('')) === bare(words) && lines.every((line) => wide(line) <= width || [...line].length === 1)
  }))
  t.end()
})

t.test('a text of marks alone costs no more than its length', (t) => {
  for (const sign of ['（', '）', 'a', ' ', '，']) t.ok(linesOf(sign.repeat(200_000), 50, measure).length > 0, sign)
  t.end()
})
