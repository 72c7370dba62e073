// Every shape of every table, written in every way: the figures printed are the figures read, or the table says that it can't be read.
import fc from 'fast-check'
import t from 'tap'
import { files } from './files.js'
import { appeals, applications, disclosure, statistics } from './printed.js'
import { verdictOn, writings } from './read-back.js'
import { figures, labels, merges, rowsAndColumns } from './shapes.js'
import type { Cell } from '../table-shapes.js'
import type { Printed } from './printed.js'
import type { Shape } from './shapes.js'

const tables = { applications: applications(2021), 'applications of 2019': applications(2019), disclosure, appeals, statistics }
const onLines = ['drawn with blanks', 'one cell a line', 'one cell a line, blank lines between']
const inTwoGrids = ['two grids', 'two grids, a page number between']
const everywhere = Object.keys(writings)
const all = { ...writings, ...files }

/** Shapes that can't be read as written so, and why. Everywhere else all figures are read. */
const open: Array<{ shape: string; written: string[]; why: string }> = [
  { shape: 'rows as columns', written: [...onLines, ...inTwoGrids], why: 'the order of the lines, or half the rows, tells no row' },
  { shape: 'columns in another order', written: [...onLines, ...inTwoGrids], why: 'no head stands over the figures' },
  { shape: 'a column of numbers before', written: onLines, why: 'the number of the next row looks like a figure of this one' },
  { shape: 'codes before the labels', written: onLines, why: 'the code of the next row looks like a figure of this one' },
  { shape: 'heads in one cell each', written: onLines, why: 'a label of three levels is only looked for in a cell' },
  { shape: 'figures one row lower', written: everywhere, why: 'a grid drawn one row off' },
  { shape: 'figures one row higher', written: everywhere, why: 'a grid drawn one row off' },
  { shape: 'thousands by a blank', written: onLines, why: '3 119 may be two figures' },
  { shape: 'thousands by a no-break space', written: onLines, why: '3 119 may be two figures' },
  ...['zeros left blank', 'zeros as dashes', 'zeros as 无'].map((shape) =>
    ({ shape, written: everywhere, why: 'nothing, a dash and 无 are no zeros' })),
  { shape: 'digits apart', written: everywhere, why: '1 2 may be twelve, or two figures, where no total of the row decides' },
]

for (const [name, arbitrary] of Object.entries(tables)) {
  t.test(name, async (t) => {
    const printed = fc.sample(arbitrary as fc.Arbitrary<Printed>, { numRuns: 2, seed: 20_211_030 })[1]!
    for (const shape of fitting([...merges, ...rowsAndColumns, ...labels, ...figures], printed)) {
      const said = new Map<string, string>()
      for (const [writing, write] of Object.entries(writings)) {
        const deformed = shape.of(printed)
        const { verdict, first } = verdictOn(await write(deformed.rows), deformed)
        const mayBeOpen = open.some((each) => each.shape === shape.name && each.written.includes(writing))
        if (verdict !== 'same' && !(mayBeOpen && verdict === 'open')) said.set(writing, `${verdict} ${first}`)
      }
      t.same(Object.fromEntries(said), {}, shape.name)
    }
  })
}

t.test('all tables of a report in one grid, in any order', async (t) => {
  const printed = [disclosure, applications(2021), appeals].map((each) => fc.sample(each as fc.Arbitrary<Printed>, { numRuns: 2, seed: 2024 })[1]!)
  for (const order of [[0, 1, 2], [2, 1, 0], [1, 0, 2], [0, 2, 1]].map((places) => places.map((place) => printed[place]!))) {
    const headed = order.flatMap(({ kind, rows }): Cell[][] => [[[titles[kind]!, 1, 15]], ...rows])
    for (const [writing, write] of Object.entries(writings)) {
      for (const rows of [order.flatMap((each) => each.rows), headed]) {
        const text = await write(rows)
        const name = `${order.map(({ kind }) => kind).join(', ')}: ${writing}`
        t.same(order.map((each) => verdictOn(text, each).verdict), ['same', 'same', 'same'], name)
      }
    }
  }
})

for (const [name, arbitrary] of Object.entries(tables)) {
  t.test(`${name}, in files`, async (t) => {
    const printed = fc.sample(arbitrary as fc.Arbitrary<Printed>, { numRuns: 2, seed: 4 })[1]!
    for (const shape of fitting([...merges, ...rowsAndColumns], printed)) {
      const deformed = shape.of(printed)
      const cannot = open.some((each) => each.shape === shape.name && each.written.includes('a grid'))
      for (const [kind, write] of Object.entries(files)) {
        t.equal(verdictOn(await write(deformed.rows), deformed).verdict, cannot ? 'open' : 'same', `${shape.name}: ${kind}`)
      }
    }
  })
}

t.test('shapes composed at random read back to the same figures or to none', async (t) => {
  const pick = (shapes: Shape[]): fc.Arbitrary<Shape> => fc.constantFrom(...shapes)
  const one = fc.tuple(fc.oneof(...Object.values(tables)), pick(merges), pick([...rowsAndColumns, merges[0]!]), pick([...labels, merges[0]!]),
    pick([...figures, merges[0]!]), fc.constantFrom(...Object.keys(all)))
  await fc.assert(fc.asyncProperty(one, async ([printed, merge, order, label, figure, writing]) => {
    const shapes = fitting([merge, order, label, figure], printed)
    const deformed = shapes.reduce((before, shape) => shape.of(before), printed as Printed)
    const { verdict, first } = verdictOn(await all[writing]!(deformed.rows), deformed)
    if (verdict === 'other') throw new Error(`${shapes.map(({ name }) => name).join(' + ')}, ${writing}: ${first}`)
  }), { seed: 2019, numRuns: 400 })
  t.pass('no figure was read that was not printed')
})

const titles: Record<string, string> = {
  disclosure: '二、主动公开政府信息情况', applications: '三、收到和处理政府信息公开申请情况', appeals: '四、政府信息公开行政复议、行政诉讼情况',
}

function fitting(shapes: Shape[], { kind }: Printed): Shape[] {
  return shapes.filter(({ only }) => !only || only.includes(kind))
}
