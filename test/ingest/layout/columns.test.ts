// Pages in columns, running heads, tables without lines: what is read in which order, and what is left as it is.
import t from 'tap'
import { layOut } from '../../../src/ingest/layout/layout.js'
import { aPage, lattice, paragraph, run, shown } from './drawn-page.js'
import type { LaidPage, TextRun } from '../../../src/ingest/layout/laid-page.js'

const first = '青溪县全面贯彻条例，持续提升公开质量和服务水平，保障群众依法获取政府信息，全年公开三千余条，办结率百分之百。'
const second = '县办公室健全信息发布审核机制，明确责任分工，逐项对照检查，按季度通报进展，确保各项要求落到实处见到成效。'

function column(text: string, x: number, y: number): TextRun[] {
  return paragraph(text, y, 13).map((line) => ({ ...line, box: { ...line.box, x: line.box.x - 72 + x } }))
}

const rows = (table: string[][], y: number): TextRun[] =>
  table.flatMap((row, index) => row.map((text, place) => run(text, [72, 260, 360, 460][place]!, y + index * 24, 12)))

t.test('reading order', (t) => {
  const cases: Array<{ name: string; pages: LaidPage[]; expect: unknown[] }> = [
    {
      name: 'two columns below a title, lines not level',
      pages: [aPage([run('工作情况的报告全文刊登', 150, 60, 26), ...column(first, 72, 120), ...column(second, 310, 125)])],
      expect: ['工作情况的报告全文刊登', first, second],
    },
    {
      name: 'a sentence goes on in the next column',
      pages: [aPage([...column(first + second, 72, 120).slice(0, 4), ...column(first + second, 310, 120 - 4 * 28).slice(4)])],
      expect: [first + second],
    },
    {
      name: 'figures below each other are a table',
      pages: [aPage([...paragraph(first, 60), ...rows([['项目', '制发', '废止'], ['规章', '1', '0'], ['规范性文件', '8', '26']], 200)])],
      expect: [first, [['项目', '制发', '废止'], ['规章', '1', '0'], ['规范性文件', '8', '26']]],
    },
    {
      name: 'a date beside a name is none',
      pages: [aPage([...paragraph(first, 60), run('青溪县', 72, 300), run('2024', 300, 300)])],
      expect: [first, '青溪县 2024'],
    },
    {
      name: 'the head of a table that repeats stays in the text',
      pages: [1, 2].map((page) => aPage([
        run('青溪公报', 250, 30, 9), run('项目及件数', 72, 72, 12), ...paragraph(page === 1 ? first : second, 100)], [], page))
        .concat(aPage([run('青溪公报', 250, 30, 9), ...paragraph(first, 72)], [], 3)),
      expect: [{ chrome: '青溪公报' }, '项目及件数', first, { chrome: '青溪公报' }, '项目及件数', second, { chrome: '青溪公报' }, first],
    },
  ]
  for (const { name, pages, expect } of cases) t.strictSame(shown(layOut(pages)), expect, name)
  t.end()
})

t.test('a table whose rows are not plain is text, and said to be', (t) => {
  const table = rows([['甲', '1', '2', '3'], ['乙', '4', '5', '6'], ['丙', '7', '8', '9']], 200)
  const wrapped = [...table, run('之二', 72, 236, 12)]
  const { blocks, notes } = layOut([aPage(wrapped)])
  t.ok(blocks.every(({ kind }) => kind === 'paragraph'))
  t.strictSame(notes.map(({ code }) => code), ['unruled-table'])
  t.end()
})

t.test('a drawing is no table', (t) => {
  const map = Array.from({ length: 2600 }, (_, index) => lattice([index * 7, index * 7 + 5], [100, 2000 + index * 7]).slice(0, 3)).flat()
  const { blocks, notes } = layOut([{ ...aPage([run('地图', 72, 100)], map), width: 20_000, height: 30_000 }])
  t.strictSame(blocks.map(({ kind }) => kind), ['paragraph'])
  t.strictSame(notes.map(({ code }) => code), ['drawing'])
  t.end()
})

const steps = (count: number): number[] => Array.from({ length: count }, (_, index) => index * 20)

t.test('tables of more cells than any report has are refused', (t) => {
  const page = (number: number): LaidPage => ({
    ...aPage([run('7', 2, 2, 8), run('8', 22, 2, 8)], lattice(steps(201), steps(401)), number),
    width: 4100, height: 8100,
  })
  t.throws(() => layOut([1, 2, 3, 4, 5, 6].map(page)), { code: 'too-many-cells' })
  t.end()
})
