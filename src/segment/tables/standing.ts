// A grid in, the form as it stands out: rows printed as columns are turned, and blocks printed side by side follow each other.
import { meaningsOf } from './labels.js'
import type { Labels } from './labels.js'
import type { CleanCell, CleanGrid } from '../../model/text.js'

/** Sideways, the labels of many rows stand beside each other under the head of the first few lines. */
const fewestRows = 6
const headLines = 4

/** The grid itself, but for a table that lies on its side, or stands in two blocks beside each other. */
export function standing(clean: string, grid: CleanGrid, labels: Labels): CleanGrid[] {
  const seam = seamOf(clean, grid, labels)
  if (seam !== null) {
    return [grid.cells.filter(({ column }) => column < seam), grid.cells.filter(({ column }) => column >= seam)].map((cells) => ({ ...grid, cells }))
  }
  return [upright(clean, grid, labels)]
}

/** The column where the head of a statistics form begins again in the same row; null where it does not. */
function seamOf(clean: string, { cells, columns }: CleanGrid, labels: Labels): number | null {
  if (columns < 4) return null
  const seen = new Map<string, number>()
  for (const { start, end, row, column } of cells) {
    if (row >= headLines || start === end) continue
    const place = `${row} ${clean.slice(start, end)}`
    const first = seen.get(place)
    if (first === undefined) seen.set(place, column)
    else if (meaningsOf(labels, clean.slice(start, end)).some(({ kind, role }) => kind === 'statistics' && role === 'column')) return first + 1
  }
  return null
}

function upright(clean: string, grid: CleanGrid, labels: Labels): CleanGrid {
  if (grid.rows <= headLines || grid.columns <= Math.max(grid.rows, fewestRows) || !isSideways(clean, grid, labels)) return grid
  const cells = grid.cells.map(({ start, end, row, column, rowSpan, columnSpan }): CleanCell =>
    ({ start, end, row: column, column: row, rowSpan: columnSpan, columnSpan: rowSpan }))
  return { ...grid, rows: grid.columns, columns: grid.rows, cells }
}

function isSideways(clean: string, { cells }: CleanGrid, labels: Labels): boolean {
  const keys = new Map<string, Set<string>>()
  for (const { start, end, row, column } of cells) {
    if (row >= headLines || column === 0) continue
    for (const { kind, role, key } of meaningsOf(labels, clean.slice(start, end))) {
      if (role !== 'row' || kind === 'appeals') continue
      const line = `${kind} ${row}`
      keys.set(line, (keys.get(line) ?? new Set()).add(key))
    }
  }
  return [...keys.values()].some((line) => line.size >= fewestRows)
}
