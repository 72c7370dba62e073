// One grid in, pieces out: each cell is a value, a blank, one or more labels, or other words, with its place.
import { isUnit, readCell } from './cells.js'
import { labelPath, mayBegin, meaningsOf } from './labels.js'
import { standing } from './standing.js'
import { joinedLabel, wordsOf } from './words.js'
import type { Labels, Meaning } from './labels.js'
import type { GridPlace, Piece } from './piece.js'
import type { Word } from './words.js'
import type { CleanCell, CleanGrid } from '../../model/text.js'

/** Cells of a grid of one column stand like lines: their place says nothing of rows. */
export function gridPieces(clean: string, grid: CleanGrid, labels: Labels, pieces: Piece[]): void {
  for (const each of standing(clean, grid, labels)) standingPieces(clean, each, labels, pieces)
}

function standingPieces(clean: string, grid: CleanGrid, labels: Labels, pieces: Piece[]): void {
  const merged = grid.cells.some(({ rowSpan, columnSpan }) => rowSpan > 1 || columnSpan > 1)
  for (const cell of inReadingOrder(grid.cells)) {
    const { start, end, row, column, columnSpan } = cell
    const at = grid.columns > 1 ? { grid: grid.block, row, column, columnSpan, merged } : null
    if (end - start > longestCell) {
      pieces.push({ kind: 'text', start, end, gap: 0, at })
      continue
    }
    const text = clean.slice(start, end)
    const figure = readCell(text, { start, end })
    if (figure) pieces.push({ kind: 'cell', start, end, gap: 0, at, cell: figure })
    else if (brokenFigure.test(text)) {
      pieces.push({ kind: 'cell', start, end, gap: 0, at, cell: { value: null, kind: 'text', range: { start, end } } })
    } else if (isUnit(text)) pieces.push({ kind: 'unit', start, end, gap: 0, at })
    else labelPieces(clean, cell, text, at, labels, pieces)
  }
}

const longestCell = 200
/** `1 2`, `3..5`: figures beyond doubt, but nobody can say which. */
const brokenFigure = /^\d[\d\s.,]{0,40}$/

function inReadingOrder(cells: CleanCell[]): CleanCell[] {
  const ordered = cells.every((cell, index) => index === 0 || isAfter(cell, cells[index - 1]!))
  return ordered ? cells : [...cells].sort((a, b) => a.row - b.row || a.column - b.column)
}

function isAfter(cell: CleanCell, before: CleanCell): boolean {
  return cell.row > before.row || (cell.row === before.row && cell.column >= before.column)
}

const longestPath = 100

/** Labels of several levels may share a cell: (三)不予公开 1.属于国家秘密, or 行政诉讼-未经复议直接起诉-结果维持. */
function labelPieces(clean: string, cell: CleanCell, text: string, at: GridPlace | null, labels: Labels, pieces: Piece[]): void {
  const add = (start: number, end: number, meanings: Meaning[]): void => {
    pieces.push({ kind: 'label', start, end, gap: 0, at, meanings })
  }
  const whole = meaningsOf(labels, text)
  if (whole.length > 0) {
    add(cell.start, cell.end, whole)
    return
  }
  const path = text.length <= longestPath && mayBegin(labels, text) ? labelPath(labels, text) : []
  if (path.length > 0) {
    for (const meanings of path) add(cell.start, cell.end, meanings)
    return
  }
  const words: Word[] = []
  wordsOf(clean, cell, 0, words)
  const before = pieces.length
  for (let index = 0; index < words.length; index++) {
    const joined = joinedLabel(words, index, labels)
    if (!joined) continue
    add(words[index]!.start, words[joined.last]!.end, joined.meanings)
    index = joined.last
  }
  if (pieces.length === before) pieces.push({ kind: 'text', start: cell.start, end: cell.end, gap: 0, at })
}
