// A table in, the same without rows and columns too thin for text: the space between the strokes of a double line.
import type { Table, TableCell } from './tables.js'

/** Of the text's size. */
const thinnest = 0.6

export function withoutThin(table: Table, ys: readonly number[], size: number): Table {
  const { cells, edges } = table
  const rows = kept(ys, size, cells.filter(({ text }) => text !== '').map(({ row, rowSpan }) => [row, rowSpan]))
  const columns = kept(edges, size, cells.filter(({ text }) => text !== '').map(({ column, columnSpan }) => [column, columnSpan]))
  if (rows.count === table.rows && columns.count === table.columns) return table
  return {
    ...table, rows: rows.count, columns: columns.count, edges: [...edges.slice(0, -1).filter((_, index) => columns.has(index)), edges.at(-1)!],
    cells: cells.flatMap((cell): TableCell[] => {
      const [row, rowSpan] = rows.place(cell.row, cell.rowSpan)
      const [column, columnSpan] = columns.place(cell.column, cell.columnSpan)
      return rowSpan > 0 && columnSpan > 0 ? [{ ...cell, row, rowSpan, column, columnSpan }] : []
    }),
  }
}

interface Kept {
  count: number
  has(index: number): boolean
  /** Start and span counted in what is kept. */
  place(start: number, span: number): [number, number]
}

/** @param filled start and span of each cell that holds text: one that has only thin stretches keeps its first. */
function kept(borders: readonly number[], size: number, filled: Array<[number, number]>): Kept {
  const before = [0]
  const count = (isKept: (index: number) => boolean): void => {
    for (let index = 0; index + 1 < borders.length; index++) before[index + 1] = before[index]! + (isKept(index) ? 1 : 0)
  }
  const isThick = (index: number): boolean => borders[index + 1]! - borders[index]! >= thinnest * size
  count(isThick)
  const needed = new Set(filled.filter(([start, span]) => before[start + span] === before[start]).map(([start]) => start))
  if (needed.size > 0) count((index) => isThick(index) || needed.has(index))
  return {
    count: before.at(-1)!,
    has: (index) => before[index + 1]! > before[index]!,
    place: (start, span) => [before[start]!, before[start + span]! - before[start]!],
  }
}
