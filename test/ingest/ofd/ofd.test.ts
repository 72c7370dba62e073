// OFD documents as programs write them: templates, blocks, composites, ruled tables, odd names and paths; and those that are meant to do harm.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import t from 'tap'
import { ingest } from '../../../src/ingest/ingest.js'
import { limits } from '../../../src/model/limits.js'
import { archive } from '../../container/archive.js'
import { layer, line, object, ofdOf, path } from './ofd-file.js'
import type { OfdGiven } from './ofd-file.js'
import type { Source } from '../../../src/model/source.js'

const read = (given: OfdGiven, over?: Record<string, string | Buffer>): Promise<Source> => ingest({ name: '年报.ofd', bytes: ofdOf(given, over) })
const textOf = async (given: OfdGiven, over?: Record<string, string | Buffer>): Promise<string> => (await read(given, over)).text.trim()

const title = line('青溪县水利局年度报告', 60, 30)

t.test('layers, blocks, templates and composites are one page', async (t) => {
  t.equal(await textOf({ pages: [`<ofd:PageBlock><ofd:PageBlock>${title}</ofd:PageBlock></ofd:PageBlock>`] }), '青溪县水利局年度报告')
  const templated = `<ofd:Template TemplateID="7" ZOrder="Foreground"/>${layer(title)}`
  t.match(await textOf({ pages: [templated], templates: { 7: line('红头文件', 80, 12) } }), /红头文件[\s\S]*青溪县水利局/)
  const unit = `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="9">${layer(title)}</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`
  const composite = '<ofd:CompositeObject ResourceID="9" Boundary="0 100 210 50" CTM="1 0 0 1 0 5"/>'
  const source = await read({ pages: [composite], resources: unit })
  t.equal(source.text.trim(), '青溪县水利局年度报告')
  const [place] = source.locate!({ start: 0, end: source.text.trim().length })
  t.equal(place!.page, 1)
  // 100 + 5 + 30 mm is where the letters stand.
  t.equal(Math.round(place!.box!.y + place!.box!.height), Math.round((135 + 0.14 * 4) * 72 / 25.4))
})

t.test('lines drawn in every way make a table', async (t) => {
  const rows = [20, 30, 40]
  const across = (y: number): string => path(`M 0 0.2 L 100 0.2`, `20 ${y} 100 0.4`)
  const down = (x: number): string => path('S 0 0 L 0.3 0 L 0.3 20 L 0 20 C', `${x} 20 0.4 20.4`, 'Fill="true" Stroke="false"')
  const cells = [['项目', '件数'], ['公开', '12']].flatMap((row, at) => row.map((text, column) => line(text, 25 + column * 50, rows[at]! + 7)))
  const source = await read({ pages: [[...rows.map(across), ...[20, 70, 120].map(down), ...cells].join('')] })
  const grid = source.blocks.find((block) => block.kind === 'grid')
  t.match(grid, { rows: 2, columns: 2 })
  t.equal(source.text.slice(grid!.span.start, grid!.span.end), '项目\t件数\n公开\t12')
  const white = path('M 0 0 L 100 0', '20 20 100 1', '', '<ofd:StrokeColor Value="255 255 255"/>')
  t.notOk((await read({ pages: [title + white.repeat(4)] })).blocks.some(({ kind }) => kind === 'grid'), 'white lines are none')
})

t.test('clips are not drawn; pictures stand where text may be missing', async (t) => {
  const clip = `<ofd:Clips><ofd:Clip><ofd:Area>${line('不见', 0, 4)}</ofd:Area></ofd:Clip></ofd:Clips>`
  t.equal(await textOf({ pages: [object(`${clip}<ofd:TextCode X="0" Y="4">报告</ofd:TextCode>`, '60 26 40 5')] }), '报告')
  const picture = '<ofd:ImageObject Boundary="20 100 170 120" CTM="170 0 0 120 0 0" ResourceID="3"/>'
  t.ok((await read({ pages: [title + picture] })).blocks.some(({ kind }) => kind === 'picture'))
  await t.rejects(read({ pages: [picture] }), { code: 'not-text' })
  await t.rejects(read({ pages: [''] }), { code: 'empty-file' })
})

