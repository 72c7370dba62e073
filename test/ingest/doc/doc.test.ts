// Word 97-2003 documents: text, tables and what stands apart, as the same documents say as docx; and files that are broken or mean harm.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import t from 'tap'
import { openCompound } from '../../../src/container/compound.js'
import { ingest } from '../../../src/ingest/ingest.js'
import { Fault } from '../../../src/model/fault.js'
import type { Grid, Source } from '../../../src/model/source.js'

const report = readFileSync('test/fixtures/same-report/report.doc')
const read = (bytes: Uint8Array, name = 'report.doc'): Promise<Source> => ingest({ name, bytes })
const samples = '../shared/samples/doc'

/** Body paragraphs without blanks, and each grid's cells. */
function outline({ text, blocks }: Source): string[] {
  return blocks.filter(({ kind, role }) => role === 'body' && kind !== 'picture').flatMap((block) => {
    const cut = ({ start, end }: { start: number; end: number }): string => text.slice(start, end).replace(/\s/g, '')
    return block.kind === 'grid'
      ? [block.cells.map((cell) => `${cell.row},${cell.column},${cell.rowSpan},${cell.columnSpan}:${cut(cell.span)}`).join('|')]
      : [cut(block.span)]
  })
}

t.test('the same report as docx', async (t) => {
  const [old, twin] = await Promise.all([read(report), read(readFileSync('test/fixtures/same-report/report.docx'), 'report.docx')])
  t.equal(old.mediaType, 'application/msword')
  const gridsOf = (source: Source) => outline(source).filter((line) => line.includes('|'))
  t.same(gridsOf(old), gridsOf(twin), 'every table, cell for cell')
  t.equal(gridsOf(old).length, 3)
  t.same(old.blocks.filter(({ role }) => role === 'chrome').map(({ span }) => old.text.slice(span.start, span.end)), ['青溪县水利局政府信息公开'])
  t.match(old.notes.map(({ code }) => code), ['comments-left-out'])
  const grid = old.blocks.filter((block): block is Grid => block.kind === 'grid')[1]!
  const last = grid.cells.at(-1)!
  t.same(old.locate?.(last.span), [{ element: 'tbl[2]/tr[28]/tc[10]' }])
  t.same(old.locate?.({ start: old.text.indexOf('一、总体'), end: 0 }), [{ element: 'p[3]' }])
})

t.test('documents of many programs as their twins', { skip: existsSync(samples) ? false : `${samples} is not here` }, async (t) => {
  const plain = (line: string): string => line.replace(/[‘’“”]|\p{Extended_Pictographic}/gu, '')
  /** What docx places with the paragraph that calls it, and numbers it prints. */
  const otherwise = new Set(['test07', 'test13', 'test16'])
  for (const file of readdirSync(samples).filter((name) => name.endsWith('.doc') && existsSync(`${samples}/${name}x`))) {
    const [old, twin] = await Promise.all([file, `${file}x`].map((name) => read(readFileSync(`${samples}/${name}`), name)))
    if (otherwise.has(file.slice(0, -4))) {
      const gridsOf = (source: Source) => source.blocks.filter(({ kind }) => kind === 'grid').length
      t.equal(gridsOf(old!), gridsOf(twin!), file)
      t.ok(Math.abs(outline(old!).join('').length - outline(twin!).join('').length) < 200, file)
    } else t.same(outline(old!).map(plain), outline(twin!).map(plain), file)
  }
})

