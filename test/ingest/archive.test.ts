// Archives of documents: one is read as itself, several are named, and what would unpack without end is refused.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { documentsOf, ingest } from '../../src/ingest/ingest.js'
import { Fault } from '../../src/model/fault.js'
import { limits } from '../../src/model/limits.js'
import { archive } from '../container/archive.js'

const report = readFileSync('test/fixtures/same-report/report.html')
const word = readFileSync('test/fixtures/same-report/report.docx')
const read = (bytes: Uint8Array) => ingest({ name: 'a.zip', bytes })

async function namesIn(bytes: Uint8Array, passed?: 'whole'): Promise<string[]> {
  const names: string[] = []
  for await (const { name } of documentsOf({ name: 'a.zip', bytes }, passed)) names.push(name)
  return names
}

t.test('one document is read as itself', async (t) => {
  const cases: Array<[what: string, bytes: Uint8Array, name: string, format: string]> = [
    ['alone', archive({ 'report.html': report }), 'a.zip/report.html', 'html'],
    ['in a folder, beside litter', archive({
      '年报/report.docx': word, '年报/~$report.docx': 'x', '__MACOSX/年报/._report.docx': 'x', '年报/Thumbs.db': 'x', '.DS_Store': 'x', 'scan.jpg': 'x',
    }), 'a.zip/年报/report.docx', 'docx'],
    ['a page saved whole', archive({ '年报.html': report, '年报_files/ad.html': '<p>x', '年报_files/a.js': '1' }), 'a.zip/年报.html', 'html'],
    ['in an archive in an archive', archive({ 'b.zip': archive({ 'c.zip': archive({ 'report.html': report }) }) }),
      'a.zip/b.zip/c.zip/report.html', 'html'],
  ]
  for (const [what, bytes, name, format] of cases) {
    const source = await read(bytes)
    t.same([source.name, source.format], [name, format], what)
    t.same(await namesIn(bytes), [name], what)
  }
  t.equal((await ingest({ name: 'report.html', bytes: report })).name, undefined, 'what is no archive keeps its name')
})

t.test('several are named, and can be had one by one', async (t) => {
  const bytes = archive({ 'b.txt': '乙', 'a/a.docx': word, 'c.zip': archive({ 'd.html': report }) })
  const fault = await read(bytes).then(() => null, (error: unknown) => error)
  t.ok(fault instanceof Fault && fault.code === 'several-documents', String(fault))
  t.match((fault as Fault).detail.zh, /a\.zip\/b\.txt、a\.zip\/a\/a\.docx、a\.zip\/c\.zip\/d\.html/)
  t.same(await namesIn(bytes), ['a.zip/b.txt', 'a.zip/a/a.docx', 'a.zip/c.zip/d.html'])
})

t.test('a whole archive: what is of no kind that is read is passed on as well, to be refused by its name', async (t) => {
  const cases: Array<[what: string, parts: Record<string, string | Buffer>, names: string[]]> = [
    ['a photograph, another archive, no ending', { 'a.html': report, '白沙县/年报.jpg': 'x', '县.rar': 'Rar!', '年报': 'x' },
      ['a.html', '白沙县/年报.jpg', '县.rar', '年报']],
    ['only a photograph and a drawing', { 'a.jpg': 'x', 'b.tif': 'x' }, ['a.jpg', 'b.tif']],
    ['litter', { 'a.html': report, '.DS_Store': 'x', '__MACOSX/._a.jpg': 'x', '~$a.docx': 'x', 'Thumbs.db': 'x', '空/': '' }, ['a.html']],
    ['of what a page is drawn', { 'a.html': report, 'a_files/b.jpg': 'x', 'a_files/c.html': 'x', 'images/d.png': 'x', 'css/e.css': 'x', 'f.js': 'x' },
      ['a.html']],
    ['in an archive in an archive', { 'b.zip': archive({ 'a.html': report, 'c.jpg': 'x' }) }, ['b.zip/a.html', 'b.zip/c.jpg']],
  ]
  for (const [what, parts, names] of cases) t.same(await namesIn(archive(parts), 'whole'), names.map((name) => `a.zip/${name}`), what)
})

t.test('what is refused', async (t) => {
  const deep = Array.from({ length: limits.archiveDepth + 1 }).reduce<Buffer>((inner) => archive({ 'n.zip': inner }), archive({ 'r.html': report }))
  const many = archive(Object.fromEntries(Array.from({ length: limits.archivedDocuments + 1 }, (_, at) => [`${at}.txt`, '报告'])))
  const cases: Array<[what: string, bytes: Uint8Array, code: string]> = [
    ['nothing in it', archive({}), 'not-text'],
    ['only pictures', archive({ 'a.jpg': 'x', 'b.png': 'x' }), 'not-text'],
    ['one file of a kind that is not read', archive({ 'report.rtf': '{\\rtf1 }' }), 'unknown-format'],
    ['one document without a byte', archive({ 'report.txt': '' }), 'empty-file'],
    ['too deep', deep, 'archive-refused'],
    ['a bomb', archive({ 'r.txt': Buffer.alloc(8 * 1024 * 1024) }), 'archive-refused'],
    ['cut short', archive({ 'report.html': report }).subarray(0, 900), 'damaged-file'],
  ]
  for (const [what, bytes, code] of cases) {
    const fault = await read(bytes).then(() => null, (error: unknown) => error)
    t.ok(fault instanceof Fault && fault.code === code, `${what}: ${String(fault)}`)
  }
  await t.rejects(namesIn(many), { code: 'archive-refused' }, 'too many')
})
