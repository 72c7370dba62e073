// Marks in a copy of a PDF: at their place also on turned and cropped pages, with the note in Chinese, and the original as it was.
import t from 'tap'
import { markPdf } from '../../src/annotate/pdf.js'
import { ingest } from '../../src/ingest/ingest.js'
import { withPdf } from '../../src/ingest/pdf/open.js'
import { pdfFile, shown } from '../ingest/pdf/pdf-file.js'
import type { Mark, Marks, Remark } from '../../src/annotate/marks.js'

const remark: Remark = {
  number: 1, ruleId: 'SELF-1', outcome: 'fail', severity: 'major', title: '缺少落款', message: '没有写明发布机关', advice: '请补写', basis: '《条例》第五十条',
}
const content = shown('青溪县政府信息公开工作年度报告', 100, 700)

interface Annotation { subtype: string; rect: number[]; quadPoints: number[] | null; titleObj?: { str: string }; contentsObj?: { str: string } }

async function annotationsOf(bytes: Uint8Array, page: number): Promise<Annotation[]> {
  return withPdf(bytes, async ({ document }) => await (await document.getPage(page)).getAnnotations() as Annotation[])
}

async function marked(bytes: Uint8Array, words: string | null): Promise<Uint8Array> {
  const { text, locate } = await ingest({ name: 'report.pdf', bytes })
  const start = words === null ? -1 : text.indexOf(words)
  const span = { start, end: start + (words?.length ?? 0) }
  const placed: Mark[] = words === null ? [] : [{ span, places: locate!(span), remark }]
  const marks: Marks = { placed, unplaced: words === null ? [remark] : [], remarks: [remark] }
  return markPdf(bytes, marks, 'zh')
}

t.test('a highlight lies on its words', async (t) => {
  const cases: Array<[name: string, entries: string, rect: number[]]> = [
    ['a page as it is', '', [130, 699, 190, 709]],
    ['turned', '/Rotate 90', [130, 699, 190, 709]],
    ['cropped', '/CropBox[50 100 600 750]', [130, 699, 190, 709]],
  ]
  for (const [name, entries, rect] of cases) {
    const bytes = pdfFile({ pages: [{ content: '' }, { content, entries }] })
    const copy = await marked(bytes, '政府信息公开')
    t.same(copy.subarray(0, bytes.length), bytes, `${name}: the original comes first, untouched`)
    const highlight = (await annotationsOf(copy, 2)).find(({ subtype }) => subtype === 'Highlight')!
    t.same(highlight.rect.map(Math.round), rect, name)
    t.equal(highlight.titleObj?.str, '明鉴', name)
    t.match(highlight.contentsObj?.str, /缺少落款[^]*没有写明发布机关[^]*请补写[^]*《条例》第五十条/, name)
    t.same((await annotationsOf(copy, 1)), [], `${name}: no mark on another page`)
  }
})

t.test('a copy reads as the original does', async (t) => {
  const bytes = pdfFile({ pages: [{ content }] })
  const [original, copy] = await Promise.all([ingest({ name: 'a.pdf', bytes }), ingest({ name: 'b.pdf', bytes: await marked(bytes, '青溪县') })])
  t.equal(copy.text, original.text)
  t.same(copy.notes.map(({ code }) => code), ['comments-left-out'])
})

t.test('what stands nowhere lies in the corner of the first page', async (t) => {
  const annotations = await annotationsOf(await marked(pdfFile({ pages: [{ content }] }), null), 1)
  const highlight = annotations.find(({ subtype }) => subtype === 'Highlight')
  t.same(highlight?.rect, [6, 782, 18, 794])
  t.match(highlight?.contentsObj?.str, /缺少落款/)
})

t.test('nothing to mark leaves the bytes as they are', async (t) => {
  const bytes = pdfFile({ pages: [{ content }] })
  t.same(await markPdf(bytes, { placed: [], unplaced: [], remarks: [] }, 'zh'), bytes)
})
