// Text and tables in, the lines of running prose out: no page chrome, no cells, no values of a flattened table.
import type { Table } from '../model/report.js'
import type { Line, Text } from '../model/text.js'

export interface ProseLine extends Line {
  /** Index of the form it stands in, -1 outside of every one; only prose that a form's range took in by mistake is kept. */
  table: number
  /** A figure or a unit alone. */
  value: boolean
  /** Figures alone stand before and after it: a row of a table that lost its grid, not a heading. */
  tabular: boolean
}

/** A cell longer than this is prose in a table that only lays out a page. */
const longestCell = 200
/** A longer line is prose, not the label of a row. */
const longestLabel = 45
const looksAround = 6
const fewestValues = 2

/** In the order of the text. Read once for both the sections and the sentences of a text. */
export function proseLines(text: Text, tables: Table[]): ProseLine[] {
  const known = readBefore.get(text)
  if (known?.tables === tables) return known.lines
  const lines = readProseLines(text, tables)
  readBefore.set(text, { tables, lines })
  return lines
}

const readBefore = new WeakMap<Text, { tables: Table[]; lines: ProseLine[] }>()

function readProseLines(text: Text, tables: Table[]): ProseLine[] {
  const gridBlocks = new Set(text.grids.map((grid) => grid.block))
  const ranges = tables.map((table, index) => ({ ...table.range, index })).sort((a, b) => a.start - b.start)
  const lines: ProseLine[] = []
  let next = 0
  for (const line of text.lines) {
    if (line.role !== 'body' || (line.end - line.start <= longestCell && gridBlocks.has(line.block))) continue
    while (next < ranges.length && ranges[next]!.end <= line.start) next++
    const range = ranges[next]
    const table = range && range.start <= line.start && line.start < range.end ? range.index : -1
    lines.push(proseLine(line, table, isValue(text.clean, line)))
  }
  markTabular(lines)
  return lines
}

/** Written out rather than spread, which costs more than reading the line. */
function proseLine({ start, end, role, block, heading }: Line, table: number, value: boolean): ProseLine {
  const line: ProseLine = { start, end, role, block, table, value, tabular: false }
  if (heading !== undefined) line.heading = heading
  return line
}

/** A figure with or without its unit, or the heads and units of columns, which stand among values when a table is flattened. */
const value = /^[\d.,%+\-—–/|\s·]*(?:条|件|次|个|人|元|万元|篇|人次|宗|份|项|期|场|单位|统计数据?|统计指标|指标名称|计量单位|数量|合计)?$/

function isValue(clean: string, { start, end }: Line): boolean {
  if (end - start > 12) return false
  const line = clean.slice(start, end)
  return value.test(line.includes(' ') ? line.replace(/\s+/g, '') : line)
}

/** Counts values above and below, up to the nearest line of prose. */
function markTabular(lines: ProseLine[]): void {
  const above: number[] = []
  for (let at = 0, recent = 0; at < lines.length; at++) {
    above.push(recent)
    recent = passed(recent, lines[at]!)
  }
  for (let at = lines.length - 1, recent = 0; at >= 0; at--) {
    const nextIsValue = (recent & 1) === 1
    lines[at]!.tabular = values(above[at]!) >= fewestValues && (values(recent) >= fewestValues || nextIsValue)
    recent = passed(recent, lines[at]!)
  }
}

/** Which of the lines just passed were values, one bit a line; prose starts anew. */
function passed(recent: number, line: ProseLine): number {
  if (line.end - line.start > longestLabel) return 0
  return ((recent << 1) | (line.value ? 1 : 0)) & ((1 << looksAround) - 1)
}

function values(bits: number): number {
  let count = 0
  for (let rest = bits; rest > 0; rest &= rest - 1) count++
  return count
}
