// A lattice in, its cells out: a cell reaches as far right and down as no wall stands in its way.
import type { Box } from '../../model/place.js'
import type { Lattice } from './lattices.js'

export interface RuledCell { row: number; column: number; rowSpan: number; columnSpan: number }

/** Cells drawn with lines, before any text is in them. */
export interface RuledGrid {
  box: Box
  xs: number[]
  ys: number[]
  /** By row, then by column. */
  cells: RuledCell[]
  /** For each slot, row by row, the index of its cell. */
  slots: Int32Array
}

export function ruledGrid(lattice: Lattice): RuledGrid {
  const { xs, ys } = lattice
  const rows = ys.length - 1
  const columns = xs.length - 1
  const slots = new Int32Array(rows * columns).fill(-1)
  const cells: RuledCell[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (slots[row * columns + column] !== -1) continue
      const cell = cellAt(lattice, row, column, slots)
      for (let each = row; each < row + cell.rowSpan; each++) {
        slots.fill(cells.length, each * columns + column, each * columns + column + cell.columnSpan)
      }
      cells.push(cell)
    }
  }
  return { box: { x: xs[0]!, y: ys[0]!, width: xs.at(-1)! - xs[0]!, height: ys.at(-1)! - ys[0]! }, xs, ys, cells, slots }
}

/** Rectangles only: where a piece of border is missing, the cell ends at the next row that is parted otherwise. */
function cellAt({ xs, ys, wallRight, wallBelow }: Lattice, row: number, column: number, slots: Int32Array): RuledCell {
  const columns = xs.length - 1
  const isTaken = (r: number, c: number): boolean => slots[r * columns + c] !== -1
  let right = column
  while (right + 1 < columns && !wallRight(row, right) && !isTaken(row, right + 1)) right++
  let bottom = row
  while (bottom + 1 < ys.length - 1 && opensDown(bottom)) bottom++
  return { row, column, rowSpan: bottom - row + 1, columnSpan: right - column + 1 }

  function opensDown(above: number): boolean {
    for (let each = column; each <= right; each++) {
      if (wallBelow(above, each) || isTaken(above + 1, each) || (each < right && wallRight(above + 1, each))) return false
    }
    return true
  }
}
