// A page of the text as read, for files that hold no marks of their own.
import t from 'tap'
import { markPage } from '../../src/annotate/page.js'
import { ingest } from '../../src/ingest/ingest.js'
import { markedWords, marksAt, unmarked } from './marked.js'

t.test('marks in paragraphs and cells', async (t) => {
  const source = await ingest({ name: 'report.txt', bytes: Buffer.from('一、<总体> & "情况"\n许可 | 12 | 3\n处罚 | 1 | 0\n') })
  const at = (quote: string): [number, number] => [source.text.indexOf(quote), source.text.indexOf(quote) + quote.length]
  const page = Buffer.from(markPage(source, marksAt([at('<总体>')], [at('12 | 3')], []), '<标题>', 'zh')).toString()
  t.same(markedWords(page), ['&lt;总体&gt;', '12', '3'])
  t.match(page, '<title>&lt;标题&gt;</title>')
  t.match(unmarked(page), '<tr><td>许可</td><td>12</td><td>3</td></tr>')
  t.match(unmarked(page), '<p>一、&lt;总体&gt; &amp; "情况"'.replaceAll('"', '&quot;'))
  t.equal(page.match(/href="#mj-2-/g)?.length, 1, 'two cells of one mark are one place')
  t.match(page, '原文没有可以指出的位置')
  t.match(page, "default-src 'none'")
})

t.test('merged cells and roles', (t) => {
  const page = Buffer.from(markPage({
    text: '页眉\n甲\t乙\n丙',
    blocks: [
      { kind: 'paragraph', role: 'chrome', span: { start: 0, end: 2 } },
      { kind: 'grid', role: 'body', span: { start: 3, end: 8 }, rows: 2, columns: 2, cells: [
        { row: 0, column: 0, rowSpan: 2, columnSpan: 1, span: { start: 3, end: 4 } },
        { row: 0, column: 1, rowSpan: 1, columnSpan: 1, span: { start: 5, end: 6 } },
        { row: 1, column: 1, rowSpan: 1, columnSpan: 1, span: { start: 7, end: 8 } },
      ] },
      { kind: 'picture', role: 'body', span: { start: 8, end: 8 } },
      { kind: 'paragraph', role: 'body', heading: 1, span: { start: 7, end: 8 } },
    ],
  }, marksAt(), 'x', 'en')).toString()
  t.match(page, '<p class="chrome">页眉</p>\n<table><tr><td rowspan="2">甲</td><td>乙</td></tr>\n<tr><td>丙</td></tr></table>\n\n<h2>丙</h2>')
  t.match(page, 'Nothing here needs')
  t.end()
})
