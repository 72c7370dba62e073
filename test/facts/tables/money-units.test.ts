// Units printed in cells against what their columns count in; a fee in 万元 that was filled in in yuan.
import t from 'tap'
import { readUnitFacts } from '../../../src/facts/tables/money-units.js'
import { aReport, aTable, book } from './table-two.js'
import type { IssuerKind } from '../../../src/model/words.js'
import type { Table } from '../../../src/model/report.js'

interface Case {
  name: string
  /** What the one cell of the table prints, and what was read of it. */
  cells: string
  rows: Record<string, Array<number | null>>
  kind?: IssuerKind
  line?: string
  expected: Record<string, unknown>
}

const cases: Case[] = [
  { name: 'no unit', cells: '12.6', rows: { feesTenThousandYuan: [12.6] },
    expected: { 'units.wrong': 0, 'units.feeInYuan': false, 'units.fee': 12.6 } },
  { name: 'yuan', cells: '126000元', rows: { feesTenThousandYuan: [12.6] }, expected: { 'units.wrong': 0, 'units.feeInYuan': true } },
  { name: 'the form\'s own', cells: '12.6万元', rows: { feesTenThousandYuan: [12.6] }, expected: { 'units.wrong': 0, 'units.feeInYuan': false } },
  { name: 'items for money', cells: '12项', rows: { feesTenThousandYuan: [12] }, expected: { 'units.wrong': 1, 'units.wrongFigures': '12项' } },
  { name: 'money for decisions', cells: '4元', rows: { penalties: [4] }, expected: { 'units.wrong': 1, 'units.wrongFigures': '4元' } },
  { name: 'a share for decisions', cells: '40%', rows: { penalties: [40] }, expected: { 'units.wrong': 1 } },
  { name: 'decisions', cells: '4件', rows: { penalties: [4] }, expected: { 'units.wrong': 0 } },
  { name: 'said in yuan', cells: '32000', rows: { feesTenThousandYuan: [32_000] }, line: '收取行政事业性收费32,000元。',
    expected: { 'units.feeSaidInYuan': '32,000元' } },
  { name: 'said in 万元', cells: '32000', rows: { feesTenThousandYuan: [32_000] }, line: '收取行政事业性收费32000万元。',
    expected: { 'units.feeSaidInYuan': null } },
  { name: 'another sum', cells: '32000', rows: { feesTenThousandYuan: [32_000] }, line: '退还行政事业性收费500元。', expected: { 'units.feeSaidInYuan': null } },
  { name: 'a town of 3.2 hundred million', cells: '32000', rows: { feesTenThousandYuan: [32_000] }, kind: 'township',
    expected: { 'units.feeBeyondScale': true } },
  { name: 'a city of 3.2 billion', cells: '316441', rows: { feesTenThousandYuan: [316_441] }, kind: 'government',
    expected: { 'units.feeBeyondScale': false } },
]

for (const { name, cells, rows, kind = 'department', line = '全年公开信息12条。', expected } of cases) {
  t.test(name, (t) => {
    const table = printing(aTable('disclosure-2021', rows), line.length + 1, cells)
    const report = aReport([table], { kind, name: '青溪县教育局' }, `${line}\n${cells}`)
    t.match(Object.fromEntries(readUnitFacts(report, book).map(({ id, value }) => [id, value])), expected)
    t.end()
  })
}

t.test('the form of 2019 counts fees in items and leaves the unit of purchases open', (t) => {
  const table = aTable('disclosure-2019', { fees: [3, -1], procurement: [2, 251_000] })
  const report = aReport([table], { kind: 'department', name: '青溪县教育局' })
  const facts = Object.fromEntries(readUnitFacts(report, book).map(({ id, value }) => [id, value]))
  t.match(facts, { 'units.wrong': 0, 'units.fee': null, 'units.feeInYuan': false })
  t.end()
})

/** The one cell of the table stands in the text as it is printed. */
function printing(table: Table, start: number, cells: string): Table {
  const range = { start, end: start + cells.length }
  return { ...table, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, range })) })) }
}
