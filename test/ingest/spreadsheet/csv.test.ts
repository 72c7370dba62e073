// Tables of commas, tabs and semicolons in the encodings that spreadsheet programs write; and prose that only goes by the name.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { ingest } from '../../../src/ingest/ingest.js'
import type { Source } from '../../../src/model/source.js'

const rows = '申请人,自然人,企业\r\n新收,3,0\r\n"结转,上年",1,\r\n'
/** 结 and so on in GB18030, as a Chinese Windows writes them. */
const gbk = Buffer.from('c9eac7ebc8cb2cd7d4c8bbc8cb2cc6f3d2b50d0ad0c2cad52c332c300d0abde1d7aa2c312c0d0a', 'hex')

const read = (bytes: string | Uint8Array, name = '附表.csv'): Promise<Source> => ingest({ name, bytes: Buffer.from(bytes) })
const shown = ({ text, blocks }: Source): string[] => blocks.flatMap((block) => (block.kind === 'grid'
  ? [block.cells.map(({ span, row, column }) => `${row}:${column} ${text.slice(span.start, span.end)}`).join('|')]
  : [text.slice(block.span.start, block.span.end)]))
const table = ['0:0 申请人|0:1 自然人|0:2 企业|1:0 新收|1:1 3|1:2 0|2:0 结转,上年|2:1 1|2:2 ']

t.test('marks and encodings', async (t) => {
  for (const [name, bytes, file] of [
    ['commas', rows, 'a.csv'],
    ['with a mark', `\uFEFF${rows}`, 'A.CSV'],
    ['tabs', rows.replaceAll(',', '\t').replace('"结转\t上年"', '结转,上年'), 'a.tsv'],
    ['semicolons', rows.replaceAll(',', ';').replace('"结转;上年"', '结转,上年'), 'a.csv'],
    ['lines of an old Mac', rows.replaceAll('\r\n', '\r'), 'a.csv'],
    ['UTF-16, as “Unicode text” is saved', Buffer.from(`\uFEFF${rows.replaceAll(',', '\t').replace('"结转\t上年"', '结转,上年')}`, 'utf16le'), 'a.csv'],
  ] as const) t.same(shown(await read(bytes, file)), table, name)
  t.same(shown(await read(gbk)), [table[0]!.replace(',上年', '')], 'GB18030')
})

t.test('titles and prose around a table, and the way home', async (t) => {
  const source = await read(`2024年度报告,,\n\n"一、总体情况
我局公开信息9条。",,\n${rows}`)
  t.same(shown(source), ['2024年度报告', '一、总体情况', '我局公开信息9条。', ...table])
  const at = source.text.indexOf('自然人')
  t.same(source.locate!({ start: at, end: at + 3 }), [{ element: 'B4' }])
})

t.test('prose with commas, whatever its name, is plain text', async (t) => {
  for (const text of [
    '一、总体情况\n2024年,我局公开信息9条,办理申请2件。\n二、其他\n没有,特此说明。\n', '只有一行,没有表', '没有标点的文字\n又一行\n',
  ]) t.equal((await read(text)).format, 'text', text)
  t.equal((await read(rows, 'a.txt')).format, 'text')
})

t.test('bounds', async (t) => {
  await t.rejects(read(`1${','.repeat(1000)}\n`.repeat(500)), { code: 'too-many-cells' })
  const unpaired = `"${'甲,乙\n'.repeat(3)}`
  t.equal((await read('甲,乙\n'.repeat(3) + unpaired)).format, 'text', 'quotes that do not pair part no cells')
  await t.rejects(read('甲,乙\n'.repeat(150_000) + unpaired), { code: 'damaged-file' })
})

t.test('a typed report in CSV reads as its page does', async (t) => {
  const page = await ingest({ name: 'report.html', bytes: readFileSync('test/golden/qingxi-education-2024/report.html') })
  const lines = page.blocks.filter(({ role, kind }) => role === 'body' && kind !== 'picture').flatMap((block) => {
    const cut = ({ start, end }: { start: number; end: number }): string => `"${page.text.slice(start, end)}"`
    if (block.kind !== 'grid') return [cut(block.span)]
    const cells = Array.from({ length: block.rows }, () => Array.from({ length: block.columns }, () => ''))
    for (const { row, column, span } of block.cells) cells[row]![column] = cut(span)
    return cells.map((row) => row.join(','))
  })
  const source = await read(lines.join('\n'))
  t.equal(source.format, 'csv')
  const widths = ({ blocks }: Source): number[] => blocks.flatMap((block) => (block.kind === 'grid' ? [block.columns] : []))
  t.same(widths(source), widths(page))
})
