// What was read, place by place: the same values the rules judge, the same equations, and corrections that bring a verdict round.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { evaluate } from '../../src/evaluate.js'
import { present } from '../../src/present/present.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { kept } from '../fixtures/same-report/make/make.js'
import { draftOf, drawer } from '../labelled/draft.js'
import { page } from '../labelled/reports.js'
import { written } from '../../src/facts/tables/equations.js'
import type { Place } from '../../src/facts/tables/equations.js'
import type { ReadingAnswer } from '../../src/model/reading.js'
import type { Correction } from '../../src/model/report.js'
import type { Result } from '../../src/model/result.js'

const rulebook = loadRulebook()
const bases = ['bureau-2020', 'bureau-2022', 'government-2023'] as const
/** The statistics form of the law before, as it stands in a golden report. */
const ofOldLaw = readFileSync('test/golden/qingxi-county-2016/report.txt', 'utf8')
const papers: Array<[name: string, text: string, tables: string[]]> = [
  ...[0, 1, 2, 3, 4, 5].map((seed): [string, string, string[]] =>
    [`${bases[seed % 3]!} ${seed}`, page(draftOf(bases[seed % 3]!, seed)), ['disclosure', 'applications', 'appeals']]),
  ['the statistics form', ofOldLaw, ['statisticsForm']],
]
const arithmetic = [
  'application-table-balance', 'application-table-rows-sum', 'application-table-columns-sum', 'appeals-table-sum', 'statistics-form-sums',
]

const judged = (html: string, corrections: Correction[] = []) =>
  evaluate({ name: html.startsWith('<') ? 'r.html' : 'r.txt', bytes: new TextEncoder().encode(html) }, { corrections }, rulebook)
const readingIn = (result: Result): ReadingAnswer =>
  present(result, { language: 'zh', id: null, createdAt: '2026-01-01T00:00:00Z', include: ['reading'] }).reading!
const cellsOf = (reading: ReadingAnswer) => reading.tables.flatMap(({ id, rows }) =>
  rows.flatMap((row) => row.cells.map((cell) => ({ ...cell, table: id, row: row.id, start: cell.start!, end: cell.end! }))))
const outcomes = (result: Result) => result.findings.map(({ ruleId, outcome }) => `${ruleId} ${outcome}`)
const failed = (result: Result) => result.findings
  .filter(({ ruleId, outcome }) => arithmetic.includes(ruleId) && outcome !== 'pass' && outcome !== 'not-applicable')

t.test('every cell of every table with what it prints, and every equation as it is judged', async (t) => {
  for (const [base, text, tables] of papers) {
    const result = await judged(text)
    const reading = readingIn(result)
    t.same(reading.tables.map(({ id }) => id), tables, base)
    for (const { raw, value, start, end } of cellsOf(reading)) {
      if (raw !== result.text.slice(start, end)) t.fail(`${base}: "${raw}" stands at ${start}-${end}`)
      if (value !== null && Number.parseFloat(raw!) !== value) t.fail(`${base}: ${value} is read of "${raw}"`)
    }
    const { checked, broken } = { checked: reading.equations.length, broken: reading.equations.filter(({ holds }) => !holds).length }
    const counted = (which: string) => result.facts.filter(({ id }) => id.startsWith('tables.') && id.endsWith(which))
      .reduce((sum, { value }) => sum + (typeof value === 'number' ? value : 0), 0)
    t.equal(checked, counted('.checked'), `${base}: as many as the rules check`)
    t.equal(broken, counted('.broken'), base)
    t.match(reading.identity.map(({ field }) => field), ['title', 'year', 'issuer', 'issuerKind', 'province', 'publishedOn'], base)
    for (const { value, start, end } of reading.figures) {
      t.match(result.text.slice(start, end), new RegExp(`${value}|[一二两三四五六七八九十没无未]`), base)
    }
    t.ok(reading.figures.length > 0, base)
  }
})

t.test('one report in every format has the same cells, equations and figures, each at its own place', async (t) => {
  const shown = async (name: string) => {
    const reading = readingIn(await evaluate({ name, bytes: kept(name) }, {}, rulebook))
    const cells = cellsOf(reading)
    t.ok(cells.length === 200 && cells.every(({ start }) => typeof start === 'number'), `${name}: ${cells.length} cells, each with a place`)
    return [
      ...cells.map(({ table, row, column, value }) => `${table} ${row} ${column} ${value}`), ...reading.equations.map(({ written }) => written),
      ...reading.figures.map(({ fact, value }) => `${fact} ${value}`),
    ]
  }
  const text = await shown('report.txt')
  for (const ending of ['html', 'docx', 'doc', 'xlsx', 'ofd', 'pdf', 'md']) t.same(await shown(`report.${ending}`), text, ending)
})

