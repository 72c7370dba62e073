// Invented tables in the shapes that pages give them: grids with merged cells, drawn pipes, one value a line.
import { readdirSync, readFileSync } from 'node:fs'
import { ingest } from '../../src/ingest/ingest.js'
import { normalise } from '../../src/normalise/normalise.js'
import type { Form } from '../../src/model/rulebook.js'
import type { Block, GridCell, Source } from '../../src/model/source.js'
import type { Text } from '../../src/model/text.js'

export const forms: Form[] = readdirSync('rules/forms').sort().map((name) => JSON.parse(readFileSync(`rules/forms/${name}`,
  'utf8')) as Form)

/** A cell: its text, or its text with rows and columns it covers. */
export type Cell = string | number | [text: string | number, rowSpan: number, columnSpan: number]

/** Plain text as it is read from a file. */
export async function plainText(text: string): Promise<Text> {
  return normalise(await ingest({ name: 'report.txt', bytes: Buffer.from(text) }))
}

/** Paragraphs and grids, as a page with tables is read. */
export function pageText(blocks: Array<string | Cell[][]>): Text {
  const source: Source = { format: 'html', mediaType: 'text/html', sha256: '', text: '', blocks: [], pages: null, notes: [] }
  for (const block of blocks) source.blocks.push(typeof block === 'string' ? paragraph(source, block) : grid(source, block))
  return normalise(source)
}

function paragraph(source: Source, text: string): Block {
  const start = source.text.length
  source.text += `${text}\n`
  return { kind: 'paragraph', role: 'body', span: { start, end: start + text.length } }
}

function grid(source: Source, rows: Cell[][]): Block {
  const start = source.text.length
  const cells: GridCell[] = []
  const taken = new Set<string>()
  rows.forEach((row, r) => {
    let c = 0
    for (const each of row) {
      const [text, rowSpan, columnSpan] = Array.isArray(each) ? each : [each, 1, 1]
      while (taken.has(`${r} ${c}`)) c++
      for (let i = 0; i < rowSpan; i++) for (let j = 0; j < columnSpan; j++) taken.add(`${r + i} ${c + j}`)
      const from = source.text.length
      source.text += `${text}\n`
      cells.push({ row: r, column: c, rowSpan, columnSpan, span: { start: from, end: source.text.length - 1 } })
      c += columnSpan
    }
  })
  const columns = cells.reduce((most, { column, columnSpan }) => Math.max(most, column + columnSpan), 0)
  return { kind: 'grid', role: 'body', span: { start, end: source.text.length - 1 }, rows: rows.length, columns, cells }
}

/** Leaf rows of the applications form of a year, with the labels as printed. */
export const applicationRows = (year: 2019 | 2021): Array<{ key: string; label: string; group: string }> =>
  forms.find(({ id }) => id === `applications-${year}`)!.rows.map(({ key, label, block }) => ({ key, label, group: block ?? '' }))

/** Seven cells for each row of the form; rows not named hold zeros. */
export function applicationGrid(year: 2019 | 2021, values: Record<string, Cell[]> = {}): Cell[][] {
  const rows = applicationRows(year)
  const groups: Record<string, string> = { refused: '(三)不予公开', notAvailable: '(四)无法提供', notProcessed: '(五)不予处理',
    otherHandling: '(六)其他处理' }
  const inResults = rows.filter(({ key }) => !['newlyReceived', 'carriedOver', 'carriedForward'].includes(key)).length
  const printed = new Set<string>()
  const head: Cell[][] = [
    [['(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)', 3, 3], ['申请人情况', 1, 7]],
    [['自然人', 2, 1], ['法人或其他组织', 1, 5], ['总计', 2, 1]],
    ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'],
  ]
  return [...head, ...rows.map(({ key, label, group }): Cell[] => {
    const cells = values[key] ?? Array<Cell>(7).fill(0)
    if (!group) return [[label, 1, 3], ...cells]
    const lead: Cell[] = printed.size === 0 ? [['三、本年度办理结果', inResults, 1]] : []
    const size = rows.filter((row) => row.group === group).length
    if (groups[group] && !printed.has(group)) lead.push([groups[group], size, 1])
    printed.add(group)
    return [...lead, groups[group] ? label : [label, 1, 2], ...cells]
  })]
}

/** The same table with one cell a line, as a page loses its markup. */
export function flattened(rows: Cell[][], between = '\n'): string {
  return rows.map((row) => row.map((cell) => String(Array.isArray(cell) ? cell[0] : cell)).join(between)).join(between)
}
