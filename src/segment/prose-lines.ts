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

/** In the order of the text. */
export function proseLines(text: Text, tables: Table[]): ProseLine[] {
  const gridBlocks = new Set(text.grids.map((grid) => grid.block))
  const ranges = tables.map((table, index) => ({ ...table.range, index })).sort((a, b) => a.start - b.start)
  const lines: ProseLine[] = []
  let next = 0
  for (const line of text.lines) {
    if (line.role !== 'body' || (line.end - line.start <= longestCell && gridBlocks.has(line.block))) continue
    while (next < ranges.length && ranges[next]!.end <= line.start) next++
    const range = ranges[next]
    const table = range && range.start <= line.start && line.start < range.end ? range.index : -1
    lines.push({ ...line, table, value: isValue(text.clean, line), tabular: false })
  }
  markTabular(lines)
  return lines
}

/** A figure with or without its unit, or the heads and units of columns, which stand among values when a table is flattened. */
const value = /^[\d.,%+\-—–/|\s·]*(?:条|件|次|个|人|元|万元|篇|人次|宗|份|项|期|场|单位|统计数据?|统计指标|指标名称|计量单位|数量|合计)?$/

function isValue(clean: string, { start, end }: Line): boolean {
  return end - start <= 12 && value.test(clean.slice(start, end).replace(/\s+/g, ''))
}

/** Counts values above and below, up to the nearest line of prose. */
function markTabular(lines: ProseLine[]): void {
  const above = valuesBefore(lines)
  const below = valuesBefore([...lines].reverse()).reverse()
  lines.forEach((line, index) => {
    line.tabular = above[index]! >= fewestValues && (below[index]! >= fewestValues || lines[index + 1]?.value === true)
  })
}

/** For each line how many of the last few are values, counted back to the nearest prose. */
function valuesBefore(lines: ProseLine[]): number[] {
  let recent: boolean[] = []
  return lines.map((line) => {
    const count = recent.filter(Boolean).length
    recent = line.end - line.start > longestLabel ? [] : [...recent.slice(1 - looksAround), line.value]
    return count
  })
}
