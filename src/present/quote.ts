// A place in the text as read in, its quote out: short enough, cut between characters, personal data as stars.
import { limits } from '../model/limits.js'
import { starred } from '../model/masked.js'
import type { Evidence, Span } from '../model/span.js'

export interface Quote extends Span { quote: string }

/** The span is shortened at its end where the quote would be too long, so that the text at the span is the quote. */
export function quoteOf(text: string, { start, end, masked: whole }: Evidence, masked: Span[]): Quote {
  const from = isInsidePair(text, start) ? start + 1 : start
  let to = Math.min(end, from + limits.quoteLength, text.length)
  if (isInsidePair(text, to)) to -= 1
  const span = { start: from, end: Math.max(from, to) }
  return { start: span.start, end: span.end, quote: starred(text, span, whole ? [span] : masked) }
}

/** A cut here would leave half a character on either side. */
function isInsidePair(text: string, at: number): boolean {
  return at > 0 && at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800
}
