// One grid in, pieces out: each cell is a value, a blank, one or more labels, or other words, with its place.
import { isUnit, readCell } from './cells.js'
import { meaningsOf } from './labels.js'
import { joinedLabel, wordsOf } from './words.js'
import type { Labels } from './labels.js'
import type { Piece } from './pieces.js'
import type { Word } from './words.js'
import type { CleanCell, CleanGrid } from '../../model/text.js'

/** Cells of a grid of one column stand like lines: their place says nothing of rows. */
export function gridPieces(clean: string, grid: CleanGrid, labels: Labels, pieces: Piece[]): void {
  for (const cell of inReadingOrder(grid.cells)) {
    const at = grid.columns > 1 ? { grid: grid.block, row: cell.row, column: cell.column, columnSpan: cell.columnSpan } : null
    const place = { start: cell.start, end: cell.end, gap: 0, at }
    const text = cell.end - cell.start > longestCell ? null : clean.slice(cell.start, cell.end)
    const figure = text === null ? null : readCell(text, { start: cell.start, end: cell.end })
    if (text === null) pieces.push({ ...place, kind: 'text' })
    else if (figure) pieces.push({ ...place, kind: 'cell', cell: figure })
    else if (isUnit(text)) pieces.push({ ...place, kind: 'unit' })
    else labelPieces(clean, cell, text, place, labels, pieces)
  }
}

const longestCell = 200

function inReadingOrder(cells: CleanCell[]): CleanCell[] {
  const ordered = cells.every((cell, index) => index === 0 || isAfter(cell, cells[index - 1]!))
  return ordered ? cells : [...cells].sort((a, b) => a.row - b.row || a.column - b.column)
}

function isAfter(cell: CleanCell, before: CleanCell): boolean {
  return cell.row > before.row || (cell.row === before.row && cell.column >= before.column)
}

type Place = Pick<Piece, 'start' | 'end' | 'gap' | 'at'>

/** A group and its row may share a cell: (三)不予公开 1.属于国家秘密. */
function labelPieces(clean: string, cell: CleanCell, text: string, place: Place, labels: Labels, pieces: Piece[]): void {
  const whole = meaningsOf(labels, text)
  if (whole.length > 0) {
    pieces.push({ ...place, kind: 'label', meanings: whole })
    return
  }
  const words: Word[] = []
  wordsOf(clean, cell, 0, words)
  let found = false
  for (let index = 0; index < words.length; index++) {
    const joined = joinedLabel(words, index, labels)
    if (!joined) continue
    found = true
    pieces.push({ ...place, start: words[index]!.start, end: words[joined.last]!.end, kind: 'label', meanings: joined.meanings })
    index = joined.last
  }
  if (!found) pieces.push({ ...place, kind: 'text' })
}
