// A table's layout in, where the keyboard goes and where a pasted block falls out.
import type { FormTable } from '../../model/form-view.js'

export interface Spot { key: string; start: number; across: number }
export type Way = 'up' | 'down' | 'left' | 'right'

export function keyOf(table: string, row: string, column: string): string {
  return `${table}/${row}/${column}`
}

/** The lines that hold cells, from above, each from left to right; labels that reach down take their place. */
export function linesOf({ id, layout }: FormTable): Spot[][] {
  const taken = new Set<string>()
  const lines = (layout?.rows ?? []).map((cells, at) => {
    let column = 0
    return cells.flatMap(({ across, down, row, column: name }): Spot[] => {
      while (taken.has(`${at} ${column}`)) column += 1
      const start = column
      for (let below = at; below < at + down; below += 1) for (let each = start; each < start + across; each += 1) taken.add(`${below} ${each}`)
      column += across
      return row !== undefined && name !== undefined ? [{ key: keyOf(id, row, name), start, across }] : []
    })
  })
  return lines.filter((line) => line.length > 0)
}

/** The cell that way, as in a spreadsheet; null at the edge. */
export function neighbour(lines: Spot[][], key: string, way: Way): string | null {
  const place = placeOf(lines, key)
  if (!place) return null
  const { line, at } = place
  if (way === 'left' || way === 'right') return lines[line]![at + (way === 'right' ? 1 : -1)]?.key ?? null
  const { start } = lines[line]![at]!
  const next = lines[line + (way === 'down' ? 1 : -1)]
  return (next?.find((spot) => spot.start <= start && start < spot.start + spot.across) ?? next?.at(-1))?.key ?? null
}

/** First and last cell of a line, or of the table. */
export function edge(lines: Spot[][], key: string, which: 'first' | 'last', whole: boolean): string | null {
  const place = placeOf(lines, key)
  const line = whole ? lines.at(which === 'first' ? 0 : -1) : place && lines[place.line]
  return line?.at(which === 'first' ? 0 : -1)?.key ?? null
}

export interface Spread { entries: Array<[key: string, written: string]>; beyond: number }

/** Rows by line break, cells by tabulator, as spreadsheets copy them; an empty cell past the edge is no loss. */
export function spread(lines: Spot[][], key: string, text: string): Spread {
  const place = placeOf(lines, key)
  const entries: Spread['entries'] = []
  let beyond = 0
  const rows = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n')
  if (!place) return { entries, beyond }
  rows.forEach((row, down) => row.split('\t').forEach((written, right) => {
    const spot = lines[place.line + down]?.[place.at + right]
    const value = written.trim()
    if (spot) entries.push([spot.key, value])
    else if (value !== '') beyond += 1
  }))
  return { entries, beyond }
}

function placeOf(lines: Spot[][], key: string): { line: number; at: number } | null {
  for (const [line, spots] of lines.entries()) {
    const at = spots.findIndex((spot) => spot.key === key)
    if (at >= 0) return { line, at }
  }
  return null
}
