// The statistics form of 2014: its blocks, its sums, and the pairs that are no sums.
import t from 'tap'
import { readStatisticsFormFacts } from '../../../src/facts/tables/statistics-form.js'
import { forms, pageText } from '../../segment/table-shapes.js'
import { reportOf, seen } from '../table-report.js'
import type { Cell } from '../../segment/table-shapes.js'
import type { Seen } from '../table-report.js'

const form = forms.find(({ id }) => id === 'statistics-2014')!
const right: Record<string, Cell> = {
  'proactive.total': 100, 'proactive.website': 90, 'proactive.weibo': 60,
  'applications.received': 6, 'applications.inPerson': 1, 'applications.online': 4, 'applications.letter': 1,
  'applications.completed': 5, 'applications.completedOnTime': 4, 'applications.completedExtended': 1,
  'applications.answered': 5, 'applications.granted': 3, 'applications.refused': 2, 'applications.refusedPrivacy': 2,
  'review.total': 1, 'review.upheld': 1, 'staff.people': 7, 'staff.fullTime': 2, 'staff.partTime': 5,
}
const id = 'tables.statistics'
const facts = (changes: Record<string, Cell> = {}, leaveOut = /^$/): Seen => seen(readStatisticsFormFacts, reportOf(pageText([[
  ['统计指标', '单位', '统计数'],
  ...form.rows.filter(({ block }) => !leaveOut.test(block ?? '')).map((row): Cell[] => [row.label, row.unit ?? '',
    { ...right, ...changes }[row.key] ?? 0]),
]]), 'cn-2007-form-2014'))
const sums = (of: Seen): string => ['checked', 'broken',
  'doubtful'].map((each) => String(of.value(`${id}.sums.${each}`))).join(' ')

t.test('sums', (t) => {
  const cases: Array<[string, Seen, string, string | null]> = [
    ['all hold; channels may exceed the total, and received may differ from answered', facts(), '7 0 0', null],
    ['received', facts({ 'applications.received': 8 }), '7 1 0', '收到申请数:1 + 0 + 4 + 1 = 6 ≠ 8'],
    ['answered', facts({ 'applications.granted': 9 }), '7 1 0', '申请答复数:9 + 2 = 11 ≠ 5'],
    ['staff', facts({ 'staff.partTime': 6 }), '7 1 0', '工作人员数:2 + 6 = 8 ≠ 7'],
    ['reasons of refusal may be entered twice', facts({ 'applications.refusedOtherLaw': 1 }), '7 0 1', '不同意公开:2 + 1 = 3 ≠ 2'],
    ['pending reviews have no row', facts({ 'review.total': 3 }), '7 0 1', '行政复议数量:1 + 0 + 0 = 1 ≠ 3'],
    ['a total left blank', facts({ 'applications.received': '' }), '6 0 0', null],
    ['parts left blank', facts({ 'applications.inPerson': '', 'applications.fax': '', 'applications.online': '',
      'applications.letter': '' }), '6 0 0', null],
  ]
  for (const [name, of, counted, equation] of cases) {
    t.equal(sums(of), counted, name)
    t.equal(of.value(`${id}.sums.equation`), equation, `${name}: equation`)
  }
  t.same(cases[1]![1].places(`${id}.sums.broken`)[0], '统计表 行“收到申请数”')
  t.end()
})

t.test('blocks', (t) => {
  const blocks = (of: Seen): unknown[] => [of.value(`${id}.blocks.count`), of.value(`${id}.blocks.missing`)]
  t.same(blocks(facts()), [6, null])
  t.same(blocks(facts({}, /^(?:review|litigation|training)$/)), [6, null], 'one row of a block is enough')
  t.same(blocks(facts({}, /^(?!proactive)/)), [1, 'response,applications,disputes,fees,staff'])
  t.same(blocks(seen(readStatisticsFormFacts, reportOf(pageText(['概述']), null))), [0, null])
  t.end()
})
