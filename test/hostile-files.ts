// Files that mean harm, built in code: each small, and each more than it seems.
import PDFDocument from 'pdfkit'
import { archive } from './container/archive.js'
import { p, namespaces, wordFile, wordParts } from './ingest/docx/word-file.js'
import { pdfFile, shown, stream } from './ingest/pdf/pdf-file.js'
import { workbookOf } from './ingest/spreadsheet/sheet-file.js'

export interface Hostile {
  what: string
  name: string
  bytes: Uint8Array | Buffer
  /** Faults it may be refused with; `read` where it is harmless once bounded. */
  ends: string[]
  /** Id of the format that reads such files. */
  format: string
}

const mib = 1024 * 1024
const told = '湖南省青溪县教育局2022年政府信息公开工作年度报告'
/** Stands in a file beside the hostile ones, and must never be quoted. */
export const secret = 'nobody-may-read-this'

export async function hostileFiles(secretFile: string): Promise<Hostile[]> {
  return [...archives(), ...entities(secretFile), ...(await documents())]
}

function archives(): Hostile[] {
  const zeros = Buffer.alloc(24 * mib)
  const word = wordParts(p(told))
  const many = Array.from({ length: 10_001 }, (_, at) => ({ name: `word/media/${at}.xml`, data: '', stored: true }))
  const escapes = ['../../evil.xml', '/etc/evil.xml', 'word/../../evil.xml', '..\\evil.xml', 'C:\\evil.xml']
  let nested = archive({ 'report.txt': told })
  for (let depth = 0; depth < 40; depth += 1) nested = archive({ 'inner.zip': nested })
  const within = archive({ 'bomb.txt': zeros })
  return [
    {
      what: 'a bomb by ratio', name: 'a.docx', format: 'docx', ends: ['archive-refused'],
      bytes: archive({ ...word, 'word/document.xml': zeros }),
    },
    {
      what: 'a bomb by count', name: 'a.docx', format: 'docx', ends: ['archive-refused'],
      bytes: archive([...listed(word), ...many]),
    },
    {
      what: 'a part that lies about its size', name: 'a.docx', format: 'docx', ends: ['archive-refused', 'damaged-file'],
      bytes: archive(listed({ ...word, 'word/document.xml': zeros }).map((part) => ({ ...part, claims: 100 }))),
    },
    {
      what: 'parts that claim 100 GB', name: 'a.xlsx', format: 'xlsx', ends: ['archive-refused', 'file-too-large', 'damaged-file'],
      bytes: archive(['xl/workbook.xml', ...Array.from({ length: 29 }, (_, at) => `xl/worksheets/sheet${at}.xml`)]
        .map((name) => ({ name, data: 'x', claims: 0xfffffff0 }))),
    },
    ...escapes.map((path): Hostile => ({
      what: `a path that leads out: ${path}`, name: 'a.docx', format: 'docx', ends: ['archive-refused', 'damaged-file'],
      bytes: archive({ ...word, [path]: 'x' }),
    })),
    { what: 'archives forty deep', name: 'a.zip', bytes: nested, ends: ['archive-refused', 'unknown-format'], format: 'docx' },
    { what: 'a bomb in an archive', name: 'a.zip', bytes: within, ends: ['archive-refused', 'file-too-large'], format: 'docx' },
    { what: 'a thousand bombs', name: 'a.zip', format: 'docx', ends: ['archive-refused', 'several-documents', 'file-too-large'],
      bytes: archive(Array.from({ length: 1000 }, (_, at) => ({ name: `${at}.zip`, data: within, stored: true }))) },
    {
      what: 'a path that leads out of an archive', name: 'a.zip', format: 'docx', ends: ['archive-refused', 'damaged-file'],
      bytes: archive({ '../a.txt': told }),
    },
  ]
}

