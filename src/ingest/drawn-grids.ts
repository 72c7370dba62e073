// Plain text in, tables drawn with pipes or tabs out, as grids over the same text.
import { Fault } from '../model/fault.js'
import { limits } from '../model/limits.js'
import type { Grid, GridCell } from '../model/source.js'
import type { Span } from '../model/span.js'

/** Lines with two pipes or tabs inside are rows; rules between rows are skipped; a blank line does not end a table. */
export function findGrids(text: string): Grid[] {
  if (!/[|｜│┃\t]/.test(text)) return []
  const grids: Grid[] = []
  let rows: Row[] = []
  let cells = 0
  const close = (): void => {
    if (isTable(text, rows)) grids.push(gridOf(rows))
    rows = []
  }
  for (let start = 0; start <= text.length;) {
    const stop = text.indexOf('\n', start)
    const end = stop === -1 ? text.length : stop
    const row = cellsOf(text, start, end)
    if (row) {
      rows.push({ start, end, cells: row })
      cells += row.length
      if (cells > limits.gridCells) throw tooMany()
    } else if (rows.length > 0 && !isRuleOrBlank(text, start, end)) close()
    start = end + 1
  }
  close()
  return grids
}

/** A line and the cells drawn on it. */
interface Row extends Span { cells: Span[] }

const separators = new Set(['|', '｜', '│', '┃'])
const record = /^[\[【(（]?(?:索 ?引 ?号|信息索引|发布机构|发文(?:机关|单位|字号|日期)|公开(?:日期|方式|形式)|发布(?:日期|时间)|成文日期|生成日期|文 ?号|主题分类|体裁分类|信息(?:来源|分类|名称)|有 ?效 ?性|名 ?称[:：])/

/** null when the line is no row. Cells are trimmed; an empty one stands where its text would. */
function cellsOf(text: string, start: number, end: number): Span[] | null {
  while (start < end && isBlank(text[start]!)) start++
  while (start < end && isBlank(text[end - 1]!) && text[end - 1] !== '\t') end--
  const mark = separators.has(text[start]!) ? text[start]! : markOf(text, start, end)
  if (mark === null) return null
  const isMark = mark === '\t' ? (unit: string) => unit === '\t' : (unit: string) => separators.has(unit)
  const cells: Span[] = []
  let from = isMark(text[start]!) && mark !== '\t' ? start + 1 : start
  for (let at = from; at <= end; at++) {
    if (at < end && !isMark(text[at]!)) continue
    // What follows the last pipe is no cell unless something stands in it.
    if (at < end || mark === '\t' || text.slice(from, at).trim() !== '') cells.push(trimmed(text, from, at))
    from = at + 1
  }
  return cells.length >= 2 && !isRule(text, start, end) && !record.test(text.slice(start, Math.min(end, start + 12))) ? cells : null
}

function markOf(text: string, start: number, end: number): string | null {
  let pipes = 0
  let tabs = 0
  for (let at = start; at < end; at++) {
    if (separators.has(text[at]!)) pipes++
    else if (text[at] === '\t') tabs++
  }
  if (pipes >= 2) return '|'
  return tabs >= 2 ? '\t' : null
}

/** `|---|:--:|` and lines of box drawing. */
function isRule(text: string, start: number, end: number): boolean {
  return end > start && /^[-+=:|｜─━│┃┼┤├┌┐└┘┬┴╋\s]+$/.test(text.slice(start, Math.min(end, start + 400)))
}

function isRuleOrBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isBlank(text[at]!)) return isRule(text, start, end)
  return true
}

/** One row alone is a row of links unless it holds a number or an empty cell. */
function isTable(text: string, rows: Row[]): boolean {
  if (rows.length === 0) return false
  const figures = rows.some((row) => row.cells.some(({ start, end }) => /^[0-9０-９.,%％\-/—－]{0,16}$/.test(text.slice(start, end))))
  return figures || (rows.length >= 2 && rows.some((row) => row.cells.length >= 3))
}

function gridOf(rows: Row[]): Grid {
  const cells: GridCell[] = rows.flatMap((row, index) =>
    row.cells.map((span, column) => ({ row: index, column, rowSpan: 1, columnSpan: 1, span })))
  return {
    kind: 'grid', role: 'body', span: { start: rows[0]!.start, end: rows.at(-1)!.end },
    rows: rows.length, columns: rows.reduce((most, row) => Math.max(most, row.cells.length), 0), cells,
  }
}

function trimmed(text: string, start: number, end: number): Span {
  while (start < end && isBlank(text[start]!)) start++
  while (start < end && isBlank(text[end - 1]!)) end--
  return { start, end }
}

function isBlank(unit: string): boolean {
  return unit === ' ' || unit === '\u00A0' || unit === '\u3000' || unit === '\t' || unit === '\u2002' || unit === '\u2003'
}

function tooMany(): Fault {
  return new Fault('too-many-cells', {
    zh: `表格单元格超过${limits.gridCells}个`, en: `The tables have more than ${limits.gridCells} cells`,
  })
}
