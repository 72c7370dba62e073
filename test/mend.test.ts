// Whole reports with random tables in: those that add up pass every arithmetic rule; one cell changed fails one, and its cause is named.
import fc from 'fast-check'
import t from 'tap'
import { evaluate } from '../src/evaluate.js'
import { loadRulebook } from '../src/rulebook/load.js'
import { applicationGrid, applicationRows } from './segment/table-shapes.js'
import type { Result } from '../src/model/result.js'
import type { Cell } from './segment/table-shapes.js'

const rulebook = loadRulebook()
const arithmetic = ['application-table-balance', 'application-table-rows-sum', 'application-table-columns-sum', 'appeals-table-sum']

interface Figures { applications: Record<string, number[]>; appeals: number[] }

const frame = ['newlyReceived', 'carriedOver', 'handledTotal', 'carriedForward']
const sum = (values: number[]): number => values.reduce((whole, each) => whole + each, 0)
const add = (rows: number[][]): number[] => rows[0]!.map((_, column) => sum(rows.map((row) => row[column]!)))
const withTotal = (values: number[]): number[] => [...values, sum(values)]

/** Results drawn at will; everything else follows, but for how what came in was shared between this year and last. */
function consistent(results: number[][], forward: number[], share: number, appeals: number[]): Figures {
  const keys = applicationRows(2021).map(({ key }) => key).filter((key) => !frame.includes(key))
  const rows = Object.fromEntries(keys.map((key, index) => [key, results[index]!]))
  const handled = add(Object.values(rows))
  const all = add([handled, forward])
  const carriedOver = all.map((value) => Math.floor(value * share / 100))
  const newlyReceived = all.map((value, column) => value - carriedOver[column]!)
  const applications = { newlyReceived, carriedOver, ...rows, handledTotal: handled, carriedForward: forward }
  return {
    applications: Object.fromEntries(Object.entries(applications).map(([key, values]) => [key, withTotal(values)])),
    appeals: [0, 4, 8].flatMap((from) => withTotal(appeals.slice(from, from + 4))),
  }
}

const small = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(60))
const six = fc.array(small, { minLength: 6, maxLength: 6 })
const figures = fc.record({
  results: fc.array(six, { minLength: 21, maxLength: 21 }), forward: six, share: fc.nat(100),
  appeals: fc.array(small, { minLength: 12, maxLength: 12 }),
}).map(({ results, forward, share, appeals }) => consistent(results, forward, share, appeals))

t.test('a report whose tables add up passes every arithmetic rule', async (t) => {
  await fc.assert(fc.asyncProperty(figures, async (drawn) => outcomes(await read(drawn)).every((each) => each === 'pass')),
    { seed: 20_240_131, numRuns: 25 })
  t.end()
})

t.test('any one cell changed fails one, is charged once, and in table three its figure is given back', async (t) => {
  const change = fc.record({ cell: fc.nat(), by: fc.integer({ min: 1, max: 40 }), down: fc.boolean() })
  await fc.assert(fc.asyncProperty(figures, change, async (drawn, { cell, by, down }) => {
    const keys = Object.keys(drawn.applications)
    const place = cell % (keys.length * 7 + 15)
    const row = drawn.applications[keys[Math.floor(place / 7)] ?? ''] ?? drawn.appeals
    const column = row === drawn.appeals ? place - keys.length * 7 : place % 7
    const was = row[column]!
    const now = down && was >= by ? was - by : was + by
    row[column] = now
    const result = await read(drawn)
    const failed = result.findings.filter(({ ruleId, outcome }) => arithmetic.includes(ruleId) && outcome === 'fail')
    const causes = failed.filter(({ causedBy }) => causedBy === undefined)
    return causes.length === 1 && failed.every(({ causedBy }) => causedBy === undefined || causedBy === causes[0]!.ruleId)
      && (row === drawn.appeals || causes[0]!.message.zh.includes(` ${now}→${was}。`))
  }), { seed: 20_240_131, numRuns: 60 })
  t.end()
})

function outcomes({ findings }: Result): string[] {
  return findings.filter(({ ruleId }) => arithmetic.includes(ruleId)).map(({ outcome }) => outcome)
}

function read({ applications, appeals }: Figures): Promise<Result> {
  const five = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
  const tableFour: Cell[][] = [
    [['行政复议', 1, 5], ['行政诉讼', 1, 10]],
    [...five.map((label): Cell => [label, 2, 1]), ['未经复议直接起诉', 1, 5], ['复议后起诉', 1, 5]], [...five, ...five], appeals,
  ]
  const page = `<html><head><meta charset="utf-8"><title>青溪县教育局2022年政府信息公开工作年度报告</title></head><body>
<h1>青溪县教育局2022年政府信息公开工作年度报告</h1><p>发布日期：2023-01-16</p>
<p>一、总体情况</p><p>2022年，我局公开政府信息86条，开展培训2次。</p>
<p>三、收到和处理政府信息公开申请情况</p>${tableOf(applicationGrid(2021, applications))}
<p>四、政府信息公开行政复议、行政诉讼情况</p>${tableOf(tableFour)}
<p>五、存在的主要问题及改进情况</p><p>解读图解偏少，已增加3篇。</p></body></html>`
  return evaluate({ name: 'report.html', bytes: Buffer.from(page) }, {}, rulebook)
}

function tableOf(rows: Cell[][]): string {
  const cell = (each: Cell): string => {
    const [text, rowSpan, columnSpan] = Array.isArray(each) ? each : [each, 1, 1]
    return `<td rowspan="${rowSpan}" colspan="${columnSpan}">${text}</td>`
  }
  return `<table>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`
}
