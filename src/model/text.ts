// The cleaned text and its way back to the text as read.
import type { BlockRole, Grid } from './source.js'
import type { Range, Span } from './span.js'

/** One line of clean text: a paragraph's physical line, or a cell of a grid. Outer blanks belong to no line; blank lines are none. */
export interface Line extends Range {
  role: BlockRole
  /** Index into `Source.blocks`. */
  block: number
  /** 1-6 where the format itself marks a heading. */
  heading?: number
}

/** A grid with its cells in clean coordinates. */
export interface CleanGrid { block: number; role: BlockRole; range: Range; rows: number; columns: number; cells: CleanCell[] }
export interface CleanCell extends Range { row: number; column: number; rowSpan: number; columnSpan: number }

/** Full-width digits, brackets and punctuation are half-width, traditional characters simplified, invisible ones gone, notes in pinyin dropped. */
export interface Text {
  clean: string
  lines: Line[]
  grids: CleanGrid[]
  /** The smallest span of the text as read that holds a range of clean text. Linear tables, constant time. */
  span(range: Range): Span
  /** The clean offset at or after an offset of the text as read. */
  at(offset: number): number
}

export type { Grid }
