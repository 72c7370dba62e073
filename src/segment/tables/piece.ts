// A piece that a table could be made of: a label, a value or a blank, a unit, other words; with its place.
import type { Meaning } from './labels.js'
import type { TableCell } from '../../model/report.js'
import type { Range } from '../../model/span.js'

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