t.test('what is no document, or is locked', async (t) => {
  const changed = (at: number, value: number): Buffer => {
    const copy = Buffer.from(report)
    const head = copy.indexOf(Buffer.from('eca5', 'hex'))
    copy.writeUInt16LE(value, head + at)
    return copy
  }
  const named = (from: string, to: string): Buffer => {
    const copy = Buffer.from(report)
    const at = copy.indexOf(Buffer.from(from, 'utf16le'))
    copy.fill(0, at, at + 64)
    copy.write(to, at, 'utf16le')
    copy.writeUInt16LE(to.length * 2 + 2, at + 64)
    return copy
  }
  const cases: Array<[name: string, bytes: Uint8Array, code: string, says: RegExp]> = [
    ['encrypted', changed(0x0A, 0x1300), 'encrypted', /密码/],
    ['Word 95', changed(0x02, 0x68), 'unknown-format', /Word 95/],
    ['another magic', changed(0x00, 0x1234), 'damaged-file', /Word/],
    ['a presentation', named('WordDocument', 'PowerPoint Document'), 'unknown-format', /Office/],
    ['a workbook', named('WordDocument', 'Workbook'), 'unknown-format', /Excel/],
    ['cut off', report.subarray(0, 3000), 'damaged-file', /Office|Word/],
    ['a head alone', report.subarray(0, 512), 'damaged-file', /Office/],
    ['RTF', Buffer.from('{\\rtf1\\ansi 公开}'), 'unknown-format', /RTF/],
  ]
  for (const [name, bytes, code, says] of cases) {
    const fault = await read(bytes).then(() => null, (error: unknown) => error)
    t.ok(fault instanceof Fault && fault.code === code, `${name}: ${String(fault)}`)
    t.match((fault as Fault).detail.zh, says, name)
  }
})

t.test('content decides, not the name', async (t) => {
  const prose = '全县主动公开政府信息3119条。'
  const cases: Array<[name: string, bytes: Uint8Array, format: string]> = [
    ['report.doc', Buffer.from(`<html><body><p>${prose}</p></body></html>`), 'html'],
    ['report.wps', report, 'doc'],
    ['report.docx', report, 'doc'],
    ['report.doc', readFileSync('test/fixtures/same-report/report.docx'), 'docx'],
    ['report.wps', readFileSync('test/fixtures/same-report/report.docx'), 'docx'],
    ['report.doc', readFileSync('test/fixtures/same-report/report.mht'), 'mhtml'],
  ]
  for (const [name, bytes, format] of cases) t.equal((await read(bytes, name)).format, format, `${name} as ${format}`)
})

t.test('chains that run in a circle, trees that do', async (t) => {
  const sector = (index: number): number => 512 + index * 512
  const table = report.readUInt32LE(0x4C)
  const directory = report.readUInt32LE(0x30)
  const circles: Array<[name: string, change: (copy: Buffer) => void]> = [
    ['every sector leads to itself', (copy) => { for (let at = 0; at < 128; at++) copy.writeUInt32LE(at, sector(table) + at * 4) }],
    ['every sector leads to the directory', (copy) => { for (let at = 0; at < 128; at++) copy.writeUInt32LE(directory, sector(table) + at * 4) }],
    ['the list of tables leads to itself', (copy) => { copy.writeUInt32LE(directory, 0x44) }],
    ['small sectors lead to themselves', (copy) => {
      const small = sector(copy.readUInt32LE(0x3C))
      for (let at = 0; at < 128; at++) copy.writeUInt32LE(at, small + at * 4)
    }],
  ]
  for (const [name, change] of circles) {
    const copy = Buffer.from(report)
    change(copy)
    const fault = await read(copy).then(() => null, (error: unknown) => error)
    t.ok(fault === null || fault instanceof Fault, `${name}: ${String(fault)}`)
  }
  const copy = Buffer.from(report)
  for (let at = sector(directory); at < sector(directory + 1); at += 128) {
    copy.writeUInt32LE(0, at + 68)
    copy.writeUInt32LE(1, at + 72)
  }
  t.ok(openCompound(copy).names.length < 10, 'siblings that name each other are each met once')
})

t.test('broken bytes are refused or read, and nothing else happens', async () => {
  const change = fc.tuple(fc.nat(report.length - 1), fc.constantFrom(0, 1, 0x7F, 0x80, 0xFF))
  await fc.assert(fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 40 }), fc.nat(report.length), async (changes, cut) => {
    const copy = Buffer.from(report)
    for (const [at, value] of changes) copy[at < 4096 ? at : at % copy.length] = value
    const fault = await read(cut % 3 === 0 ? copy.subarray(0, cut) : copy).then(() => null, (error: unknown) => error)
    return fault === null || fault instanceof Fault
  }), { seed: 4, numRuns: 150 })
})
