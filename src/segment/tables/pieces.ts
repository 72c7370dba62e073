// Text in, the pieces a table could be made of out, in reading order: labels, values, blanks, units and other words.
import { gridPieces } from './from-grid.js'
import { linePieces } from './from-lines.js'
import type { Labels, Meaning } from './labels.js'
import type { TableCell } from '../../model/report.js'
import type { Range } from '../../model/span.js'
import type { Line, Text } from '../../model/text.js'

export type Piece = LabelPiece | CellPiece | OtherPiece

interface Place extends Range {
  /** Blank lines before it, where it stands on lines; 0 in a grid. */
  gap: number
  /** Place in a grid; null on lines. */
  at: GridPlace | null
}
/** `merged`: the grid tells which of its cells are merged; drawn with pipes, a merged cell looks like a cell and blanks. */
export interface GridPlace { grid: number; row: number; column: number; columnSpan: number; merged: boolean }
export interface LabelPiece extends Place { kind: 'label'; meanings: Meaning[] }
/** A value, or a blank cell of a grid. */
export interface CellPiece extends Place { kind: 'cell'; cell: TableCell }
/** unit: 条, 件 and guidance in brackets, which part nothing · text: words of anything else. */
export interface OtherPiece extends Place { kind: 'unit' | 'text' }

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
