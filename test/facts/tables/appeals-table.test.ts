// The three totals of the table of reviews and lawsuits.
import t from 'tap'
import { readAppealsTableFacts } from '../../../src/facts/tables/appeals-table.js'
import { pageText } from '../../segment/table-shapes.js'
import { reportOf, seen } from '../table-report.js'
import type { Cell } from '../../segment/table-shapes.js'

const five = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
const table = (values: Cell[]): Cell[][] => [
  [['行政复议', 1, 5], ['行政诉讼', 1, 10]],
  [...five.map((label): Cell => [label, 2, 1]), ['未经复议直接起诉', 1, 5], ['复议后起诉', 1, 5]],
  [...five, ...five], values,
]
const id = 'tables.appeals.sums'

t.test('totals', (t) => {
  const cases: Array<[string, Cell[], number, number, string | null]> = [
    ['all hold', [1, 0, 1, 0, 2, 0, 0, 0, 0, 0, 4, 0, 0, 1, 5], 3, 0, null],
    ['one does not', [1, 0, 1, 0, 3, 0, 0, 0, 0, 0, 4, 0, 0, 1, 5], 3, 1, '行政复议:1 + 0 + 1 + 0 = 2 ≠ 3'],
    ['a group left blank is not checked', ['', '', '', '', '', 0, 0, 0, 0, 0, 4, 0, 0, 1, 5], 2, 0, null],
    ['a blank total states nothing', [1, 0, 1, 0, '', 0, 0, 0, 0, 0, 4, 0, 0, 1, 5], 2, 0, null],
    ['dashes are zeros', [1, '-', '/', '无', 1, 0, 0, 0, 0, 0, 4, 0, 0, 1, 5], 3, 0, null],
  ]
  for (const [name, values, checked, broken, equation] of cases) {
    const of = seen(readAppealsTableFacts, reportOf(pageText([table(values)]), null))
    t.same([of.value(`${id}.checked`), of.value(`${id}.broken`), of.value(`${id}.equation`)], [checked, broken, equation], name)
  }
  const broken = seen(readAppealsTableFacts, reportOf(pageText([table(cases[1]![1])]), null))
  t.same(broken.places(`${id}.broken`)[0], '表四 行“行政复议” 列“总计”')
  t.same(broken.quotes(`${id}.broken`), ['3', '1', '0', '1', '0'])
  t.same(broken.quotes(`${id}.checked`), ['1\n0\n1\n0\n3', '0\n0\n0\n0\n0', '4\n0\n0\n1\n5'], 'not all the heads above')
  t.end()
})

t.test('the smallest correction', (t) => {
  const cases: Array<[number[], string | null, string | null]> = [
    [[1, 0, 1, 0, 3], 'mend-several', null], [[1, 1, 1, 0, 0], 'mend-one', '表四 行“行政复议” 列“总计” 0→3'], [[1, 0, 1, 0, 2], null, null],
  ]
  for (const [review, state, mend] of cases) {
    const of = seen(readAppealsTableFacts, reportOf(pageText([table([...review, 0, 0, 0, 0, 0, 4, 0, 0, 1, 5])]), null))
    t.same([of.value('tables.appeals.mendState'), of.value('tables.appeals.mend')], [state, mend], review.join())
  }
  t.end()
})

t.test('no table', (t) => {
  const of = seen(readAppealsTableFacts, reportOf(pageText(['全年没有行政复议。']), null))
  t.same(of.ids.map((each) => of.value(each)), [null, null, 0, 0, null])
  t.end()
})