t.test('names and paths as programs write them', async (t) => {
  const bare = { 'OFD.xml': '<OFD><DocBody><DocRoot>/Doc_0\\Document.xml</DocRoot></DocBody></OFD>' }
  t.equal(await textOf({ pages: [title] }, bare), '青溪县水利局年度报告', 'no prefix, backslashes')
  const pages = (location: string): Record<string, string> => ({
    'Doc_0/Document.xml': `<x:Document xmlns:x="y"><x:Pages><x:Page ID="1" BaseLoc="${location}"/></x:Pages></x:Document>`,
  })
  for (const location of ['/Doc_0/Pages/0.xml', 'Doc_0/Pages/0.xml', './Pages//0.xml', '../Doc_0/pages/0.XML']) {
    t.equal(await textOf({ pages: [title] }, pages(location)), '青溪县水利局年度报告', location)
  }
  const missing = await read({ pages: [title] }, {
    'Doc_0/Document.xml': '<Document><Pages><Page BaseLoc="Pages/0.xml"/><Page BaseLoc="../../../etc/passwd"/></Pages></Document>',
  })
  t.same([missing.pages, missing.notes.map(({ code }) => code)], [2, ['missing-pages']])
  const head = Buffer.from('<?xml version="1.0" encoding="GBK"?><Page><Content><Layer><TextObject Boundary="9 9 9 9" Size="4"><TextCode X="0" Y="4">')
  const gbk = Buffer.concat([head, Buffer.from('c4eab6c8b1a8b8e6', 'hex'), Buffer.from('</TextCode></TextObject></Layer></Content></Page>')])
  t.equal(await textOf({ pages: [title] }, { 'Doc_0/Pages/0.xml': gbk }), '年度报告', 'GBK')
})

t.test('what is left out is said', async (t) => {
  const codes = async (page: string, over?: Record<string, string>): Promise<string[]> =>
    (await read({ pages: [title + page] }, over)).notes.map(({ code }) => code)
  t.same(await codes(line('内部资料', 60, 100, 'CTM="0.7 0.7 -0.7 0.7 0 0"')), ['slanted-text'])
  t.same(await codes(line('看不见', 60, 100, 'Visible="false"')), ['invisible-text'])
  const glyphs = '<ofd:CGTransform CodePosition="0"><ofd:Glyphs>5 6</ofd:Glyphs></ofd:CGTransform>'
  t.same(await codes(object(`${glyphs}<ofd:TextCode X="0" Y="4">\uE000\uE001</ofd:TextCode>`, '60 96 40 5')),
    ['glyphs-without-text', 'unreadable-characters'])
  t.same(await codes(''), [])
})

t.test('hostile documents are refused or bounded', async (t) => {
  const root = (roots: string): Record<string, string> => ({ 'OFD.xml': `<OFD>${roots}</OFD>` })
  const body = '<DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody>'
  const unit = (id: number, inside: string): string => `<ofd:CompositeGraphicUnit ID="${id}">${layer(inside)}</ofd:CompositeGraphicUnit>`
  const use = (id: number): string => `<ofd:CompositeObject ResourceID="${id}" Boundary="0 0 210 297"/>`
  const steps = Array.from({ length: 8 }, (_, id) => unit(id, use(id + 1).repeat(20)))
  const external = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'
  const many = object(`<ofd:TextCode>${'青'.repeat(limits.ofdCharacters / 4)}</ofd:TextCode>`, '0 0 9 9')
  const cases: Array<[name: string, bytes: Buffer, code: string]> = [
    ['two documents', ofdOf({ pages: [title] }, root(body + body)), 'several-documents'],
    ['no root', ofdOf({ pages: [title] }, root('<DocBody><DocRoot>../x</DocRoot></DocBody>')), 'damaged-file'],
    ['encrypted', archive({ 'OFD.xml': `<OFD>${body}</OFD>`, 'Encryptions.xml': '<E/>' }), 'encrypted'],
    ['entities', ofdOf({ pages: [title] }, { 'Doc_0/Document.xml': external }), 'archive-refused'],
    ['cut short', ofdOf({ pages: [title] }, { 'Doc_0/Document.xml': '<Document><Pages>' }), 'damaged-file'],
    ['composites that multiply', ofdOf({ pages: [use(0)], resources: steps.join('') }), 'archive-refused'],
    ['too many pages', ofdOf({ pages: Array.from({ length: limits.pdfPages + 1 }, () => '') }), 'file-too-large'],
    ['too many characters', ofdOf({ pages: [many.repeat(5)] }), 'archive-refused'],
  ]
  for (const [name, bytes, code] of cases) await t.rejects(ingest({ name: 'x.ofd', bytes }), { code }, name)
  const loop = await read({ pages: [title + use(1)], resources: unit(1, line('圈', 20, 50) + use(1)) })
  t.ok(loop.text.includes('圈'), 'a composite that holds itself ends')
})

const samples = '../shared/samples/ofd'
t.test('documents of many programs', { skip: existsSync(samples) ? false : `no ${samples} here` }, async (t) => {
  for (const name of readdirSync(samples)) {
    const { format, text } = await ingest({ name, bytes: readFileSync(`${samples}/${name}`) })
    t.equal(format, 'ofd', name)
    t.match(text, /\p{Script=Han}{2}|一 二 三/u, name)
  }
})