t.test('correcting a place to the value it has changes nothing', async (t) => {
  for (const [at, [seed, html]] of papers.entries()) {
    const draw = drawer(300 + at)
    const before = await judged(html)
    const reading = readingIn(before)
    const cells = cellsOf(reading)
    const chosen = new Map(Array.from({ length: 30 }, () => cells[draw(cells.length)]!).map((cell) => [cell.start, cell]))
    const corrections = [...chosen.values(), ...reading.figures].map(({ start, end, value }) => ({ start, end, value }))
    t.same(await judged(html, corrections), before, seed)
  }
})

t.test('a changed cell breaks a sum; the number before it, as a correction, makes every rule pass that passed', async (t) => {
  for (let seed = 0; seed < 16; seed += 1) {
    const sound = page(draftOf(bases[seed % bases.length]!, seed))
    const draw = drawer(700 + seed)
    const reading = readingIn(await judged(sound))
    const keyOf = (table: string, { row, column }: { row: string; column: string }) => `${table} ${row} ${column}`
    const summed = new Set(reading.equations.flatMap(({ table, left, right }) => [...left, ...right].map((term) => keyOf(table, term))))
    const cells = cellsOf(reading).filter((each) => each.value !== null && summed.has(keyOf(each.table, each)))
    const cell = cells[draw(cells.length)]!
    const before = await judged(sound)
    const wrong = cell.value! + 1 + draw(9)
    const broken = await judged(sound, [{ start: cell.start, end: cell.end, value: wrong }])
    const where = `seed ${seed}: ${cell.table} ${cell.row} ${cell.column} ${cell.value} -> ${wrong}`
    t.ok(readingIn(broken).equations.some(({ holds }) => !holds), where)
    t.ok(failed(broken).length > failed(before).length, where)
    t.match(broken.notes.map(({ zh }) => zh).join(), `按 ${wrong} 判断`, where)
    // The wrong number printed, and the right one said by the reader.
    const printed = withPrinted(sound, cell.raw!, cellsOf(reading).filter(({ start }) => start < cell.start), wrong)
    const read = cellsOf(readingIn(await judged(printed))).find((each) => keyOf(each.table, each) === keyOf(cell.table, cell))!
    t.equal(read.value, wrong, where)
    const mended = await judged(printed, [{ start: read.start, end: read.end, value: cell.value }])
    t.same(failed(mended).map(({ ruleId }) => ruleId), failed(before).map(({ ruleId }) => ruleId), where)
    t.ok(readingIn(mended).equations.every(({ holds, doubtful }) => holds || doubtful), where)
    t.ok(outcomes(mended).length === outcomes(before).length)
  }
})

/** The cell printed otherwise: cells stand in the order of the page, each as `>figure</td>`. */
function withPrinted(html: string, raw: string, before: Array<{ raw: string | null }>, value: number): string {
  const parts = html.split(`>${raw}</td>`)
  const at = before.filter((cell) => cell.raw === raw).length
  return `${parts.slice(0, at + 1).join(`>${raw}</td>`)}>${value}</td>${parts.slice(at + 1).join(`>${raw}</td>`)}`
}

t.test('an equation written out', (t) => {
  const places = (values: number[]) => values.map((value): Place =>
    ({ row: { key: 'r', label: { start: 0, end: 0 }, cells: [{ value, kind: value ? 'number' : 'zero', range: { start: 0, end: 1 } }] }, column: 0 }))
  const cases: Array<[left: number[], right: number[], written: string]> = [
    [[3119, 34], [3050, 103], '3119 + 34 = 3153 = 3050 + 103 ✓'],
    [[3119, 34], [3050, 100], '3119 + 34 = 3153 ≠ 3050 + 100 = 3150'],
    [[1, 2], [3], '1 + 2 = 3 ✓'],
    [[1, 0, 0, 2, 0, 0], [4], '1 + 2 = 3 ≠ 4'],
    [[0, 0, 0, 0, 0, 2], [2], '2 = 2 ✓'],
    [[0, 0, 0, 0, 0, 0], [0], '0 = 0 ✓'],
    [[0, 0, 0, 0, 0, 0], [1], '0 ≠ 1'],
  ]
  for (const [left, right, expected] of cases) {
    const [leftSum, rightSum] = [left, right].map((side) => side.reduce((sum, value) => sum + value, 0)) as [number, number]
    const equation = { check: 'x', name: 'x', left: places(left), right: places(right) }
    t.equal(written({ equation, holds: leftSum === rightSum, leftSum, rightSum }), expected)
  }
  t.end()
})
