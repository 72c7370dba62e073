// Another document's result and a place in it in, its words out as they may be shown: short, personal data as stars.
import { limits } from '../../model/limits.js'
import { maskedSpans, starred } from '../../model/masked.js'
import type { Neighbour } from '../../model/companions.js'
import type { Evidence, Span } from '../../model/span.js'

type Beside = NonNullable<Evidence['beside']>

/** The first place a fact of the other document was read at; nothing where it has none. */
export function besideFact(other: Neighbour, id: string): Beside | undefined {
  const place = other.facts.find((each) => each.id === id)?.evidence[0]
  return place && besideSpan(other, place)
}

export function besideSpan(other: Neighbour, { start, end }: Span): Beside {
  const shown = { start, end: Math.min(end, start + limits.quoteLength, other.text.length) }
  return { document: other.document.name, quote: starred(other.text, shown, hiddenIn(other)) }
}

/** Likeness quotes many places of one other report. */
function hiddenIn(other: Neighbour): Span[] {
  let spans = hidden.get(other)
  if (!spans) hidden.set(other, spans = maskedSpans(other))
  return spans
}

const hidden = new WeakMap<Neighbour, Span[]>()
