// Marked copies of Word documents: comments over exactly the characters quoted, and nothing else of the file changed.
import fc from 'fast-check'
import t from 'tap'
import type { Test } from 'tap'
import { box, namespaces, p, part, r, tbl, tc, tr, wordFile } from '../../ingest/docx/word-file.js'
import { markDocx } from '../../../src/annotate/docx/docx.js'
import { openArchive } from '../../../src/container/zip.js'
import { readDocument } from '../../../src/ingest/docx/read-document.js'
import { readWordXml } from '../../../src/ingest/docx/word-xml.js'
import type { Mark, Marks, Remark } from '../../../src/annotate/marks.js'
import type { Span } from '../../../src/model/span.js'

const remark = (number: number): Remark => ({
  number, ruleId: 'r', outcome: 'fail', severity: 'major', title: '勾稽 & "关系"', message: '合计 < 分项', advice: '请核对', basis: '《条例》第五十条',
})
const markAt = (span: Span, number = 1): Mark => ({ span, places: [], remark: remark(number) })
const marksOf = (placed: Mark[], unplaced: Remark[] = []): Marks => ({ placed, unplaced, remarks: [] })

async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  const found = await (await openArchive(bytes)).bytes(name, 1 << 24)
  return Buffer.from(found ?? []).toString()
}

/** By id of a comment: the characters its range covers in the document. */
function covered(xml: string): Record<string, string> {
  const found: Record<string, string> = {}
  const open = new Set<string>()
  let inText = false
  readWordXml(xml, {
    open(name, attributes) {
      inText = name === 'w:t'
      const id = attributes['w:id'] ?? ''
      if (name === 'w:commentRangeStart') open.add(id)
      if (name === 'w:commentRangeEnd') open.delete(id)
      if (name === 'w:commentRangeStart') found[id] = ''
    },
    close() { inText = false },
    text(text) { if (inText) for (const id of open) found[id] += text },
  })
  return found
}

/** Marks every quote; answers what the comments cover, and checks that the text as read is the same as before. */
async function mark(t: Test, body: string, quotes: string[], given = {}): Promise<{ texts: string[]; copy: Uint8Array; xml: string }> {
  const bytes = wordFile(body, given)
  const { text } = await readDocument(bytes)
  const copy = await markDocx(bytes, marksOf(quotes.map((quote) => {
    const start = text.indexOf(quote)
    t.ok(start >= 0, quote)
    return markAt({ start, end: start + quote.length })
  })), 'zh')
  t.equal((await readDocument(copy)).text, text)
  const xml = await partOf(copy, 'word/document.xml')
  return { texts: Object.values(covered(xml)), copy, xml }
}

t.test('a range covers what is quoted, whole runs or parts of them', async (t) => {
  const body = p(r('全年共收到', '<w:b/>') + r('申请 12 件 &amp; 结转&#x4E00;件。', '<w:i/>')) + tbl([tr([tc('合计'), tc('0')]), tr([tc('甲'), tc('12')])])
  const quotes = ['全年共收到', '共', '收到申请', '12 件 & 结转一', '件。', '申请 12 件 & 结转一件。', '合计\t0\n甲', '0']
  const { texts, xml } = await mark(t, body, quotes)
  t.same(texts.sort(), ['全年共收到', '共', '收到申请', '12 件 & 结转一', '件。', '申请 12 件 & 结转一件。', '合计0甲', '0'].sort())
  t.match(xml, /<w:r><w:rPr><w:b\/><\/w:rPr><w:t xml:space="preserve">共<\/w:t><\/w:r>/, 'a cut run keeps its looks')
})

t.test('runs of several pieces, text without a word on blanks, nested runs, numbers nobody typed', async (t) => {
  const cases: Array<[name: string, body: string, quote: string, expected: string]> = [
    ['between two pieces of a run', p('<w:r><w:t>甲乙</w:t><w:tab/><w:t>丙丁</w:t></w:r>'), '丙', '丙'],
    ['up to the first piece', p('<w:r><w:t>甲乙</w:t><w:tab/><w:t>丙丁</w:t></w:r>'), '甲乙', '甲乙'],
    ['in a link', p(`<w:hyperlink>${r('甲乙丙')}</w:hyperlink>`), '乙', '乙'],
    ['put in by a tracked change', p(`<w:ins w:id="1">${r('甲乙丙')}</w:ins>`), '乙', '乙'],
    ['after deleted text', p(`<w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del>${r('甲乙')}`), '乙', '乙'],
    ['in a text box: all of it', p(`<w:r><w:t>前</w:t>${box(p('框内'))}</w:r>${r('后')}`), '框', '前框内'],
    ['from a paragraph into its text box: as far as the paragraph goes', p(`<w:r>${box(p('框内'))}</w:r>${r('后文')}`), '文\n框', '文'],
    ['character data', p('<w:r><w:t><![CDATA[甲乙]]></w:t></w:r>'), '乙', '甲乙'],
    ['blanks at the cut', p('<w:r><w:t>甲 乙</w:t></w:r>'), '甲 ', '甲 '],
  ]
  for (const [name, body, quote, expected] of cases) t.same((await mark(t, body, [quote])).texts, [expected], name)
  const numbering = part('numbering', '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/>'
    + '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')
  const numbered = p('总体情况', '<w:numPr><w:numId w:val="1"/></w:numPr>')
  for (const quote of ['一、', '一、总体情况']) {
    t.same((await mark(t, p('年报') + numbered, [quote], { parts: { 'numbering.xml': numbering } })).texts, ['总体情况'], quote)
  }
})

