// Cells of the three tables in: which counts are odd, which cells are empty, whose powers and which units out.
import t from 'tap'
import { readFilledCellFacts } from '../../../src/facts/tables/filled-cells.js'
import { readWholeFigureFacts } from '../../../src/facts/tables/whole-figures.js'
import { applicationGrid, pageText } from '../../segment/table-shapes.js'
import { reportOf, seen } from '../table-report.js'
import type { Cell } from '../../segment/table-shapes.js'
import type { FactReader } from '../../../src/facts/reader.js'
import type { Seen } from '../table-report.js'

const of = (reader: FactReader, changes: Record<string, Cell[]>): Seen =>
  seen(reader, reportOf(pageText([applicationGrid(2021, changes)]), null))

t.test('counts are whole and not below zero', (t) => {
  const cases: Array<[string, Record<string, Cell[]>, number, string | null]> = [
    ['all whole', { granted: [3, 0, 0, 0, 0, 0, 3] }, 0, null],
    ['half an application', { granted: ['3.5', 0, 0, 0, 0, 0, '3.5'] }, 2, '3.5'],
    ['below zero', { carriedForward: ['-1', 0, 0, 0, 0, 0, -1] }, 2, '-1'],
    ['thousands', { granted: ['1,234', 0, 0, 0, 0, 0, '1 234'] }, 0, null],
    ['words and dashes are no figures', { granted: ['-', '/', '无', '', '见附件', 0, 0] }, 0, null],
    ['two kinds', { granted: ['3.5', -2, 0, 0, 0, 0, 1] }, 2, '3.5、-2'],
  ]
  for (const [name, changes, odd, printed] of cases) {
    const facts = of(readWholeFigureFacts, changes)
    t.equal(facts.value('cells.odd'), odd, name)
    t.equal(facts.value('cells.oddFigures'), printed, name)
  }
  t.same(of(readWholeFigureFacts, { granted: ['3.5', 0, 0, 0, 0, 0, 3] }).places('cells.odd'), ['表三 行“予以公开” 列“自然人”'])
  t.end()
})

t.test('cells that print nothing', (t) => {
  const cases: Array<[string, Record<string, Cell[]>, empty: number, totals: number, mixed: number]> = [
    ['all filled', {}, 0, 0, 0],
    ['blank', { granted: ['', '', '', '', '', '', 0] }, 6, 0, 0],
    ['a blank total', { granted: [0, 0, 0, 0, 0, 0, ''] }, 1, 1, 0],
    ['a blank row of totals', { handledTotal: ['', '', '', '', '', '', ''] }, 7, 7, 0],
    ['struck out', { granted: ['/', '-', '无', '/', '/', '/', 0] }, 6, 0, 0],
    ['both', { granted: ['/', '', 0, 0, 0, 0, 0] }, 2, 0, 1],
  ]
  for (const [name, changes, ...expected] of cases) {
    const facts = of(readFilledCellFacts, changes)
    t.same(['empty', 'emptyTotals', 'mixedTables'].map((id) => facts.value(`cells.${id}`)), expected, name)
  }
  t.equal(of(readFilledCellFacts, { granted: ['', 0, 0, 0, 0, 0, 0] }).places('cells.empty')[0], '表三 行“予以公开”', 'the row is shown')
  t.end()
})
