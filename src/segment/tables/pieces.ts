// Text in, the pieces a table could be made of out, in reading order: labels, values, blanks, units and other words.
import { gridPieces } from './from-grid.js'
import { linePieces } from './from-lines.js'
import type { Labels } from './labels.js'
import type { Piece } from './piece.js'
import type { Line, Text } from '../../model/text.js'

/** Only the body is read: what a page says around the report is none of its tables. */
export function piecesOf(text: Text, labels: Labels): Piece[] {
  const grids = new Map(text.grids.map((grid) => [grid.block, grid]))
  const pieces: Piece[] = []
  let run: Line[] = []
  let inGrid = -1
  const closeRun = (): void => {
    if (run.length > 0) linePieces(text.clean, run, labels, pieces)
    run = []
  }
  for (const line of text.lines) {
    if (line.role !== 'body' || line.block === inGrid) continue
    const grid = grids.get(line.block)
    if (grid) {
      closeRun()
      inGrid = line.block
      gridPieces(text.clean, grid, labels, pieces)
    } else run.push(line)
  }
  closeRun()
  return pieces
}