t.test('any span of any text, cut anywhere', async () => {
  const runs = fc.array(fc.constantFrom(r('甲乙'), r(' 丙&lt;'), '<w:r><w:t>丁&#x20000;</w:t><w:br/><w:t>戊</w:t></w:r>', r('')), { maxLength: 6 })
  const spans = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 })), { maxLength: 5 })
  await fc.assert(fc.asyncProperty(fc.array(runs, { minLength: 1, maxLength: 4 }), spans, async (paragraphs, drawn) => {
    const bytes = wordFile(p('首') + paragraphs.map((each) => p(each.join(''))).join(''))
    const { text } = await readDocument(bytes)
    const placed = drawn.map(([start, length]) => ({ start: Math.min(start, text.length - 1), end: Math.min(start + length, text.length) }))
      .filter(({ start, end }) => start < end && !splitsPair(text, start) && !splitsPair(text, end) && text.slice(start,
        end).trim() !== '').map((span) => markAt(span))
    const copy = await markDocx(bytes, marksOf(placed), 'zh')
    const got = covered(await partOf(copy, 'word/document.xml'))
    return (await readDocument(copy)).text === text
      && placed.every(({ span }, id) => bare(got[id]!) === bare(text.slice(span.start, span.end)))
  }), { seed: 4, numRuns: 150 })
})

/** Blanks at the ends of a line and its break are not read as they are written. */
const bare = (text: string): string => text.replace(/\s/g, '')
const splitsPair = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text[at] ?? '')

t.test('what has no place is said at the first words, and what stands in a note too', async (t) => {
  const bytes = wordFile(p('') + p('<w:r><w:t>年度报告</w:t><w:footnoteReference w:id="2"/></w:r>'),
    { parts: { 'footnotes.xml': part('footnotes', `<w:footnote w:id="2">${p('注文')}</w:footnote>`) } })
  const { text } = await readDocument(bytes)
  const start = text.indexOf('注文')
  const copy = await markDocx(bytes, marksOf([markAt({ start, end: start + 2 }, 2)], [remark(1)]), 'zh')
  t.same(covered(await partOf(copy, 'word/document.xml')), { 0: '年度报告', 1: '年度报告' })
  const comments = await partOf(copy, 'word/comments.xml')
  t.match(comments, /w:author="明鉴"/)
  t.match(comments, '1. 勾稽 &amp; &quot;关系&quot;')
  t.match(comments, '合计 &lt; 分项')
  t.match(await partOf(copy, 'word/_rels/document.xml.rels'), 'Target="/word/comments.xml"')
  t.match(await partOf(copy, '[Content_Types].xml'), 'PartName="/word/comments.xml"')
})

t.test('comments that were there stay, other parts keep their bytes, the same marks give the same copy', async (t) => {
  const theirs = part('comments', `<w:comment w:id="7" w:author="王">${p('请改')}</w:comment>`)
  const body = p(`<w:commentRangeStart w:id="7"/>${r('甲乙')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>`)
  const given = { parts: { 'comments.xml': theirs }, over: { 'word/media/a.png': Buffer.from([1, 2, 3]), 'docProps/core.xml': '<a/>' } }
  const { texts, copy } = await mark(t, body, ['乙'], given)
  t.same(texts, ['甲乙', '乙'])
  const comments = await partOf(copy, 'word/comments.xml')
  t.ok(comments.startsWith(theirs.slice(0, -'</w:comments>'.length)))
  t.match(comments, /w:id="8" w:author="明鉴"/)
  const [before, after] = await Promise.all([openArchive(wordFile(body, given)), openArchive(copy)])
  t.same(after.names, before.names)
  for (const name of before.names.filter((each) => !['word/document.xml', 'word/comments.xml'].includes(each))) {
    t.same(Buffer.from((await after.bytes(name, 1 << 20))!), Buffer.from((await before.bytes(name, 1 << 20))!), name)
  }
  t.same(Buffer.from((await mark(t, body, ['乙'], given)).copy), Buffer.from(copy))
})

t.test('documents that name things otherwise', async (t) => {
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const foreign = '<?xml version="1.0" encoding="UTF-16"?>'
    + `<n:document xmlns:n="${main}"><n:body><n:p><n:r><n:t>甲乙丙</n:t></n:r></n:p></n:body></n:document>`
  const bytes = wordFile('', { over: { 'word/document.xml': Buffer.from(`\uFEFF${foreign}`, 'utf16le') } })
  const copy = await markDocx(bytes, marksOf([markAt({ start: 1, end: 2 })]), 'en')
  t.same(covered(await partOf(copy, 'word/document.xml')), { 0: '乙' })
  const strict = `<w:document ${namespaces.replaceAll(main, 'http://purl.oclc.org/ooxml/wordprocessingml/main')}><w:body>${p('甲')}</w:body></w:document>`
  const second = await markDocx(wordFile('', { document: strict }), marksOf([markAt({ start: 0, end: 1 })]), 'zh')
  t.match(await partOf(second, 'word/comments.xml'), 'purl.oclc.org/ooxml/wordprocessingml')
  t.match(await partOf(second, 'word/_rels/document.xml.rels'), 'purl.oclc.org/ooxml/officeDocument/relationships/comments')
})
