// Random figures in, the prescribed tables as the form prints them out: cells with spans, figures as numbers and labels as strings.
import fc from 'fast-check'
import { applicationGrid, forms } from '../table-shapes.js'
import type { Cell } from '../table-shapes.js'

export type Kind = 'applications' | 'disclosure' | 'appeals' | 'statistics'

/** A table as the form has it. `figures`: what must be read, by row of the form, or nothing at all of a row. */
export interface Printed { kind: Kind; form: string; head: number; labels: number; rows: Cell[][]; figures: Record<string, number[]> }

const small = fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1000, max: 42_000 }))

/** Figures that agree with each other as the form demands, each column and row with its total. */
export function applications(year: 2019 | 2021 = 2021): fc.Arbitrary<Printed> {
  const form = forms.find(({ id }) => id === `applications-${year}`)!
  const keys = form.rows.map(({ key }) => key)
  const leaves = keys.filter((key) => !['newlyReceived', 'handledTotal', 'carriedForward', 'carriedOver'].includes(key))
  const row = fc.array(small, { minLength: 6, maxLength: 6 })
  return fc.tuple(fc.array(row, { minLength: leaves.length + 2, maxLength: leaves.length + 2 })).map(([rows]) => {
    const figures: Record<string, number[]> = {}
    leaves.forEach((key, index) => { figures[key] = rows[index]! })
    figures['handledTotal'] = columnSums(leaves.map((key) => figures[key]!))
    figures['carriedForward'] = rows[leaves.length]!
    const all = columnSums([figures['handledTotal'], figures['carriedForward']])
    figures['carriedOver'] = rows[leaves.length + 1]!.map((value, column) => Math.min(value, all[column]!))
    figures['newlyReceived'] = all.map((value, column) => value - figures['carriedOver']![column]!)
    for (const key of keys) figures[key] = [...figures[key]!, figures[key]!.reduce((sum, each) => sum + each, 0)]
    return { kind: 'applications', form: form.id, head: 3, labels: 3, rows: applicationGrid(year, figures), figures }
  })
}

function columnSums(rows: number[][]): number[] {
  return rows[0]!.map((_, column) => rows.reduce((sum, row) => sum + row[column]!, 0))
}

export const disclosure: fc.Arbitrary<Printed> = fc.array(small, { minLength: 10, maxLength: 10 }).map((given) => {
  const [a, b, c, d, e, f, g, h, i] = given as [number, number, number, number, number, number, number, number, number]
  const wide = (value: number): Cell => [value, 1, 3]
  const rows: Cell[][] = [
    [['第二十条第（一）项', 1, 4]], ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'], ['规章', a, b, c], ['行政规范性文件', d, e, f],
    [['第二十条第（五）项', 1, 4]], ['信息内容', ['本年处理决定数量', 1, 3]], ['行政许可', wide(g)],
    [['第二十条第（六）项', 1, 4]], ['信息内容', ['本年处理决定数量', 1, 3]], ['行政处罚', wide(h)], ['行政强制', wide(i)],
    [['第二十条第（八）项', 1, 4]], ['信息内容', ['本年收费金额（单位：万元）', 1, 3]], ['行政事业性收费', wide(given[9]!)],
  ]
  return {
    kind: 'disclosure', form: 'disclosure-2021', head: 0, labels: 1, rows,
    figures: { rules: [a, b, c], normativeDocuments: [d, e, f], licences: [g], penalties: [h], coercion: [i], feesTenThousandYuan: [given[9]!] },
  }
})

export const five = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']

export const appeals: fc.Arbitrary<Printed> = fc.array(small, { minLength: 12, maxLength: 12 }).map((given) => {
  const group = (at: number): number[] => {
    const four = given.slice(at * 4, at * 4 + 4)
    return [...four, four.reduce((sum, each) => sum + each, 0)]
  }
  const figures = { review: group(0), litigationDirect: group(1), litigationAfterReview: group(2) }
  const rows: Cell[][] = [
    [['行政复议', 1, 5], ['行政诉讼', 1, 10]],
    [...five.map((label): Cell => [label, 2, 1]), ['未经复议直接起诉', 1, 5], ['复议后起诉', 1, 5]],
    [...five, ...five],
    Object.values(figures).flat(),
  ]
  return { kind: 'appeals', form: 'appeals-2019', head: 3, labels: 0, rows, figures }
})

export const statistics: fc.Arbitrary<Printed> = fc.array(small, { minLength: 58, maxLength: 58 }).map((given) => {
  const form = forms.find(({ id }) => id === 'statistics-2014')!
  const blocks: Record<string, string> = { proactive: '一、主动公开情况', response: '二、回应解读情况', applications: '三、依申请公开情况' }
  const opened = new Set<string>()
  const rows = form.rows.flatMap(({ label, unit, block }, index): Cell[][] => {
    const title = block && !opened.has(block) ? blocks[block] : undefined
    opened.add(block ?? '')
    return [...(title ? [[title, '——', '']] : []), [label, unit ?? '', given[index]!]]
  })
  return {
    kind: 'statistics', form: form.id, head: 1, labels: 2, rows: [['统计指标', '单位', '统计数'], ...rows],
    figures: Object.fromEntries(form.rows.map(({ key }, index) => [key, [given[index]!]])),
  }
})
