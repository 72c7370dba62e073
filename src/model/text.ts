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

/** repeat: a number that was found elsewhere as one of the others, where alone it would be none. */
export type PersonalKind = 'identity' | 'card' | 'mobile' | 'contact' | 'address' | 'repeat'
export interface PersonalDatum extends Range { kind: PersonalKind }

/** Full-width digits, brackets and punctuation are half-width, traditional characters simplified, invisible ones gone, notes in pinyin dropped. */
export interface Text {
  /**
   * Personal data are stars of the same length: no step behind normalising knows them, so that none can tell them, as a figure, a title
   * or a word of a message. Only quotes are cut from the text as read, and they are starred where they are cut.
   */
  clean: string
  /** Where they stood, in order, not overlapping. */
  personal: PersonalDatum[]
  lines: Line[]
  grids: CleanGrid[]
  /** The smallest span of the text as read that holds a range of clean text. Linear tables, constant time. */
  span(range: Range): Span
  /** The clean offset at or after an offset of the text as read. */
  at(offset: number): number
}

export type { Grid }
