// A table in, its cells in rows and columns out, with merged cells as one; or nothing, where it only frames a part of the page.
import type { Cell, Flow, Table } from './story.js'

export interface Placed { cell: Cell; row: number; column: number; rowSpan: number; columnSpan: number }
export interface Placement { rows: number; columns: number; cells: Placed[] }

/** Columns narrower than 2 mm (twentieths of a point) only say that the rows were drawn by hand. */
const narrow = 113

/** Rows and cells that a tracked change deleted are gone. A cell that goes on another whose place nobody holds stands for itself. */
export function placeCells({ rows, widths }: Table): Placement {
  const cells: Placed[] = []
  let above = new Map<number, Placed>()
  const kept = rows.filter(({ deleted }) => !deleted)
  kept.forEach((row, index) => {
    const here = new Map<number, Placed>()
    let column = row.before
    let left: Placed | null = null
    for (const cell of row.cells) {
      if (cell.deleted) continue
      const owner: Placed | null | undefined = cell.continues === 'down' ? above.get(column) : cell.continues === 'right' ? left : null
      const placed: Placed = owner ?? { cell, row: index, column, rowSpan: 1, columnSpan: cell.span }
      if (!owner) cells.push(placed)
      else if (cell.continues === 'down') placed.rowSpan = index - placed.row + 1
      else if (placed.row === index) placed.columnSpan += cell.span
      here.set(column, placed)
      left = placed
      column += cell.span
    }
    above = here
  })
  return joinNarrow({ rows: kept.length, columns: cells.reduce((most, each) => Math.max(most, each.column + each.columnSpan), 0), cells }, widths)
}

/** A column that no cell fills alone, and that is too narrow to hold a character, goes with its neighbour on the left. */
function joinNarrow({ rows, columns, cells }: Placement, widths: number[]): Placement {
  if (widths.length < columns) return { rows, columns, cells }
  const alone = new Set(cells.filter(({ columnSpan }) => columnSpan === 1).map(({ column }) => column))
  const place: number[] = []
  let next = 0
  for (let column = 0; column <= columns; column++) {
    const joins = column > 0 && column < columns && widths[column]! < narrow && !alone.has(column)
    place.push(joins ? next - 1 : next++)
  }
  if (next > columns) return { rows, columns, cells }
  const moved = cells.map((each) => {
    const column = startOf(place, each.column)
    return { ...each, column, columnSpan: Math.max(1, startOf(place, each.column + each.columnSpan) - column) }
  })
  return overlap(moved) ? { rows, columns, cells } : { rows, columns: next - 1, cells: moved }
}

/** A border on the right of a joined column is that of the whole; one on its left lies inside and gives way to it. */
function startOf(place: number[], column: number): number {
  return column > 0 && place[column] === place[column - 1] ? place[column]! + 1 : place[column]!
}

function overlap(cells: Placed[]): boolean {
  const held = new Set<string>()
  for (const { row, column, columnSpan } of cells) {
    for (let each = column; each < column + columnSpan; each++) {
      const key = `${row}/${each}`
      if (held.has(key)) return true
      held.add(key)
    }
  }
  return false
}

/** A box around text, columns of a page, or a table that holds another: its cells are read one after another. */
export function isFrame({ rows, columns, cells }: Placement): boolean {
  if (columns < 2) return true
  let total = 0
  let inner = 0
  let longest = 0
  for (const { cell } of cells) {
    const nested = tablesIn(cell.flow)
    const length = lengthOf(cell.flow)
    inner += nested
    total += length
    longest = Math.max(longest, length)
  }
  return inner * 2 > total || (longest > 400 && longest * 2 > total) || (rows === 1 && longest >= 40)
}

function tablesIn(flow: Flow): number {
  let length = 0
  for (const block of flow) if (block.kind === 'table') length += lengthOf([block])
  return length
}

function lengthOf(flow: Flow): number {
  let length = 0
  for (const block of flow) {
    if (block.kind === 'table') for (const row of block.rows) for (const cell of row.cells) length += lengthOf(cell.flow)
    if (block.kind === 'paragraph') for (const piece of block.pieces) length += piece.text.length
  }
  return length
}
