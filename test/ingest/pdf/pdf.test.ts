// What stands on a page is read with its place, whatever way it was put there; what a reader doesn't see is not.
import t from 'tap'
import { ingest } from '../../../src/ingest/ingest.js'
import { seePages } from '../../../src/ingest/pdf/pdf.js'
import { pdfFile, shown, stream } from './pdf-file.js'
import type { FileSpec, PageSpec } from './pdf-file.js'
import type { SeenPage } from '../../../src/ingest/pdf/page.js'

const pixel = stream('/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8', Buffer.from([0]))
const form = (content: string, entries = ''): Buffer => stream(`/Type/XObject/Subtype/Form/BBox[0 0 600 800]${entries}`, content)
const withForm = '/XObject<</X 101 0 R>>'

async function first(page: PageSpec, file: Omit<FileSpec, 'pages'> = {}): Promise<SeenPage> {
  return (await seePages(pdfFile({ pages: [page], ...file })))[0]!
}

function round(box: object): number[] {
  return Object.values(box).map((value: number) => Math.round(value * 10) / 10)
}

t.test('writing stands where it is printed', async (t) => {
  const up = '0 1 -1 0 300 400 Tm'
  const cases: Array<[name: string, page: PageSpec, direction: string, box: number[]]> = [
    ['level', { content: shown('政府', 100, 700) }, 'right', [100, 91.2, 20, 10]],
    ['in one piece though written in many', { content: shown('政', 100, 700) + shown('府', 110, 700) }, 'right', [100, 91.2, 20, 10]],
    ['upwards', { content: `BT /F1 10 Tf ${up} <653F5E9C> Tj ET` }, 'up', [291.2, 380, 10, 20]],
    ['downwards', { content: 'BT /F1 10 Tf 0 -1 1 0 300 400 Tm <653F5E9C> Tj ET' }, 'down', [298.8, 400, 10, 20]],
    ['upside down', { content: 'BT /F1 10 Tf -1 0 0 -1 300 400 Tm <653F5E9C> Tj ET' }, 'left', [280, 398.8, 20, 10]],
    ['in vertical writing', { content: shown('政府', 300, 400, { font: 'F2' }) }, 'down', [295, 400, 10, 20]],
    ['scaled by the page', { content: `q 2 0 0 2 0 0 cm ${shown('政府', 50, 350)} Q` }, 'right', [100, 82.4, 40, 20]],
    ['in a form', { content: 'q 1 0 0 1 100 0 cm /X Do Q', resources: withForm }, 'right', [150, 91.2, 20, 10]],
    ['on a turned page', { content: shown('政府', 100, 700), entries: '/Rotate 90' }, 'down', [698.8, 100, 10, 20]],
    ['on a cropped page', { content: shown('政府', 100, 700), entries: '/CropBox[50 100 600 750]' }, 'right', [50, 41.2, 20, 10]],
  ]
  for (const [name, page, direction, box] of cases) {
    const { runs } = (await first(page, { objects: [form(shown('政府', 0, 700), '/Matrix[1 0 0 1 50 0]')] })).page
    t.equal(runs.length, 1, name)
    t.same([runs[0]?.text, runs[0]?.direction, round(runs[0]!.box)], ['政府', direction, box], name)
    t.same(runs[0]?.starts?.map((each) => Math.round(each)), name === 'scaled by the page' ? [0, 20] : [0, 10], name)
  }
})

t.test('characters are those a reader sees', async (t) => {
  const cases: Array<[name: string, content: string, texts: string[]]> = [
    ['two columns are two runs', shown('政府', 100, 700) + shown('信息', 300, 700), ['政府', '信息']],
    ['a gap within a string parts it', 'BT /F1 10 Tf 100 700 Td [<653F5E9C> -5000 <4FE1606F>] TJ ET', ['政府', '信息']],
    ['a small gap does not', 'BT /F1 10 Tf 100 700 Td [<653F5E9C> -200 <4FE1606F>] TJ ET', ['政府信息']],
    ['blanks alone are nothing', shown('  　 ', 100, 700), []],
    ['blanks at the ends are left out', shown(' 政 府 ', 100, 700), ['政 府']],
    ['printed twice for bold letters', shown('政府', 100, 700) + shown('政府', 100.3, 700), ['政府']],
    ['letter by letter twice', shown('政', 100, 700) + shown('政', 100.2, 700) + shown('府', 110, 700) + shown('府', 110.2, 700), ['政府']],
    ['the same word in two places', shown('政府', 100, 700) + shown('政府', 100, 680), ['政府', '政府']],
    ['letters doubled in a word', shown('11', 100, 700, { font: 'F3' }), ['11']],
    ['a radical and a ligature for letters', shown('\u0011\u0022', 100, 700, { font: 'F5' }), ['一fi']],
    ['a glyph the map leaves out', shown('\u0011\u0033', 100, 700, { font: 'F5' }), ['一\uFFFD']],
    ['a layer switched off', `/OC /Off BDC ${shown('草稿', 100, 700)} EMC ${shown('政府', 100, 600)}`, ['政府']],
    ['a watermark aslant', `${shown('政府', 100, 700)} BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 100 Tm <51855E9C> Tj ET`, ['政府']],
    ['beyond the page', shown('政府', 100, 700) + shown('信息', 100, 900), ['政府']],
    ['no meaning given', shown('政府', 100, 700) + shown('\u0011\u0022', 100, 600, { font: 'F4' }), ['政府', '\uFFFD\uFFFD']],
  ]
  const layers = { objects: ['<</Type/OCG/Name(Draft)>>'], catalogue: '/OCProperties<</OCGs[101 0 R]/D<</OFF[101 0 R]>>>>' }
  for (const [name, content, texts] of cases) {
    const { page } = await first({ content, resources: '/Properties<</Off 101 0 R>>' }, layers)
    t.same(page.runs.map(({ text }) => text), texts, name)
  }
})

