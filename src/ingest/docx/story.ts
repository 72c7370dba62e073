// What a part of a Word document holds once it is read: paragraphs and tables in their order, before anything is numbered or written.
import type { Address } from './address.js'

/** A body, a cell, a text box, a note: whatever holds paragraphs. */
export type Flow = Array<Paragraph | Table>

export interface Paragraph {
  kind: 'paragraph'
  at: Address
  style: string | undefined
  /** As the paragraph says itself; its style may say the rest. A numId of 0 takes the number away. */
  numId: number | null
  level: number | null
  /** 0-8; 9 says body text. */
  outline: number | null
  pieces: Piece[]
  /** Text boxes anchored here; each is read after the paragraph. */
  boxes: Flow[]
  /** Of footnotes and endnotes called here. */
  notes: string[]
  pictures: number
  /** An entry of a contents list made by a field. */
  contents: boolean
  /** The mark at its end was deleted: it runs on into the next paragraph. */
  runsOn: boolean
  hiddenMark: boolean
}

/** '\n' alone is a break of the line. */
export interface Piece {
  text: string
  hidden: boolean
  /** Which w:t of the part it comes from, counted from 0 over all of them; -1 for what stands in none. */
  source: number
}

export interface Table { kind: 'table'; at: Address; widths: number[]; rows: Row[] }
export interface Row { before: number; deleted: boolean; cells: Cell[] }
export interface Cell {
  at: Address
  span: number
  /** Goes on the cell above it, or the one before it. */
  continues: 'down' | 'right' | null
  deleted: boolean
  flow: Flow
}

/** What was seen on the way that a reader should know of. */
export interface Seen {
  insertions: number
  deletions: number
  comments: number
  placeholders: number
  hidden: number
  embedded: number
  unknownSymbols: number
}

export interface Story {
  flow: Flow
  /** Footnotes or endnotes, by id, where the part holds these. */
  notes: Map<string, Flow>
  /** Relationships of the headers and footers in use. */
  heads: ReadonlySet<string>
  seen: Seen
}
