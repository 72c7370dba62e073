// Tables drawn from a random grid with random merges are read back as the same grid.
import t from 'tap'
import fc from 'fast-check'
import { layOut } from '../../../src/ingest/layout/layout.js'
import { aPage, lattice, run, shown } from './drawn-page.js'
import { drawn, gridPlan } from './drawn-table.js'
import type { Grid } from '../../../src/model/source.js'

t.test('a random grid is read back, however it is drawn', (t) => {
  fc.assert(fc.property(gridPlan, (plan) => {
    const { text, blocks } = layOut([drawn(plan)])
    const grid = blocks.find((block): block is Grid => block.kind === 'grid')
    const cells = grid?.cells.map(({ span, ...place }) => ({ ...place, text: text.slice(span.start, span.end) }))
    t.strictSame({ rows: grid?.rows, columns: grid?.columns, cells }, { rows: plan.rows, columns: plan.columns, cells: plan.cells })
    return t.passing()
  }), { seed: 20240304, numRuns: 300 })
  t.end()
})

t.test('shapes', (t) => {
  const xs = [72, 172, 272, 372]
  const ys = [100, 130, 160]
  const words = ['甲', '乙', '丙', '1', '2', '3'].map((text, index) => run(text, xs[index % 3]! + 6, ys[Math.floor(index / 3)]! + 8, 12))
  const plain = [[['甲', '乙', '丙'], ['1', '2', '3']]]
  const inner = lattice(xs, ys).filter(({ x1, x2 }) => !(x1 === x2 && (x1 === 72 || x1 === 372)))
  const doubled = lattice(xs, ys).flatMap(({ x1, y1, x2, y2 }) => [{ x1, y1, x2, y2 }, { x1: x1 + 2, y1: y1 + 2, x2: x2 + 2, y2: y2 + 2 }])
  const wideDoubled = [...lattice(xs, ys), ...lattice([68, 376], [96, 164])]
  const boxes = xs.slice(0, 3).flatMap((x) => ys.slice(0, 2).flatMap((y) => lattice([x + 1, x + 99], [y + 1, y + 29])))
  const underlined = [...lattice(xs, ys), { x1: 80, y1: 121, x2: 160, y2: 121 }]
  for (const [name, rulings] of Object.entries({ inner, doubled, wideDoubled, boxes, underlined })) {
    t.strictSame(shown(layOut([aPage(words, rulings)])), plain, name)
  }
  t.strictSame(shown(layOut([aPage(words, [...lattice(xs, ys), ...lattice([40, 555], [40, 800])])])), plain, 'a frame around the page')
  t.strictSame(shown(layOut([aPage([run('说明', 78, 108, 12)], lattice([72, 372], [100, 160]))])), ['说明'], 'a frame is no table')
  const above = [[['甲', '乙', '丙'], ['1', '2', '3']], '另见', [['甲', '乙', '丙'], ['1', '2', '3']]]
  const lower = words.map((each) => ({ ...each, box: { ...each.box, y: each.box.y + 100 } }))
  const two = aPage([...lower, ...words, run('另见', 72, 170, 12)], [...lattice(xs, ys), ...lattice(xs, [200, 230, 260])])
  t.strictSame(shown(layOut([two])), above, 'two on one page')
  t.end()
})

t.test('cells', (t) => {
  const rulings = lattice([72, 112, 272, 312], [100, 160, 220])
  const cases: Array<{ name: string; runs: Parameters<typeof aPage>[0]; expect: string[] }> = [
    { name: 'a wrapped label', runs: [run('结果', 116, 110, 12), run('维持', 116, 130, 12)], expect: ['结果维持'] },
    { name: 'a number in two runs', runs: [run('3', 116, 110, 12), run('119', 126, 110, 12)], expect: ['3119'] },
    { name: 'a label down the cell', runs: ['本', '年', '度'].map((text, index) => run(text, 80, 104 + index * 16, 12)), expect: ['本年度'] },
    {
      name: 'set downwards', expect: ['本年度'],
      runs: [{ text: '本年度', box: { x: 80, y: 104, width: 12, height: 36 }, size: 12, direction: 'down' }],
    },
    {
      name: 'set upwards in two lines', expect: ['本年度办理结果'],
      runs: [
        { text: '办理结果', box: { x: 94, y: 104, width: 12, height: 48 }, size: 12, direction: 'up' },
        { text: '本年度', box: { x: 80, y: 116, width: 12, height: 36 }, size: 12, direction: 'up' },
      ],
    },
    {
      name: 'two columns of characters, the right one first', expect: ['本年度办理结果'],
      runs: [...['办', '理', '结', '果'].map((text, index) => run(text, 76, 104 + index * 13, 10)),
        ...['本', '年', '度'].map((text, index) => run(text, 94, 104 + index * 13, 10))],
    },
    {
      name: 'one run through several cells', expect: ['合计', '12', '7'],
      runs: [{ ...run('合计127', 76, 110, 12), box: { x: 76, y: 110, width: 210, height: 12 }, starts: [0, 12, 44, 50, 200] }],
    },
    { name: 'a number that hangs over the border', runs: [run('1234567', 274, 110, 12)], expect: ['1234567'] },
    {
      name: 'two numbers in one run, apart by what their cells are padded', expect: ['10,234', '512'],
      runs: [{
        ...run('10,234512', 83.4, 110, 9), box: { x: 83.4, y: 110, width: 44.7, height: 12 },
        starts: [0, 5, 10, 12.5, 17.5, 22.5, 29.7, 34.7, 39.7],
      }],
    },
    { name: 'a number broken at the border', runs: [run('12345', 276, 110, 12), run('67', 276, 124, 12)], expect: ['1234567'] },
  ]
  for (const { name, runs, expect } of cases) {
    const { text, blocks } = layOut([aPage([...runs, run('末', 276, 180, 12)], rulings)])
    const grid = blocks[0] as Grid
    t.equal(grid.kind, 'grid', name)
    const texts = grid.cells.map(({ span }) => text.slice(span.start, span.end)).filter((each) => each !== '' && each !== '末')
    t.strictSame(texts, expect, name)
  }
  t.end()
})
