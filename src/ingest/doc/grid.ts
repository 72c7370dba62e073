// The rows of a Word table in, cells with rows and columns out: where a cell lies says which columns it covers.
import type { RowShape } from './story.js'
import type { WrittenCell } from '../page-writer.js'

export interface Row { cells: string[]; shape: RowShape | null }
export interface PlacedTable { rows: number; columns: number; cells: WrittenCell[] }

/** Borders nearer than 2 mm (twentieths of a point) are one, drawn by hand in each row. */
const near = 113

/** @returns null for a table of one column, which only frames what stands in it. */
export function placeRows(rows: Row[]): PlacedTable | null {
  const known = rows.every(({ cells, shape }) => shape !== null && shape.borders.length === cells.length + 1)
  const columnOf = known ? columnsBy(rows.flatMap(({ shape }) => shape!.borders)) : null
  const cells: WrittenCell[] = []
  let above = new Map<number, WrittenCell>()
  for (const [row, { cells: texts, shape }] of rows.entries()) {
    const here = new Map<number, WrittenCell>()
    for (const [index, text] of texts.entries()) {
      const column = columnOf ? columnOf(shape!.borders[index]!) : index
      const columnSpan = columnOf ? Math.max(1, columnOf(shape!.borders[index + 1]!) - column) : 1
      const owner = shape?.goesOn[index] === true ? above.get(column) : undefined
      const cell = owner ?? { row, column, rowSpan: 1, columnSpan, text }
      if (owner) owner.rowSpan = row - owner.row + 1
      else if (!here.has(column)) cells.push(cell)
      here.set(column, cell)
    }
    above = here
  }
  const columns = cells.reduce((most, { column, columnSpan }) => Math.max(most, column + columnSpan), 0)
  return columns < 2 ? null : { rows: rows.length, columns, cells }
}

/** All borders of the table, from the left; those that are one count as one. */
function columnsBy(borders: number[]): (border: number) => number {
  const sorted = [...new Set(borders)].sort((a, b) => a - b)
  const columns = new Map<number, number>()
  let column = -1
  let first = -Infinity
  for (const border of sorted) {
    if (border - first >= near) {
      column++
      first = border
    }
    columns.set(border, column)
  }
  return (border) => columns.get(border)!
}
