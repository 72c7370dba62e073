// Blocks and the way from read to clean offsets in; lines and grids in clean coordinates out.
import { isPublicationLine, isRecord, roleOf } from './chrome.js'
import type { Block, BlockRole, Grid, Paragraph } from '../model/source.js'
import type { Range } from '../model/span.js'
import type { CleanGrid, Line } from '../model/text.js'

type Place = (offset: number) => number

/** Blank lines and blank cells are no lines; a line's own outer blanks are left out of its range. */
export function readLines(clean: string, blocks: Block[], place: Place): { lines: Line[]; grids: CleanGrid[] } {
  const lines: Line[] = []
  const grids: CleanGrid[] = []
  blocks.forEach((block, index) => {
    if (block.kind === 'paragraph') addParagraph(lines, clean, block, index, place)
    else if (block.kind === 'grid') addGrid(lines, grids, cleanGrid(clean, block, index, place), clean)
  })
  return { lines, grids }
}

function addParagraph(lines: Line[], clean: string, { role, span, heading }: Paragraph, block: number, place: Place): void {
  addLines(clean, { start: place(span.start), end: place(span.end) }, (start, end) => {
    const line: Line = { start, end, role: lineRole(clean, { start, end }, role), block }
    if (heading !== undefined) line.heading = heading
    lines.push(line)
  })
}

function lineRole(clean: string, range: Range, role: BlockRole): BlockRole {
  if (role === 'body') return roleOf(clean, range)
  return role === 'chrome' && isPublicationLine(clean, range) ? 'metadata' : role
}

/** A table that is the page's catalogue record is no table of the report: its rows are read as lines of metadata. */
function addGrid(lines: Line[], grids: CleanGrid[], grid: CleanGrid, clean: string): void {
  const { role, block } = grid
  if (role === 'body' && isRecord(clean, grid.cells)) {
    addLines(clean, grid.range, (start, end) => lines.push({ start, end, role: 'metadata', block }))
    return
  }
  grids.push(grid)
  for (const { start, end } of grid.cells) if (start < end) lines.push({ start, end, role, block })
}

function addLines(clean: string, range: Range, add: (start: number, end: number) => void): void {
  for (let from = range.start; from < range.end;) {
    const stop = clean.indexOf('\n', from)
    const to = stop === -1 || stop > range.end ? range.end : stop
    const { start, end } = trimmed(clean, from, to)
    if (start < end) add(start, end)
    from = to + 1
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
