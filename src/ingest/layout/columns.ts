// The lines of a page in, bands of columns out: text set in two columns or more is read down one before the next.
import { rightOf } from './boxes.js'
import { gapOf, lineOf } from './lines.js'
import type { Line } from './lines.js'

/** Columns side by side, from the left, each with its lines; most bands have one. */
export type Band = Line[][]

const bounds = {
  /** Em between two columns; within a line of prose no gap is as wide. */
  gutter: 1.2,
  /** Lines a column has at least: fewer side by side are a table, or a signature beside a date. */
  lines: 4,
  /** Em a column of prose is wide, and the share of its width that its lines fill. */
  width: 8,
  filled: 0.7,
  /** How often columns may stand within columns. */
  depth: 3,
  /** Starts that are asked whether a column begins there. */
  candidates: 5,
}

/** @param lines from top to bottom. */
export function columnBands(lines: readonly Line[], depth = 0): Band[] {
  if (depth === bounds.depth || lines.length < bounds.lines) return [[[...lines]]]
  const split = lines.map((line) => chunksOf(line))
  for (const start of commonStarts(split.flat())) {
    const bands = bandsAt(lines, split, start)
    if (bands.some(({ length }) => length > 1)) return bands.flatMap((band) => withInner(band, depth))
  }
  return [[[...lines]]]
}

function withInner(band: Band, depth: number): Band[] {
  if (band.length === 1) return [band]
  return [band.flatMap((column) => columnBands(column, depth + 1).flat())]
}

/** Parts of a line that stand apart by more than words do. */
export function chunksOf(line: Line, gap = bounds.gutter): Line[] {
  const chunks: Line['pieces'][] = []
  for (const piece of line.pieces) {
    const before = chunks.at(-1)?.at(-1)
    if (before && gapOf(before.fragment, piece.fragment) < gap) chunks.at(-1)!.push(piece)
    else chunks.push([piece])
  }
  return chunks.length === 1 ? [line] : chunks.map((pieces) => lineOf(pieces.map(({ fragment }) => fragment)))
}

/** Where many parts of lines start, the left margin left out; the commonest first. */
function commonStarts(chunks: Line[]): number[] {
  const counts = new Map<number, number>()
  for (const { box } of chunks) counts.set(Math.floor(box.x / 3), (counts.get(Math.floor(box.x / 3)) ?? 0) + 1)
  const margin = Math.min(...counts.keys())
  const far = [...counts].filter(([step, count]) => count >= bounds.lines && step - margin > bounds.width)
  return far.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, bounds.candidates).map(([step]) => step * 3)
}

/** Runs of lines that leave the gutter free, where both sides are prose, as two columns; all others as they are. */
function bandsAt(lines: readonly Line[], split: Line[][], start: number): Band[] {
  const bands: Band[] = []
  let from = 0
  const close = (to: number): void => {
    if (to > from) bands.push(columnsAt(lines.slice(from, to), split.slice(from, to).flat(), start))
    from = to
  }
  split.forEach((chunks, index) => {
    if (!chunks.some(({ box }) => box.x < start && rightOf(box) > start)) return
    close(index)
    bands.push([[lines[index]!]])
    from = index + 1
  })
  close(lines.length)
  return joinedBands(bands)
}

function columnsAt(lines: Line[], chunks: Line[], start: number): Band {
  const left = chunks.filter(({ box }) => box.x < start)
  const right = chunks.filter(({ box }) => box.x >= start)
  return isProse(left) && isProse(right) ? [left, right] : [lines]
}

function isProse(column: Line[]): boolean {
  if (column.length < bounds.lines) return false
  const left = Math.min(...column.map(({ box }) => box.x))
  const width = Math.max(...column.map(({ box }) => rightOf(box))) - left
  const full = column.filter(({ box, size }) => box.width >= bounds.filled * width && box.width >= bounds.width * size)
  return full.length >= column.length / 2
}

function joinedBands(bands: Band[]): Band[] {
  const joined: Band[] = []
  for (const band of bands) {
    const last = joined.at(-1)
    if (band.length === 1 && last?.length === 1) last[0]!.push(...band[0]!)
    else joined.push(band)
  }
  return joined
}
