// A file as read, before it means anything: its characters, and the blocks they stand in.
import type { Localised } from './words.js'
import type { Place } from './place.js'
import type { Span } from './span.js'

export interface Submission {
  /** The file's name as given; used for its extension and in messages only. */
  name: string
  bytes: Uint8Array
}

export interface Source {
  /** Of a document out of an archive, with its path in it: archive.zip/report.docx. */
  name?: string
  format: string
  mediaType: string
  /** Of the bytes, lower-case hex. */
  sha256: string
  /** The text as read: no byte-order mark, CRLF as LF; for plain text nothing else changed. Offsets count in it. */
  text: string
  /** In the order of the text, not overlapping; characters between blocks are line breaks and separators. */
  blocks: Block[]
  pages: number | null
  notes: Note[]
  /** Characters that format the text and are none of it, such as Markdown's marks of emphasis: in order, not overlapping. */
  markup?: Span[]
  /** The way home: where a span of the text as read stands in the user's own file. Absent where offsets say all there is to say. */
  locate?: (span: Span) => Place[]
}

/**
 * body: what may be the report · chrome: navigation, footers, share buttons ·
 * metadata: title and meta lines of a page · hidden: not shown to a reader.
 */
export type BlockRole = 'body' | 'chrome' | 'metadata' | 'hidden'

export type Block = Paragraph | Grid | Picture
export interface Paragraph {
  kind: 'paragraph'
  role: BlockRole
  span: Span
  /** 1-6 where the format itself marks a heading. */
  heading?: number
  page?: number
}
export interface Grid { kind: 'grid'; role: BlockRole; span: Span; rows: number; columns: number; cells: GridCell[]; page?: number }
/** A picture stands where text may be missing. The span is empty, at the place it stands. */
export interface Picture { kind: 'picture'; role: BlockRole; span: Span; page?: number }

/** Row and column count from 0; a merged cell names its first row and column and how many it covers. */
export interface GridCell { row: number; column: number; rowSpan: number; columnSpan: number; span: Span }

/** Something seen that could not be settled, or was settled in a way a reader should know. Never lost, never a finding by itself. */
export interface Note { step: 'ingest' | 'normalise' | 'segment' | 'facts'; code: string; text: Localised; span?: Span }
