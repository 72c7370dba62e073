// Files made to harm, damaged, locked or without text: each is named for what it is, before it costs anything.
import { deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import t from 'tap'
import { ingest } from '../../../src/ingest/ingest.js'
import { limits } from '../../../src/model/limits.js'
import { Fault } from '../../../src/model/fault.js'
import { pdfFile, shown, stream } from './pdf-file.js'

const text = shown('青溪县政府信息公开工作年度报告', 100, 700)
const uses = (number: number): string => `/XObject<</X ${number} 0 R>>`
const form = (content: string, next: number): Buffer =>
  stream(`/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<${uses(next)}>>`, content)
const pixel = stream('/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8', Buffer.from([0]))
const scan = { content: 'q 600 0 0 800 0 0 cm /X Do Q', resources: uses(101) }
const whole = pdfFile({ pages: [{ content: text }, { content: text }] })

/** Locked by pdfkit, with the passwords given. */
function locked(passwords: { userPassword?: string; ownerPassword?: string }): Promise<Uint8Array> {
  const document = new PDFDocument({ ...passwords, pdfVersion: '1.7', permissions: { copying: false } })
  const pieces: Buffer[] = []
  document.on('data', (piece: Buffer) => pieces.push(piece))
  document.text('Annual report of Qingxi County 2024')
  document.end()
  return new Promise((resolve) => document.on('end', () => resolve(new Uint8Array(Buffer.concat(pieces)))))
}

t.test('what is refused, and as what', async (t) => {
  const bomb = stream('/Filter/FlateDecode', deflateSync(Buffer.alloc(limits.pdfStreamBytes + 1, ' ')))
  const unfolding = Array.from({ length: 8 }, (_, at) => form('/X Do '.repeat(10), 102 + at)).concat(form('0 0 m 9 9 l S '.repeat(10), 101))
  const cases: Array<[name: string, bytes: Uint8Array, code: string, says: RegExp]> = [
    ['one page too many', pdfFile({ pages: Array.from({ length: limits.pdfPages + 1 }, () => ({ content: '' })) }), 'file-too-large', /1001页/],
    ['forms that unfold into each other', pdfFile({ pages: [{ content: '/X Do', resources: uses(101) }], objects: unfolding }), 'file-too-large', /指令/],
    ['states within states', pdfFile({ pages: [{ content: 'q '.repeat(limits.pdfDepth + 2000) }] }), 'file-too-large', /嵌套/],
    ['a stream that unfolds', pdfFile({ pages: [{ content: '' }], objects: [bomb] }), 'archive-refused', /128 MB/],
    ['page tree in a circle', pdfFile({ pages: [], tree: '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>' }), 'damaged-file', /无法打开/],
    ['only its head', whole.subarray(0, 200), 'damaged-file', /不完整/],
    ['cut off before its table of objects', whole.subarray(0, whole.length - 400), 'damaged-file', /不完整/],
    ['a user password', await locked({ userPassword: 'secret', ownerPassword: 'other' }), 'encrypted', /密码/],
    ['scans alone', pdfFile({ pages: [scan, scan], objects: [pixel] }), 'not-text', /2页，全部是扫描件/],
    ['nothing on its pages', pdfFile({ pages: [{ content: '' }] }), 'empty-file', /空白/],
    ['glyphs without meaning', pdfFile({ pages: [{ content: shown('\u0101\u0102\u0103', 100, 700, { font: 'F4' }) }] }), 'not-text', /75%/],
  ]
  for (const [name, bytes, code, says] of cases) {
    const fault = await ingest({ name: 'report.pdf', bytes }).then(() => null, (error: unknown) => error)
    t.ok(fault instanceof Fault, name)
    if (fault instanceof Fault) t.same([fault.code, says.test(fault.detail.zh)], [code, true], `${name}: ${fault.detail.zh} ${String(fault.cause)}`)
  }
})

t.test('what is read in spite of all', async (t) => {
  const circle = pdfFile({ pages: [{ content: `${text} /X Do`, resources: uses(101) }], objects: [form('/X Do /X Do', 101)] })
  const cases: Array<[name: string, bytes: Uint8Array, says: RegExp]> = [
    ['a form that shows itself', circle, /青溪县/],
    ['more pages promised than there are', pdfFile({ pages: [{ content: text }], tree: '<</Type/Pages/Kids[10 0 R]/Count 10000>>' }), /青溪县/],
    ['brackets without end', pdfFile({ pages: [{ content: `${text}${'['.repeat(100_000)} TJ` }] }), /青溪县/],
    ['cut off amid its last lines', whole.subarray(0, whole.length - 12), /青溪县/],
    ['an owner password alone', await locked({ ownerPassword: 'other' }), /Qingxi County 2024/],
    ['something before its head', Buffer.concat([Buffer.from('\r\n\r\n'), whole]), /青溪县/],
  ]
  for (const [name, bytes, says] of cases) {
    const { format, text: read } = await ingest({ name: 'report.html', bytes })
    t.equal(format, 'pdf', name)
    t.match(read, says, name)
  }
})

t.test('the bytes handed in stay as they are', async (t) => {
  const copy = whole.slice()
  await ingest({ name: 'report.pdf', bytes: whole })
  t.same(whole, copy)
})
