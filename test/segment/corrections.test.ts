// A report and corrections in: the cell or the figure at that place takes the number, and what names no place is refused.
import t from 'tap'
import { readReport } from '../../src/evaluate.js'
import { cellPlaces } from '../../src/model/cell-places.js'
import { Fault } from '../../src/model/fault.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import type { Correction, Report } from '../../src/model/report.js'

const rulebook = loadRulebook()
const row = (label: string, cells: string[]) => `<tr><td>${label}</td>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
const html = `<html><body><h1>青溪县教育局2022年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>本年主动公开政府信息86条。</p>
<p>四、政府信息公开行政复议、行政诉讼情况</p><table>
<tr><td colspan="5">行政复议</td><td colspan="5">行政诉讼：未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>
${row('', []).replace('<td></td>', Array.from({ length: 3 }, () => ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
    .map((label) => `<td>${label}</td>`).join('')).join(''))}
<tr>${['1', '', '/', '0', '2', ...Array.from({ length: 10 }, () => '0')].map((cell) => `<td>${cell}</td>`).join('')}</tr></table></body></html>`

const read = async (corrections: Correction[] = []): Promise<{ report: Report; text: string }> => {
  const { report, source } = await readReport({ name: 'a.html', bytes: new TextEncoder().encode(html) }, { corrections }, rulebook)
  return { report, text: source.text }
}
const review = (report: Report) => report.tables[0]!.rows.find(({ key }) => key === 'review')!.cells
const placesOf = ({ tables, text }: Report, at: number) => {
  const span = cellPlaces(tables[0]!, text).get(review({ tables, text } as Report)[at]!)!
  return { start: span.start, end: span.end }
}

t.test('a cell takes the number', async (t) => {
  const { report } = await read()
  t.same(review(report).map(({ kind }) => kind), ['number', 'blank', 'dash', 'zero', 'number'])
  const cases: Array<[name: string, at: number, value: number | null, kind: string, notes: number]> = [
    ['another number', 4, 1, 'number', 1],
    ['a number where it printed none', 1, 1, 'number', 1],
    ['zero', 0, 0, 'zero', 1],
    ['nothing', 0, null, 'blank', 1],
    ['the number it has', 4, 2, 'number', 0],
    ['a blank that is one', 1, null, 'blank', 0],
    ['a dash stays a dash', 2, null, 'dash', 0],
  ]
  for (const [name, at, value, kind, notes] of cases) {
    const place = placesOf(report, at)
    const after = (await read([{ ...place, value }])).report
    t.match(review(after)[at], { value, kind, range: review(report)[at]!.range }, name)
    t.equal(after.notes.length, notes, `${name}: notes`)
    if (notes) t.match(after.notes[0]!.text.zh, /^读数更正：表四 行“行政复议” 列“.+”（原文第\d+–\d+字）按/, name)
  }
})

t.test('a figure of the text takes the number, or is none', async (t) => {
  const { report, text } = await read()
  const claim = report.claims.find(({ subject }) => subject === 'proactive')!
  const place = report.text.span(claim)
  t.equal(text.slice(place.start, place.end), '86条')
  const valueOf = async (value: number | null) => (await read([{ ...place, value }])).report.claims.find(({ start }) => start === claim.start)?.value
  t.equal(await valueOf(88), 88)
  t.equal(await valueOf(null), undefined)
})

t.test('what names no place is refused, and so is a place named twice', async (t) => {
  const { report } = await read()
  const cell = { ...placesOf(report, 0), value: 1 }
  const cases: Array<[name: string, corrections: Correction[], says: RegExp]> = [
    ['a place of words', [{ start: 0, end: 4, value: 1 }], /^corrections: 0-4 is the place of no cell and no figure/],
    ['half a cell', [{ start: cell.start, end: cell.end + 1, value: 1 }], /is the place of no cell/],
    ['beyond the end', [{ start: 90_000, end: 90_001, value: 1 }], /is the place of no cell/],
    ['twice', [cell, { ...cell, value: 2 }], /is corrected twice/],
  ]
  for (const [name, corrections, says] of cases) {
    const fault = await read(corrections).then(() => null, (error: unknown) => error)
    t.ok(fault instanceof Fault && fault.code === 'invalid-input' && says.test(fault.detail.en), name)
  }
})
