// The lines of one column in, its measure out: where its lines start, how far they reach and how far apart they stand.
import { rightOf } from './boxes.js'
import type { Line } from './lines.js'

/** In points of the page. */
export interface Measure {
  left: number
  right: number
  /** From the top of one line to the top of the next. */
  pitch: number
}

/** With fewer lines than these a column says nothing of its margins: the last page of a report often has two. */
const telling = 4

/** @param known the measure of all pages, for a column too short to have its own. */
export function measureOf(lines: readonly Line[], known?: Measure): Measure {
  if (known && lines.length < telling) return known
  return {
    left: commonest(lines.map(({ box }) => box.x)),
    right: reached(lines.map(({ box }) => rightOf(box))),
    pitch: pitchOf(lines),
  }
}

/** Full lines end within a character of each other; a few that hang out, or a note in the margin, don't set the measure. */
function reached(ends: number[]): number {
  if (ends.length === 0) return Infinity
  const ordered = [...ends].sort((a, b) => b - a)
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length / 20))]!
}

/** Lines that go on start at the margin, those that open a paragraph further in; of two as common the left one. */
function commonest(starts: number[]): number {
  const counts = new Map<number, number>()
  for (const start of starts) {
    const step = Math.round(start / 3)
    counts.set(step, (counts.get(step) ?? 0) + 1)
  }
  const enough = 0.6 * Math.max(0, ...counts.values())
  const steps = [...counts].filter(([, count]) => count >= enough).map(([step]) => step)
  return steps.length > 0 ? Math.min(...steps) * 3 : 0
}

function pitchOf(lines: readonly Line[]): number {
  const pitches = lines.slice(1).map(({ page, box }, index) => (page === lines[index]!.page ? box.y - lines[index]!.box.y : 0))
  const ordered = pitches.filter((pitch) => pitch > 0).sort((a, b) => a - b)
  return ordered[Math.floor((ordered.length - 1) / 2)] ?? Infinity
}
