// Parts of tables that meet at page breaks in, the table they were out: rows and merged cells broken in two are whole again.
import { joinedLines } from './paragraphs.js'
import { rangeIn } from './ranges.js'
import type { Table, TableCell } from './tables.js'

/** Borders nearer than this are one, in points: an editor sets both halves alike, a scan or a scale moves them a little. */
const near = 3

/** Whether the second is the rest of the first: the same outer borders, and columns that have to do with each other. */
export function continues(above: Table, below: Table): boolean {
  const isShared = (edge: number, edges: number[]): boolean => edges.some((each) => Math.abs(each - edge) <= near)
  const isSame = (at: 0 | -1): boolean => Math.abs(above.edges.at(at)! - below.edges.at(at)!) <= near
  if (below.page <= above.page || !isSame(0) || !isSame(-1)) return false
  const [fewer, more] = above.edges.length < below.edges.length ? [above.edges, below.edges] : [below.edges, above.edges]
  return fewer.filter((edge) => isShared(edge, more)).length >= 0.6 * fewer.length
}

/** @param parts each continues the one before; at least one. */
export function joinedTable(parts: readonly Table[]): Table {
  if (parts.length === 1) return parts[0]!
  const edges = mergedEdges(parts.flatMap((part) => part.edges))
  const [first, ...rest] = parts.map((part, index) => onEdges(index < parts.length - 1 ? withoutBlankEnd(part) : part, edges))
  const stack: Stack = { cells: [], rows: 0, bottom: [] }
  add(stack, first!)
  for (const part of rest) add(stack, withoutRepeatedHead(first!, part))
  const cells = stack.cells.sort((a, b) => a.row - b.row || a.column - b.column)
  return { ...first!, cells, rows: stack.rows }
}

function mergedEdges(edges: number[]): number[] {
  const merged: number[] = []
  for (const edge of edges.sort((a, b) => a - b)) if (merged.length === 0 || edge - merged.at(-1)! > near) merged.push(edge)
  return merged
}

/** The same table on a finer grid of columns. */
function onEdges(table: Table, edges: number[]): Table {
  const places = table.edges.map((edge) => rangeIn(edges, -Infinity, edge)[1] - 1)
  return {
    ...table, edges, columns: edges.length - 1,
    cells: table.cells.map((cell) => {
      const column = places[cell.column]!
      return { ...cell, column, columnSpan: places[cell.column + cell.columnSpan]! - column }
    }),
  }
}

/** Where cells have borders of their own, the table's border closes below the last of them, at the end of the page. */
function withoutBlankEnd(table: Table): Table {
  const last = table.cells.at(-1)!
  const isBlank = last.text === '' && last.column === 0 && last.columnSpan === table.columns && table.rows > 1
  return isBlank ? { ...table, cells: table.cells.slice(0, -1), rows: last.row } : table
}

/** Rows at the top of the second part that say what the rows at the top of the first do. */
function withoutRepeatedHead(above: Table, below: Table): Table {
  let repeated = 0
  for (let row = 0; row < Math.min(above.rows, below.rows) - 1; row++) {
    const said = rowText(above, row)
    if (said.replace(/\s/g, '') === '' || said !== rowText(below, row) || /^[\d\s.]+$/.test(said)) break
    if (below.cells.every((cell) => cell.row > row || cell.row + cell.rowSpan <= row + 1)) repeated = row + 1
  }
  if (repeated === 0) return below
  const cells = below.cells.filter(({ row }) => row >= repeated).map((cell) => ({ ...cell, row: cell.row - repeated }))
  return { ...below, rows: below.rows - repeated, cells }
}

function rowText({ cells }: Table, row: number): string {
  return cells.filter((cell) => cell.row === row).map(({ column, columnSpan, text }) => `${column} ${columnSpan} ${text}`).join('\n')
}

interface Stack {
  cells: TableCell[]
  rows: number
  /** Where in the cells those stand that reach the last row. */
  bottom: number[]
}

function add(stack: Stack, below: Table): void {
  const pairs = below.cells.filter(({ row }) => row === 0).map((lower): Pair => {
    const at = stack.bottom.find((each) => isSameColumns(stack.cells[each]!, lower))
    return { lower, at, upper: at === undefined ? undefined : stack.cells[at] }
  })
  const isBroken = isBrokenRow(pairs)
  const shift = isBroken ? stack.rows - 1 : stack.rows
  const goingOn = new Map<TableCell, number>()
  for (const { lower, upper, at } of pairs) if (upper && (isBroken || isContinued(upper, lower, pairs))) goingOn.set(lower, at!)
  stack.rows = shift + below.rows
  stack.bottom = []
  for (const cell of below.cells) {
    const at = goingOn.get(cell) ?? stack.cells.length
    stack.cells[at] = at < stack.cells.length ? continued(stack.cells[at]!, cell, shift) : { ...cell, row: cell.row + shift }
    if (stack.cells[at].row + stack.cells[at].rowSpan === stack.rows) stack.bottom.push(at)
  }
}

function isSameColumns(a: TableCell, b: TableCell): boolean {
  return a.column === b.column && a.columnSpan === b.columnSpan
}

interface Pair { lower: TableCell; upper: TableCell | undefined; at: number | undefined }

const opensItem = /^(?:第?[一二三四五六七八九十]{1,3}(?:[、.．条]|$)|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d))/
const figure = /^[\d.,，%\-—/]{1,20}$|^无$/

/** One row on two pages: no place holds a figure in both halves, and no label of the lower half opens an item. */
function isBrokenRow(pairs: Pair[]): boolean {
  const filled = pairs.filter(({ lower }) => lower.text !== '')
  if (pairs.some(({ upper }) => !upper) || filled.length === 0) return false
  if (filled.some(({ upper, lower }) => opensItem.test(lower.text) || (figure.test(lower.text) && upper!.text !== ''))) return false
  const labels = filled.filter(({ lower }) => !figure.test(lower.text))
  const isOneSided = (half: 'upper' | 'lower'): boolean => pairs.some((pair) => figure.test(pair[half]!.text))
    && pairs.every((pair) => !figure.test(pair[half === 'upper' ? 'lower' : 'upper']!.text))
  return labels.length > 0 && (isOneSided('upper') || isOneSided('lower')) && labels.every(({ upper }) => opensItem.test(upper!.text))
}

/**
 * The label of a group of rows that goes on: nothing is printed in its lower half, or the rest of what its upper half began.
 * Only a group is told so: beside the label of a row stand its unit and figures, not the items of a group.
 */
function isContinued(upper: TableCell, lower: TableCell, pairs: Pair[]): boolean {
  if (upper.text === '' || figure.test(upper.text)) return upper.text === '' && lower.text === '' && upper.rowSpan > 1 && lower.rowSpan > 1
  if (lower.text === '') return true
  const beside = pairs.find((pair) => pair.lower.column === lower.column + lower.columnSpan)?.lower.text ?? ''
  return opensItem.test(upper.text) && !opensItem.test(lower.text) && !figure.test(lower.text) && (beside === '' || opensItem.test(beside))
}

function continued(upper: TableCell, lower: TableCell, shift: number): TableCell {
  return { ...upper, ...joinedLines([upper, lower]), rowSpan: shift + lower.rowSpan - upper.row }
}
