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
/** null when the line is no row. Cells are trimmed; an empty one stands where its text would. */
function cellsOf(text: string, lineStart: number, end: number): Span[] | null {
  let start = lineStart
  while (start < end && isBlank(text[start]!)) start++
  while (start < end && isBlank(text[end - 1]!) && text[end - 1] !== '\t') end--
  const mark = separators.has(text[start]!) ? text[start]! : markOf(text, start, end)
  if (mark === null) return null
  // A row that begins with empty cells begins with tabs.
  if (mark === '\t') start = lineStart
  const isMark = mark === '\t' ? (unit: string) => unit === '\t' : (unit: string) => separators.has(unit)
  const cells: Span[] = []
  let from = isMark(text[start]!) && mark !== '\t' ? start + 1 : start
  for (let at = from; at <= end; at++) {
    // Markdown writes a pipe within a cell behind a backslash.
    if (at < end && (!isMark(text[at]!) || text[at - 1] === '\\')) continue
    // What follows the last pipe is no cell unless something stands in it.
    if (at < end || mark === '\t' || text.slice(from, at).trim() !== '') cells.push(trimmed(text, from, at))
    from = at + 1
  }
  return cells.length >= 2 && !isRule(text, start, end) ? cells : null
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

/**
 * Two rows that hold two texts each, or one of three with a figure or under a title row.
 * A lone "0 | |" is a value on its own line; prose with pipes is prose.
 */
function isTable(text: string, rows: Row[]): boolean {
  const full = rows.filter(({ cells }) => cells.filter(({ start, end }) => start < end).length >= 2)
  if (full.length !== 1) return full.length >= 2
  const cells = full[0]!.cells.map(({ start, end }) => text.slice(start, end))
  return cells.filter((cell) => cell !== '').length >= 3 && (rows.length > 1 || cells.some((cell) => figure.test(cell)))
    && !cells.some((cell) => /[。;；,，]/.test(cell))
}

const figure = /^[0-9０-９][0-9０-９.,%％]{0,15}$/

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
