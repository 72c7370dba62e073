// Plain text: what is kept to the letter, what is a grid, and what can't be read.
import { createHash } from 'node:crypto'
import t from 'tap'
import { ingest } from '../../src/ingest/ingest.js'
import { Fault } from '../../src/model/fault.js'
import { limits } from '../../src/model/limits.js'
import type { Grid, Source } from '../../src/model/source.js'

const bytesOf = (content: string) => new TextEncoder().encode(content)
const read = (content: string): Promise<Source> => ingest({ name: 'report.txt', bytes: bytesOf(content) })
/** Bytes without a pattern, the same on every run. */
const noise = (length: number) => Buffer.concat(
  Array.from({ length: Math.ceil(length / 32) }, (_, index) => createHash('sha256').update(String(index)).digest()),
).subarray(0, length)

t.test('the text as read', async (t) => {
  const content = '\uFEFF标题\r\n\r\n　　正文１２３\r第二行\t尾 \u0000\n'
  const source = await read(content)
  t.equal(source.text, '标题\n\n　　正文１２３\n第二行\t尾 \u0000\n', 'no mark, one kind of line end, nothing else changed')
  t.equal(source.sha256, createHash('sha256').update(bytesOf(content)).digest('hex'), 'of the bytes')
  t.equal(source.mediaType, 'text/plain')
  t.equal((await read('a')).text, 'a', 'one byte is a text')
})

t.test('lone surrogates of a caller arrive as replacement characters', async (t) => {
  const { text } = await read('报告\ud800正文,全县主动公开政府信息')
  t.equal(text, '报告\uFFFD正文,全县主动公开政府信息')
})

t.test('drawn tables', async (t) => {
  const cases: Array<[name: string, content: string, rows: string[][][]]> = [
    ['pipes', '一、情况\n规章 | 0 | 0 | 0 | |\n规范性文件 | 2 | 1 | 11 |\n二、其他', [[['规章', '0', '0', '0', ''], ['规范性文件', '2', '1', '11']]]],
    ['leading pipes and rules', '| 项目 | 数量 |\n|---|:--:|\n| 许可 | 12 |\n', [[['项目', '数量'], ['许可', '12']]]],
    ['box drawing', '┌──┬──┐\n│许可│12│\n├──┼──┤\n│处罚│3│\n└──┴──┘\n', [[['许可', '12'], ['处罚', '3']]]],
    ['tabs', '项目\t本年\t上年\n许可\t12\t\n', [[['项目', '本年', '上年'], ['许可', '12', '']]]],
    ['blank lines between rows', '许可 | 12 | 3\n\n处罚 | 1 | 0\n', [[['许可', '12', '3'], ['处罚', '1', '0']]]],
    ['two tables', '许可 | 12 | 3\n正文。\n处罚 | 1 | 0\n', [[['许可', '12', '3']], [['处罚', '1', '0']]]],
    ['a row of links is none', '首页 | 新闻 | 政务公开 | 互动\n', []],
    ['one pipe is none', '登录 | 注册\n5 |\n', []],
    ['a value and its pipes on a line of their own', '规章 |\n0 |\n0 | |\n|\n第二十条第(五)项 | ||||\n', []],
    ['prose with pipes', '表四:复议 5|空|空|2|7,直接起诉 8|空', []],
  ]
  for (const [name, content, expected] of cases) {
    const { text, blocks } = await read(content)
    const grids = blocks.filter((block): block is Grid => block.kind === 'grid')
    t.same(grids.map((grid) => rowsOf(grid, text)), expected, name)
    for (const [index, { span }] of blocks.entries()) t.ok(span.start >= (blocks[index - 1]?.span.end ?? 0), `${name}: in order`)
  }
})

t.test('what can not be read', async (t) => {
  const cases: Array<[name: string, bytes: Uint8Array, code: string, says: RegExp]> = [
    ['empty.txt', new Uint8Array(), 'empty-file', /0/],
    ['blank.txt', bytesOf(' \n\t\r\n'), 'empty-file', /空白/],
    ['large.txt', new Uint8Array(limits.documentBytes + 1).fill(0x61), 'file-too-large', /16\.0 MB/],
    ['noise.txt', noise(3000), 'not-text', /%/],
    ['control.txt', bytesOf('\u0001\u0002'.repeat(50)), 'not-text', /%/],
    ['png.txt', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'not-text', /PNG/],
    ['jpeg.txt', Buffer.from('ffd8ffe000104a464946', 'hex'), 'not-text', /JPEG/],
    ['report.docx', bytesOf('PK\u0003\u0004 word/document.xml'), 'damaged-file', /不完整/],
    ['report.doc', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'damaged-file', /Office/],
  ]
  for (const [name, bytes, code, says] of cases) {
    const fault = await ingest({ name, bytes }).then(() => null, (error: unknown) => error)
    if (!(fault instanceof Fault)) t.fail(`${name} is a fault`)
    else {
      t.equal(fault.code, code, name)
      t.match(fault.detail.zh, says, name)
    }
  }
})

t.test('large input', async (t) => {
  const prose = await read('2024年,全县主动公开政府信息3119条。\n'.repeat(150_000))
  t.equal(prose.blocks.length, 1)
  for (const content of ['许可 | 0 | 0\n'.repeat(Math.ceil(limits.gridCells / 3) + 1), `报告${'|'.repeat(limits.gridCells + 1)}`]) {
    const fault = await read(content).then(() => null, (error: unknown) => error)
    t.equal(fault instanceof Fault && fault.code, 'too-many-cells')
  }
})

function rowsOf(grid: Grid, text: string): string[][] {
  const rows: string[][] = []
  for (const { row, span } of grid.cells) (rows[row] ??= []).push(text.slice(span.start, span.end))
  return rows
}
