// What hides or steers is written out; everything else stays as it is.
import fc from 'fast-check'
import t from 'tap'
import { clipped, codeOf, flat, visible } from '../../src/export/visible.js'
import { hostile } from './sample-evaluation.js'

t.test('traps', (t) => {
  for (const [name, text, seen] of hostile) t.equal(visible(text), seen, name)
  t.equal(visible('一\r\n二\r三\u2028四\t五'), '一\n二\n三\n四\t五')
  t.equal(visible('\u{E0041}\u{1F600}\u{20BB7}'), '〔U+E0041〕\u{1F600}\u{20BB7}')
  t.equal(flat(' 一\n\n 二 '), '一 二')
  t.equal(clipped('一二三四五', 4), '一二三…')
  t.equal(clipped('\u{20BB7}\u{20BB7}', 2), '\u{20BB7}\u{20BB7}', 'counted in characters')
  t.equal(codeOf('䶮'), '〔U+4DAE〕')
  t.end()
})

t.test('what is left is fit for XML 1.0, whatever went in', (t) => {
  const forbidden = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string(), (a, b) => !forbidden.test(visible(`${a}\ud800${b}\u0000`))))
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => visible(visible(text)) === visible(text)))
  t.end()
})
