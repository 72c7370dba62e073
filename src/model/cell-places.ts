// A table in, the cells that have a place of their own out, each with its span in the text as read.
import type { Table, TableCell } from './report.js'
import type { Span } from './span.js'
import type { Text } from './text.js'

/**
 * Blank cells of a table read line by line share one place, and so do cells of a row that can't be told apart: those have none.
 * Who names a span names one cell.
 */
export function cellPlaces({ rows }: Table, text: Text): Map<TableCell, Span> {
  const cells = rows.flatMap((row) => row.cells).filter(({ kind }) => kind !== 'absent')
  const spans = cells.map(({ range }) => text.span(range))
  const count = new Map<number, number>()
  const keys = spans.map(keyOf)
  for (const key of keys) count.set(key, (count.get(key) ?? 0) + 1)
  const places = new Map<TableCell, Span>()
  cells.forEach((cell, at) => {
    if (count.get(keys[at]!) === 1) places.set(cell, spans[at]!)
  })
  return places
}

/** One number for both ends: texts are shorter than this by far, and numbers are quicker to find than strings. */
function keyOf({ start, end }: Span): number {
  return start * 67_108_864 + end
}
