// A place in the text as read in, its quote out: short enough, cut between characters, personal data as stars.
import { limits } from '../model/limits.js'
import type { Fact } from '../model/fact.js'
import type { Evidence, Span } from '../model/span.js'

export interface Quote extends Span { quote: string }

/** Spans that repeat a personal datum, sorted and merged: they leave as stars in whichever quote they stand. */
export function maskedSpans(facts: Fact[]): Span[] {
  const spans = facts.flatMap((fact) => fact.evidence).filter((each) => each.masked).sort((a, b) => a.start - b.start)
  const merged: Span[] = []
  for (const { start, end } of spans) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

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

function starred(text: string, { start, end }: Span, masked: Span[]): string {
  let quote = ''
  let at = start
  for (const each of masked) {
    const from = Math.max(each.start, at)
    const to = Math.min(each.end, end)
    if (from >= to) continue
    quote += text.slice(at, from) + '*'.repeat(to - from)
    at = to
  }
  return quote + text.slice(at, end)
}
