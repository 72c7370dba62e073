// Two tables that meet at a page break in, the one they were out: rows and merged cells broken in two are whole again.
import { joinedLines } from './paragraphs.js'
import type { Table, TableCell } from './tables.js'

/** Borders nearer than this are one, in points: an editor sets both halves alike, a scan or a scale moves them a little. */
const near = 3

/** null where they are two tables: other outer borders, or columns that have nothing to do with each other. */
export function joinedTable(above: Table, below: Table): Table | null {
  if (below.page <= above.lastPage || !fits(above, below)) return null
  const edges = mergedEdges(above.edges, below.edges)
  const first = withoutBlankEnd(onEdges(above, edges))
  const second = onEdges(withoutRepeatedHead(first, onEdges(below, edges)), edges)
  const { cells, rows } = stacked(first, second)
  return { ...first, cells, rows, lastPage: below.lastPage }
}

function fits(above: Table, below: Table): boolean {
  const shares = (edge: number, edges: number[]): boolean => edges.some((each) => Math.abs(each - edge) <= near)
  const same = (at: 0 | -1): boolean => Math.abs(above.edges.at(at)! - below.edges.at(at)!) <= near
  if (!same(0) || !same(-1)) return false
  const [fewer, more] = above.edges.length < below.edges.length ? [above.edges, below.edges] : [below.edges, above.edges]
  return fewer.filter((edge) => shares(edge, more)).length >= 0.6 * fewer.length
}

function mergedEdges(a: number[], b: number[]): number[] {
  const merged: number[] = []
  for (const edge of [...a, ...b].sort((x, y) => x - y)) if (merged.length === 0 || edge - merged.at(-1)! > near) merged.push(edge)
  return merged
}

/** The same table on a finer grid of columns. */
function onEdges(table: Table, edges: number[]): Table {
  const places = table.edges.map((edge) => edges.findLastIndex((each) => each <= edge + 0.01))
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

function stacked(above: Table, below: Table): { cells: TableCell[]; rows: number } {
  const last = above.cells.filter(({ row, rowSpan }) => row + rowSpan === above.rows)
  const pairs = below.cells.filter(({ row }) => row === 0).map((lower) => ({
    lower, upper: last.find(({ column, columnSpan }) => column === lower.column && columnSpan === lower.columnSpan),
  }))
  const isBroken = isBrokenRow(pairs)
  const goingOn = new Map(pairs.flatMap(({ upper, lower }) => (upper && (isBroken || isContinued(upper, lower, pairs)) ? [[lower, upper]] : [])))
  const shift = isBroken ? above.rows - 1 : above.rows
  const grown = new Map([...goingOn].map(([lower, upper]) => [upper, continued(upper, lower, shift)]))
  const cells = [
    ...above.cells.map((cell) => grown.get(cell) ?? cell),
    ...below.cells.filter((cell) => !goingOn.has(cell)).map((cell) => ({ ...cell, row: cell.row + shift })),
  ]
  return { cells: cells.sort((a, b) => a.row - b.row || a.column - b.column), rows: shift + below.rows }
}

interface Pair { upper: TableCell | undefined; lower: TableCell }

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
  return { ...upper, ...joinedLines([upper, lower]), rowSpan: shift + lower.row + lower.rowSpan - upper.row }
}
