// Where a value stands: spans in the text as read, and the evidence that quotes them.
import type { Place } from './place.js'
import type { Localised } from './words.js'

/** Half-open, in UTF-16 units of `Source.text` - the text as read, before any cleaning. */
export interface Span { start: number; end: number }

/** Half-open, in UTF-16 units of `Text.clean`. Never leaves the reading steps: `Text.span` turns it into a Span. */
export interface Range { start: number; end: number }

/** A place that supports a value. The quote is cut from the text when the evaluation is written, so it can't drift. */
export interface Evidence extends Span {
  where: Localised
  /** Where it stands in the user's own file; set when the judging is done, for formats that know. */
  places?: Place[]
  /** The quote repeats a personal datum and leaves only as `*` of the same length. */
  masked?: boolean
  /** Where another document says the same, or otherwise: its words, shown side by side. */
  beside?: { document: string; quote: string }
}
