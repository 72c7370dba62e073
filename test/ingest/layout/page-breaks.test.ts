// Tables broken by the end of a page are one table again, wherever the break falls.
import t from 'tap'
import fc from 'fast-check'
import { layOut } from '../../../src/ingest/layout/layout.js'
import { aPage, lattice, run, shown } from './drawn-page.js'
import { drawn, gridPlan } from './drawn-table.js'
import type { Grid } from '../../../src/model/source.js'
import type { LaidPage, TextRun } from '../../../src/ingest/layout/laid-page.js'

t.test('a random grid broken between any two rows is read back', (t) => {
  const broken = fc.record({ plan: gridPlan, at: fc.nat(1000) })
  fc.assert(fc.property(broken, ({ plan, at }) => {
    const row = 1 + at % (plan.rows - 1)
    // Group labels and figures as forms have them: what goes over the break is a label, and rows on both sides have figures.
    const cells = plan.cells.map((cell) => ({ ...cell, text: cell.rowSpan > 1 ? `组${cell.text}` : cell.text }))
    const { text, blocks } = layOut([drawn({ ...plan, cells }, 0, row), drawn({ ...plan, cells }, row, plan.rows, 2)])
    const grids = blocks.filter((block): block is Grid => block.kind === 'grid')
    const read = grids[0]?.cells.map(({ span, ...place }) => ({ ...place, text: text.slice(span.start, span.end) }))
    return grids.length === 1 && JSON.stringify(read?.map(keyOf)) === JSON.stringify(cells.map(keyOf))
  }), { seed: 20240305, numRuns: 200 })
  t.end()
})

type Read = { row: number; column: number; rowSpan: number; columnSpan: number; text: string }

function keyOf({ row, column, rowSpan, columnSpan, text }: Read): string {
  return `${row} ${column} ${rowSpan} ${columnSpan} ${text}`
}

t.test('breaks', (t) => {
  const xs = [72, 172, 272, 372]
  const page = (number: number, rows: string[][], edges = xs, free: TextRun[] = []): LaidPage => {
    const ys = Array.from({ length: rows.length + 1 }, (_, row) => 100 + row * 30)
    const runs = rows.flatMap((row, index) => row.flatMap((text, column) => (text ? [run(text, edges[column]! + 4, ys[index]! + 8, 10)] : [])))
    return aPage([...runs, ...free], lattice(edges, ys), number)
  }
  const cases: Array<{ name: string; pages: LaidPage[]; expect: unknown[] }> = [
    {
      name: 'with page numbers between',
      pages: [page(1, [['甲', '1', '2']], xs, [run('- 1 -', 290, 790)]), page(2, [['乙', '3', '4']], xs, [run('- 2 -', 290, 790)])],
      expect: [[['甲', '1', '2'], ['乙', '3', '4']], { chrome: '- 1 -' }, { chrome: '- 2 -' }],
    },
    {
      name: 'a repeated head is dropped',
      pages: [page(1, [['项目', '件数', '备注'], ['甲', '1', '2']]), page(2, [['项目', '件数', '备注'], ['乙', '3', '4']])],
      expect: [[['项目', '件数', '备注'], ['甲', '1', '2'], ['乙', '3', '4']]],
    },
    {
      name: 'a row broken in two is one',
      pages: [page(1, [['1.甲', '1', '2'], ['2.申请人逾期', '5', '6']]), page(2, [['未缴纳费用', '', ''], ['3.丙', '7', '8']])],
      expect: [[['1.甲', '1', '2'], ['2.申请人逾期未缴纳费用', '5', '6'], ['3.丙', '7', '8']]],
    },
    {
      name: 'with its figures in the lower half',
      pages: [page(1, [['1.甲', '1', '2'], ['2.申请人逾期', '', '']]), page(2, [['未缴纳费用', '5', '6'], ['3.丙', '7', '8']])],
      expect: [[['1.甲', '1', '2'], ['2.申请人逾期未缴纳费用', '5', '6'], ['3.丙', '7', '8']]],
    },
    {
      name: 'a group label broken in two, among rows that are whole',
      pages: [page(1, [['（四）无', '1.未掌握', '2']]), page(2, [['法提供', '2.需要制作', '4'], ['（五）其他', '1.未补正', '0']])],
      expect: [[['（四）无法提供@0+2x1', '1.未掌握', '2'], ['2.需要制作', '4'], ['（五）其他', '1.未补正', '0']]],
    },
    {
      name: 'a row without a number after one with it, each with its unit and figure',
      pages: [page(1, [['4.不同意公开答复数', '件', '2']]), page(2, [['其中：涉及国家秘密', '件', '1'], ['涉及商业秘密', '件', '1']])],
      expect: [[['4.不同意公开答复数', '件', '2'], ['其中：涉及国家秘密', '件', '1'], ['涉及商业秘密', '件', '1']]],
    },
    {
      name: 'rows of figures without numbers are rows',
      pages: [page(1, [['行政许可', '1', '2']]), page(2, [['行政处罚', '3', '4']])],
      expect: [[['行政许可', '1', '2'], ['行政处罚', '3', '4']]],
    },
    {
      name: 'a blank row is a row',
      pages: [page(1, [['1.甲', '1', '2']]), page(2, [['2.乙', '', '']])],
      expect: [[['1.甲', '1', '2'], ['2.乙', '', '']]],
    },
    {
      name: 'other columns are another table',
      pages: [page(1, [['甲', '1', '2']]), page(2, [['乙', '3', '4']], [60, 100, 140, 180])],
      expect: [[['甲', '1', '2']], [['乙', '3', '4']]],
    },
    {
      name: 'text between two tables parts them',
      pages: [page(1, [['甲', '1', '2']]), page(2, [['乙', '3', '4']], xs, [run('二、其他', 72, 80)])],
      expect: [[['甲', '1', '2']], '二、其他', [['乙', '3', '4']]],
    },
  ]
  for (const { name, pages, expect } of cases) t.strictSame(shown(layOut(pages)), expect, name)
  t.end()
})