t.test('lines are those a reader sees', async (t) => {
  const dashes = Array.from({ length: 20 }, (_, at) => `${100 + at * 5} 700 m ${103 + at * 5} 700 l`).join(' ')
  const cases: Array<[name: string, content: string, lines: number[][]]> = [
    ['stroked', '100 700 m 300 700 l S', [[100, 100, 300, 100]]],
    ['a frame', '100 600 200 100 re S', [[100, 100, 300, 100], [100, 200, 300, 200], [100, 100, 100, 200], [300, 100, 300, 200]]],
    ['a thin bar filled', '100 700 200 0.5 re f', [[100, 99.8, 300, 99.8]]],
    ['a bar upright and scaled', 'q 0.1 0 0 0.1 0 0 cm 1000 5000 5 2000 re f Q', [[100.3, 100, 100.3, 300]]],
    ['a field of colour is none', '100 600 200 100 re f', []],
    ['a path that only clips is none', '100 600 200 100 re W n', []],
    ['a slant is none', '100 600 m 300 700 l S', []],
    ['a curve is none', '100 600 m 100 700 300 700 300 600 c S', []],
    ['cut into pieces that touch', '100 700 m 200 700 l S 200.4 700 m 300 700 l S', [[100, 100, 300, 100]]],
    ['drawn as dashes', `${dashes} S`, [[100, 100, 198, 100]]],
    ['two tables side by side stay two', '100 700 m 200 700 l S 210 700 m 300 700 l S', [[100, 100, 200, 100], [210, 100, 300, 100]]],
    ['in a form', '/X Do', [[150, 100, 250, 100]]],
  ]
  for (const [name, content, lines] of cases) {
    const { page } = await first({ content, resources: withForm }, { objects: [form('100 700 m 200 700 l S', '/Matrix[1 0 0 1 50 0]')] })
    t.same(page.rulings.map(round), lines, name)
  }
})

t.test('pictures leave their frame', async (t) => {
  const text = shown('政府', 100, 700)
  const picture = 'q 200 0 0 100 50 300 cm /X Do Q '
  const cases: Array<[name: string, content: string, boxes: number[][]]> = [
    ['one', picture, [[50, 400, 200, 100]]],
    ['clipped', `q 50 300 200 100 re W n ${picture} Q`, [[50, 400, 200, 100]]],
    ['within a scaled group that also writes', `q 0.5 0 0 0.5 0 0 cm ${picture} ${text} Q`, [[25, 600, 100, 50]]],
    ['inline', 'q 200 0 0 100 50 300 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u0000 EI Q', [[50, 400, 200, 100]]],
    ['a bullet is none', 'q 5 0 0 5 50 300 cm /X Do Q', []],
    ['an empty group is none', 'q 1 0 0 1 50 300 cm Q', []],
  ]
  for (const [name, content, boxes] of cases) {
    t.same((await first({ content, resources: withForm }, { objects: [pixel] })).page.pictures.map(round), boxes, name)
  }
})

t.test('fields and comments', async (t) => {
  const widget = (rest: string): string => `<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[100 600 300 620]/F 4/V(2024)/DA(/F3 10 Tf)${rest}>>`
  const cases: Array<[name: string, annotation: string, texts: string[], comments: number]> = [
    ['a field without a drawing', widget(''), ['2024'], 0],
    ['a field with one', widget('/AP<</N 102 0 R>>'), ['1,024'], 0],
    ['a comment', '<</Type/Annot/Subtype/Text/Rect[100 600 120 620]/Contents(why)>>', [], 1],
  ]
  for (const [name, annotation, texts, comments] of cases) {
    const drawing = stream('/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F3 5 0 R>>>>', shown('1,024', 2, 5, { font: 'F3' }))
    const file = { objects: [annotation, drawing], catalogue: '/AcroForm<</Fields[101 0 R]>>' }
    const seen = await first({ content: '', entries: '/Annots[101 0 R]' }, file)
    t.same([seen.page.runs.map(({ text }) => text), seen.comments], [texts, comments], name)
  }
})

t.test('what was seen and settled is told', async (t) => {
  const text = shown('青溪县政府信息公开工作年度报告', 100, 700)
  const cases: Array<[code: string, pages: PageSpec[]]> = [
    ['invisible-text', [{ content: shown('青溪县政府信息公开', 100, 700, { before: '3 Tr' }) }]],
    ['slanted-text', [{ content: `${text} BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 100 Tm <51855E9C> Tj ET` }]],
    ['text-off-page', [{ content: text + shown('政府', 100, 900) }]],
    ['comments-left-out', [{ content: text, entries: '/Annots[<</Type/Annot/Subtype/Text/Rect[1 1 9 9]/Contents(why)>>]' }]],
    ['scanned-pages', [{ content: text }, { content: 'q 600 0 0 800 0 0 cm /X Do Q', resources: withForm }]],
    ['unreadable-characters', [{ content: text + shown('\u0011\u0022', 100, 600, { font: 'F4' }) }]],
  ]
  for (const [code, pages] of cases) {
    const source = await ingest({ name: 'report.pdf', bytes: pdfFile({ pages, objects: [pixel] }) })
    t.ok(source.notes.some((note) => note.code === code), code)
    t.equal(source.pages, pages.length, code)
    t.match(source.text, /青溪县/, code)
  }
})
