// Text as written in, with the elements it came from; answers where a span stands: in which paragraph or cell, and in which w:t.
import { writtenOut } from './address.js'
import type { Address } from './address.js'
import type { Line, Part } from './line.js'
import type { Place } from '../../model/place.js'
import type { Span } from '../../model/span.js'

/** A paragraph or a cell, and the stretch of the text it fills. */
export interface Stretch extends Span { at: Address }

export class Layout {
  /** In the order of the text, not overlapping. */
  readonly stretches: Stretch[] = []
  /** Of what stands in a w:t of the document itself. */
  readonly parts: Part[] = []

  /** @param start where the line's first character stands in the text; what was trimmed from it stands before its stretch. */
  record(at: Address, span: Span, line: Line, start: number): void {
    this.stretches.push({ ...span, at })
    for (const part of line.parts) {
      const from = Math.max(part.start + start, span.start)
      const to = Math.min(part.end + start, span.end)
      if (from < to) this.parts.push({ start: from, end: to, source: part.source, offset: part.offset + from - start - part.start })
    }
  }

  locate({ start, end }: Span): Place[] {
    const elements = new Set(overlapping(this.stretches, start, end).map(({ at }) => writtenOut(at)))
    return [...elements].map((element) => ({ element }))
  }

  /** The first paragraph or cell that a span touches. */
  around({ start, end }: Span): Span | null {
    return overlapping(this.stretches, start, end)[0] ?? null
  }

  partsIn({ start, end }: Span): Part[] {
    return overlapping(this.parts, start, end)
  }
}

/** An empty span lies in the stretch it touches. By halving: a document has many. */
function overlapping<Each extends Span>(list: readonly Each[], start: number, end: number): Each[] {
  const until = Math.max(end, start + 1)
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (Math.max(list[middle]!.end, list[middle]!.start + 1) <= start) low = middle + 1
    else high = middle
  }
  let to = low
  while (to < list.length && list[to]!.start < until) to++
  return list.slice(low, to)
}
