// Rulings as drawn in, bars out: whole straight lines, however many pieces, rectangles or double strokes they were drawn in.
import type { Ruling } from './laid-page.js'

/** A line across (`at` is its y) or down (`at` is its x). */
export interface Bar { at: number; from: number; to: number }

export interface Bars {
  across: Bar[]
  down: Bar[]
}

/** @param tolerance in points: lines nearer than this are one, and ends nearer than this touch. */
export function barsOf(rulings: readonly Ruling[], tolerance: number): Bars {
  const across: Bar[] = []
  const down: Bar[] = []
  for (const { x1, y1, x2, y2 } of rulings) {
    const isAcross = Math.abs(x2 - x1) >= Math.abs(y2 - y1)
    if (isAcross) across.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) })
    else down.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) })
  }
  return { across: joined(across, tolerance), down: joined(down, tolerance) }
}

function joined(pieces: Bar[], tolerance: number): Bar[] {
  return aligned(pieces, tolerance).flatMap((level) => endToEnd(level, tolerance))
    .filter(({ from, to }) => to - from > tolerance)
}

/** Groups of pieces at one place; a group is never wider than the tolerance, however many lines stand close by. */
function aligned(pieces: Bar[], tolerance: number): Bar[][] {
  const groups: Bar[][] = []
  let first = -Infinity
  for (const piece of [...pieces].sort((a, b) => a.at - b.at)) {
    if (piece.at - first > tolerance) {
      groups.push([])
      first = piece.at
    }
    groups.at(-1)!.push(piece)
  }
  return groups
}

/** Pieces that follow each other as one bar, all at the place where most of their length is drawn. */
function endToEnd(level: Bar[], tolerance: number): Bar[] {
  const length = level.reduce((sum, { from, to }) => sum + to - from, 0)
  const at = length > 0 ? level.reduce((sum, piece) => sum + piece.at * (piece.to - piece.from), 0) / length : level[0]!.at
  const bars: Bar[] = []
  for (const { from, to } of level.sort((a, b) => a.from - b.from)) {
    const last = bars.at(-1)
    if (last && from - last.to <= tolerance) last.to = Math.max(last.to, to)
    else bars.push({ at, from, to })
  }
  return bars
}
