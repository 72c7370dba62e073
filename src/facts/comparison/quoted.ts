// Another document's result and a place in it in, its words out as they may be shown: short, personal data as stars.
import { limits } from '../../model/limits.js'
import type { Neighbour } from '../../model/companions.js'
import type { Evidence, Span } from '../../model/span.js'

type Beside = NonNullable<Evidence['beside']>

/** The first place a fact of the other document was read at; nothing where it has none. */
export function besideFact(other: Neighbour, id: string): Beside | undefined {
  const place = other.facts.find((each) => each.id === id)?.evidence[0]
  return place && besideSpan(other, place)
}

export function besideSpan(other: Neighbour, { start, end }: Span): Beside {
  return { document: other.document.name, quote: withoutPersonalData(other, start, Math.min(end, start + limits.quoteLength)) }
}

function withoutPersonalData({ text, facts }: Neighbour, from: number, to: number): string {
  let quote = text.slice(from, to)
  for (const { start, end, masked } of facts.flatMap(({ evidence }) => evidence)) {
    const first = Math.max(start, from) - from
    const last = Math.min(end, to) - from
    if (masked && first < last) quote = quote.slice(0, first) + '*'.repeat(last - first) + quote.slice(last)
  }
  return quote
}