function entities(secretFile: string): Hostile[] {
  const laughs = Array.from({ length: 30 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('')
  const expanding = `<!DOCTYPE x [<!ENTITY e0 "ha">${laughs}]>`
  const external = `<!DOCTYPE x [<!ENTITY e30 SYSTEM "file://${secretFile}">]>`
  const parameter = `<!DOCTYPE x [<!ENTITY % all SYSTEM "file://${secretFile}">%all;]>`
  return Object.entries({ expanding, external, parameter }).flatMap(([what, head]): Hostile[] => {
    const said = what === 'parameter' ? told : `${told}&e30;`
    const ofd = '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml'
      + `</ofd:DocRoot></ofd:DocBody>${said}</ofd:OFD>`
    const cell = { xml: `<is><t>${said}</t></is>`, attributes: 't="inlineStr"' }
    const sheet = `${head}<worksheet><sheetData><row r="1"><c r="A1" ${cell.attributes}>${cell.xml}</c></row></sheetData></worksheet>`
    const document = `${head}<w:document ${namespaces}><w:body>${p(said)}</w:body></w:document>`
    const workbook = workbookOf({ 表: { cells: {} } }, { 'xl/worksheets/sheet1.xml': sheet })
    const page = Buffer.from(`${head}<html><body><p>${said}</p></body></html>`)
    const ends = ['archive-refused', 'damaged-file']
    return [
      { what: `${what} entities`, name: 'a.docx', bytes: wordFile('', { document }), ends, format: 'docx' },
      { what: `${what} entities`, name: 'a.xlsx', bytes: workbook, ends, format: 'xlsx' },
      { what: `${what} entities`, name: 'a.ofd', bytes: archive({ 'OFD.xml': head + ofd }), ends, format: 'ofd' },
      { what: `${what} entities`, name: 'a.html', bytes: page, ends: ['read'], format: 'html' },
    ]
  })
}

async function documents(): Promise<Hostile[]> {
  const page = { content: shown(told, 50, 700) }
  const form = stream('/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 101 0 R>>>>', `/X Do /X Do ${page.content}`)
  const calls = { content: `${page.content} /X Do`, resources: '/XObject<</X 101 0 R>>' }
  const scripts = `<html><body><script>globalThis.ran = '${secret}'; document.write('${secret}')</script><p onclick="alert(1)">${told}</p>`
    + '<p>2022年主动公开政府信息120条，收到政府信息公开申请2件，办结2件。</p>'.repeat(9)
    + `<img src=x onerror="globalThis.ran = 1">`
    + `<iframe srcdoc="<script>${secret}</script>"></iframe><svg><script>${secret}</script></svg></body></html>`
  const vast = {
    cells: { A1: told, XFD1048576: '角' }, merges: ['A2:XFD1048575'], after: '<dimension ref="A1:XFD1048576"/>',
    columns: '<col min="1" max="16384"/>',
  }
  const refused = ['damaged-file', 'archive-refused', 'file-too-large', 'empty-file', 'not-text', 'timed-out', 'too-complex']
  return [
    {
      what: '10,000 pages', name: 'a.pdf', format: 'pdf', ends: ['file-too-large'],
      bytes: pdfFile({ pages: Array.from({ length: 10_000 }, () => page) }),
    },
    { what: 'a tree of pages that is its own child', name: 'a.pdf', format: 'pdf', ends: ['read', ...refused],
      bytes: pdfFile({ pages: [page], tree: '<</Type/Pages/Kids[10 0 R 2 0 R]/Count 1000000>>' }) },
    {
      what: 'only itself in the tree of pages', name: 'a.pdf', format: 'pdf', ends: refused,
      bytes: pdfFile({ pages: [page], tree: '<</Type/Pages/Kids[2 0 R]/Count 1>>' }),
    },
    {
      what: 'a drawing that draws itself', name: 'a.pdf', format: 'pdf', ends: ['read', ...refused],
      bytes: pdfFile({ pages: [calls], objects: [form] }),
    },
    {
      what: 'a reference to itself', name: 'a.pdf', format: 'pdf', ends: ['read', ...refused],
      bytes: pdfFile({ pages: [{ ...page, entries: '/Rotate 101 0 R' }], objects: ['101 0 R'] }),
    },
    {
      what: 'a table of objects before which it stands itself', name: 'a.pdf', format: 'pdf', ends: ['read', ...refused],
      bytes: selfPreceding(pdfFile({ pages: [page] })),
    },
    { what: 'a password', name: 'a.pdf', bytes: await locked(), ends: ['encrypted'], format: 'pdf' },
    { what: 'a password', name: 'a.docx', bytes: lockedOffice(), ends: ['encrypted'], format: 'docx' },
    { what: 'a vast range', name: 'a.xlsx', bytes: workbookOf({ 表: vast }), ends: ['read', 'too-many-cells'], format: 'xlsx' },
    { what: 'scripts', name: 'a.html', bytes: Buffer.from(scripts), ends: ['read'], format: 'html' },
    {
      what: 'macros', name: 'a.docm', format: 'docx', ends: ['read'],
      bytes: wordFile(p(told), { over: { 'word/vbaProject.bin': Buffer.from(`Sub AutoOpen()\n'${secret}\nEnd Sub`) } }),
    },
  ]
}

function listed(parts: Record<string, string | Buffer>): Array<{ name: string; data: string | Buffer }> {
  return Object.entries(parts).map(([name, data]) => ({ name, data }))
}

/** The trailer says that an earlier table of objects stands where this one does. */
function selfPreceding(file: Uint8Array): Buffer {
  const text = Buffer.from(file).toString('latin1')
  return Buffer.from(text.replace('trailer\n<<', `trailer\n<</Prev ${text.lastIndexOf('xref\n0')}`), 'latin1')
}

async function locked(): Promise<Buffer> {
  const pdf = new PDFDocument({ userPassword: 'open', ownerPassword: 'own', pdfVersion: '1.7ext3' })
  const pieces: Buffer[] = []
  pdf.on('data', (piece: Buffer) => pieces.push(piece))
  const done = new Promise((resolve) => pdf.on('end', resolve))
  pdf.text('2022')
  pdf.end()
  await done
  return Buffer.concat(pieces)
}

/** Office keeps an encrypted document in the container of old ones, as a stream of this name. */
function lockedOffice(): Buffer {
  const file = Buffer.alloc(4096)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file)
  const name = Buffer.from('EncryptedPackage\0', 'utf16le')
  name.copy(file, 1024)
  file.writeUInt16LE(name.length, 1024 + 64)
  file[1024 + 66] = 2
  return file
}
