// Overlapping stretches to be marked in, stretches side by side out: each with all that is said of it, since marks can't cross.
import type { Mark } from './marks.js'
import type { Span } from '../model/span.js'

/** A stretch of some text, in that text's own offsets, and the mark it belongs to. */
export interface Stretch extends Span { mark: Mark }

export interface Segment extends Span {
  /** The finding with the lowest number first. */
  marks: Mark[]
  /** Those of which this is the first segment, and the last. */
  opens: Mark[]
  closes: Mark[]
}

/** In order, none empty. Many findings may quote the same words: the work grows with the boundaries and what stands over each. */
export function segmentsOf(stretches: Stretch[]): Segment[] {
  const filled = stretches.filter(({ start, end }) => end > start)
  const edges = [...new Set(filled.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const sorted = [...filled].sort((a, b) => a.start - b.start)
  const segments: Segment[] = []
  let open: Stretch[] = []
  let next = 0
  for (const [index, start] of edges.entries()) {
    open = open.filter(({ end }) => end > start)
    for (; sorted[next] && sorted[next]!.start <= start; next++) open.push(sorted[next]!)
    if (open.length === 0) continue
    segments.push({ start, end: edges[index + 1]!, marks: inOrder(open), opens: [], closes: [] })
  }
  return withEnds(segments)
}

function inOrder(open: Stretch[]): Mark[] {
  return [...new Set(open.map(({ mark }) => mark))].sort((a, b) => a.remark.number - b.remark.number)
}

function withEnds(segments: Segment[]): Segment[] {
  const last = new Map<Mark, Segment>()
  for (const segment of segments) {
    for (const mark of segment.marks) {
      if (!last.has(mark)) segment.opens.push(mark)
      last.set(mark, segment)
    }
  }
  for (const [mark, segment] of last) segment.closes.push(mark)
  return segments
}
