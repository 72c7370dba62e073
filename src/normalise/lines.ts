// Blocks and the way from read to clean offsets in; lines and grids in clean coordinates out.
import { roleOf } from './chrome.js'
import type { Block, Grid, Paragraph } from '../model/source.js'
import type { Range } from '../model/span.js'
import type { CleanGrid, Line } from '../model/text.js'

type Place = (offset: number) => number

/** Blank lines and blank cells are no lines; a line's own outer blanks are left out of its range. */
export function readLines(clean: string, blocks: Block[], place: Place): { lines: Line[]; grids: CleanGrid[] } {
  const lines: Line[] = []
  const grids: CleanGrid[] = []
  blocks.forEach((block, index) => {
    if (block.kind === 'paragraph') addParagraph(lines, clean, block, index, place)
    else if (block.kind === 'grid') {
      const grid = cleanGrid(clean, block, index, place)
      grids.push(grid)
      for (const cell of grid.cells) if (cell.start < cell.end) lines.push({ start: cell.start, end: cell.end, role: block.role, block: index })
    }
  })
  return { lines, grids }
}

function addParagraph(lines: Line[], clean: string, { role, span, heading }: Paragraph, block: number, place: Place): void {
  const end = place(span.end)
  for (let start = place(span.start); start < end;) {
    const stop = clean.indexOf('\n', start)
    const lineEnd = stop === -1 || stop > end ? end : stop
    const range = trimmed(clean, start, lineEnd)
    if (range.start < range.end) {
      const line: Line = { start: range.start, end: range.end, role: role === 'body' ? roleOf(clean, range) : role, block }
      if (heading !== undefined) line.heading = heading
      lines.push(line)
    }
    start = lineEnd + 1
  }
}

function cleanGrid(clean: string, { role, span, rows, columns, cells }: Grid, block: number, place: Place): CleanGrid {
  return {
    block, role, range: { start: place(span.start), end: place(span.end) }, rows, columns,
    cells: cells.map(({ row, column, rowSpan, columnSpan, span: cell }) => {
      const { start, end } = trimmed(clean, place(cell.start), place(cell.end))
      return { start, end, row, column, rowSpan, columnSpan }
    }),
  }
}

function trimmed(clean: string, start: number, end: number): Range {
  while (start < end && isBlank(clean.charCodeAt(end - 1))) end--
  while (start < end && isBlank(clean.charCodeAt(start))) start++
  return { start, end }
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x0A
}
