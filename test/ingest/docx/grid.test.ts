// Tables as Word draws them: merged cells, rows that begin late, borders drawn by hand, tables in tables, frames.
import t from 'tap'
import { blip, p, r, tbl, tc, tr, wordFile } from './word-file.js'
import { ingest } from '../../../src/ingest/ingest.js'
import type { Source } from '../../../src/model/source.js'

const read = (body: string): Promise<Source> => ingest({ name: 'a.docx', bytes: wordFile(body) })
/** Grids as rows of "column:rowsxcolumns text", 1x1 left out; paragraphs as their text. */
const shapeOf = ({ text, blocks }: Source): Array<string | string[]> => blocks.map((block) => {
  const textOf = ({ span }: { span: { start: number; end: number } }): string => text.slice(span.start, span.end)
  if (block.kind !== 'grid') return `${block.role === 'body' ? '' : `${block.role} `}${block.kind === 'picture' ? 'picture' : textOf(block)}`
  return Array.from({ length: block.rows }, (_, row) => block.cells.filter((cell) => cell.row === row).map((cell) => {
    const spans = cell.rowSpan * cell.columnSpan > 1 ? `${cell.rowSpan}x${cell.columnSpan} ` : ''
    return `${cell.column}:${spans}${textOf(cell)}`
  }).join('|'))
})
const span = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`
const begins = '<w:vMerge w:val="restart"/>'
const goesOn = '<w:vMerge/>'

t.test('cells in their places', async (t) => {
  const cases: Array<[name: string, rows: string[], widths: number[], expected: string[]]> = [
    ['wide and tall', [tr([tc('甲', span(2)), tc('丙', begins)]), tr([tc('一'), tc('二'), tc('', goesOn)])], [], ['0:1x2 甲|2:2x1 丙',
      '0:一|1:二']],
    ['tall and wide at once', [tr([tc('甲', span(2) + begins), tc('a')]), tr([tc('', span(2) + goesOn), tc('b')]), tr([tc('1'), tc('2'),
      tc('3')])], [],
      ['0:2x2 甲|2:a', '2:b', '0:1|1:2|2:3']],
    ['one tall cell under another', [tr([tc('甲', begins), tc('a')]), tr([tc('', goesOn), tc('b')]), tr([tc('乙', begins), tc('c')]),
      tr([tc('', goesOn), tc('d')])], [],
      ['0:2x1 甲|1:a', '1:b', '0:2x1 乙|1:c', '1:d']],
    ['a row that begins late', [tr([tc('a'), tc('b')]), tr([tc('c')], '<w:gridBefore w:val="1"/>')], [], ['0:a|1:b', '1:c']],
    ['the old way to merge to the right', [tr([tc('a', '<w:hMerge w:val="restart"/>'), tc('', '<w:hMerge/>'), tc('b')]), tr([tc('1'),
      tc('2'), tc('3')])], [],
      ['0:1x2 a|2:b', '0:1|1:2|2:3']],
    ['a cell that goes on nothing', [tr([tc('e', goesOn), tc('f')])], [], ['0:e|1:f']],
    ['borders drawn by hand', [tr([tc('a', span(2)), tc('b')]), tr([tc('1'), tc('2', span(2))])], [2000, 40, 2000], ['0:a|1:b', '0:1|1:2']],
    ['a narrow column of its own', [tr([tc('a'), tc(''), tc('b')]), tr([tc('1'), tc('x'), tc('2')])], [2000, 40, 2000], ['0:a|1:|2:b',
      '0:1|1:x|2:2']],
    ['a blank cell', [tr([tc('a'), tc('')]), tr([tc(''), tc('0')])], [], ['0:a|1:', '0:|1:0']],
  ]
  for (const [name, rows, widths, expected] of cases) t.same(shapeOf(await read(tbl(rows, widths))), [expected], name)
})

t.test('lines of a cell are one', async (t) => {
  const cell = p('自然') + p('人') + p('<w:r><w:t>No</w:t><w:br/><w:t>1</w:t><w:tab/><w:t>2</w:t></w:r>')
  t.same(shapeOf(await read(tbl([tr([tc(cell), tc('乙')]), tr([tc('1'), tc('2')])]))), [['0:自然人 No 1 2|1:乙', '0:1|1:2']])
})

t.test('a table in a table is read within its cell, or alone where the outer one only frames it', async (t) => {
  const inner = tbl([tr([tc('结果'), tc('维持')]), tr([tc('1'), tc('2')])])
  const outer = tbl([tr([tc('行政复议情况'), tc(p('共') + inner + p(''))]), tr([tc('行政诉讼情况'), tc('没有发生行政诉讼')])])
  t.same(shapeOf(await read(outer)), [['0:行政复议情况|1:共结果维持 1 2', '0:行政诉讼情况|1:没有发生行政诉讼']])
  t.same(shapeOf(await read(tbl([tr([tc(inner + p('')), tc('侧')])]))), [['0:结果|1:维持', '0:1|1:2'], '侧'])
  t.same(shapeOf(await read(tbl([tr([tc(p('一、总体情况') + p('全年……。'))])]))), ['一、总体情况', '全年……。'])
})

t.test('what can not stand in a cell is read after its table', async (t) => {
  const cell = p(r('1') + r('密', '<w:vanish/>') + `<w:r>${blip}</w:r>`)
  t.same(shapeOf(await read(tbl([tr([tc('a'), tc(cell)]), tr([tc('b'), tc('2')])]))), [['0:a|1:1', '0:b|1:2'], 'hidden 密', 'picture'])
})

t.test('every character leads home: to its paragraph or its cell', async (t) => {
  const control = `<w:sdt><w:sdtContent>${p('控件')}</w:sdtContent></w:sdt>`
  const { text, locate, blocks } = await read(p('首段') + tbl([tr([tc('a'), tc('b')]), tr([tc('c'), tc('')])]) + control + p(' 末段'))
  const placesOf = (quote: string): unknown => {
    const start = text.indexOf(quote)
    return locate!({ start, end: start + quote.length }).map(({ element }) => element)
  }
  t.same(placesOf('首段'), ['w:body/w:p[1]'])
  t.same(placesOf('b'), ['w:body/w:tbl[1]/w:tr[1]/w:tc[2]'])
  t.same(placesOf('a\tb\nc'), ['w:body/w:tbl[1]/w:tr[1]/w:tc[1]', 'w:body/w:tbl[1]/w:tr[1]/w:tc[2]', 'w:body/w:tbl[1]/w:tr[2]/w:tc[1]'])
  t.same(placesOf('控件'), ['w:body/w:sdt[1]/w:sdtContent[1]/w:p[1]'])
  t.same(placesOf('末段'), ['w:body/w:p[2]'])
  const grid = blocks.find((block) => block.kind === 'grid')
  const blank = grid?.kind === 'grid' ? grid.cells.at(-1)!.span : null
  t.same(locate!(blank!).map(({ element }) => element), ['w:body/w:tbl[1]/w:tr[2]/w:tc[2]'], 'a blank cell')
})
