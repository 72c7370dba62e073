// Lines in, tables that no vertical line parts out: figures that stand below each other, with the labels beside and above them.
import { rightOf, unionOf } from './boxes.js'
import { chunksOf } from './columns.js'
import { ruledGrid } from './ruled-cells.js'
import type { Line } from './lines.js'
import type { RuledGrid } from './ruled-cells.js'

/** A stretch of a column's lines: as it is, as a table with its cells, or as what may be a table but is not plain. */
export type Stretch = { kind: 'lines' | 'unclear'; lines: Line[] } | { kind: 'table'; lines: Line[]; grid: RuledGrid }

const bounds = {
  /** Em between two cells; two words of a sentence stand closer. */
  gap: 0.8,
  /** Rows with figures a table has at least, and how many where it has one column of figures. */
  rows: 2,
  rowsOfLists: 3,
  /** Rows of headings that may stand between two rows with figures, and above the first. */
  labelLines: 3,
  /** How much further apart two rows may stand than two others. */
  uneven: 1.6,
}

interface Row { line: Line; chunks: Line[]; isData: boolean }

/** In the order of the lines. */
export function alignedTables(lines: readonly Line[]): Stretch[] {
  const rows = lines.map(rowOf)
  const stretches: Stretch[] = []
  let from = 0
  for (const [start, end] of dataRuns(rows)) {
    const first = Math.max(start, from)
    const run = rows.slice(first, end)
    const grid = gridOf(run)
    if (!grid && !isLikelyTable(run)) continue
    if (first > from) stretches.push({ kind: 'lines', lines: lines.slice(from, first) })
    stretches.push(grid ? { kind: 'table', lines: lines.slice(first, end), grid } : { kind: 'unclear', lines: lines.slice(first, end) })
    from = end
  }
  if (from < lines.length) stretches.push({ kind: 'lines', lines: lines.slice(from) })
  return stretches
}

const figure = /^[\d０-９][\d０-９.,，%％]{0,15}$|^[/／—–-]{1,2}$|^无$/

function rowOf(line: Line): Row {
  const chunks = chunksOf(line, bounds.gap)
  const figures = chunks.filter(({ text }) => figure.test(text)).length
  return { line, chunks, isData: figures > 0 && chunks.length > 1 && figures >= chunks.length - 1 && (figures > 1 || chunks.length === 2) }
}

/** Rows with figures, the labels that wrap between them, and the labels above. */
function dataRuns(rows: Row[]): Array<[number, number]> {
  const runs: Array<[number, number]> = []
  let start = -1
  let last = -1
  rows.forEach((row, index) => {
    if (start !== -1 && (index - last > bounds.labelLines || isProse(row))) {
      runs.push([start, last + 1])
      start = -1
    }
    if (!row.isData) return
    if (start === -1) start = headOf(rows, index)
    last = index
  })
  if (start !== -1) runs.push([start, last + 1])
  return runs
}

function isProse({ line: { text } }: Row): boolean {
  return /[。；]/.test(text) || text.length > 60
}

/** Labels stand above figures in several columns; a line that stands alone is the text before. */
function headOf(rows: Row[], first: number): number {
  let start = first
  for (let index = first - 1; index >= Math.max(0, first - bounds.labelLines); index--) {
    const row = rows[index]!
    if (row.isData || isProse(row) || row.line.page !== rows[first]!.line.page) break
    if (row.chunks.length > 1) start = index
  }
  return start
}

/** null where it is not plain which label a figure belongs to: guessed rows would accuse. */
function gridOf(rows: Row[]): RuledGrid | null {
  const data = rows.filter(({ isData }) => isData)
  const figures = mergedIntervals(data.flatMap(({ chunks }) => chunks.filter(({ text }) => figure.test(text))))
  if (data.length < (figures.length > 1 ? bounds.rows : bounds.rowsOfLists)) return null
  const columns = mergedIntervals(data.flatMap(({ chunks }) => chunks))
  if (columns.length < 2 || !rows.every((row) => fits(row, columns)) || !isEvenlySet(rows)) return null
  const area = unionOf(rows.map(({ line }) => line.box))
  const xs = [Math.min(area.x, columns[0]!.from), ...between(columns), Math.max(rightOf(area), columns.at(-1)!.to)]
  const strips = rows.map(({ line: { box } }) => ({ from: box.y, to: box.y + box.height }))
  const ys = [strips[0]!.from, ...between(strips), strips.at(-1)!.to]
  return ruledGrid({ xs, ys, wallBelow: () => true, wallRight: () => true })
}

/** A row of figures, or of labels each in a column of its own; a lone label may reach over the columns to its right. */
function fits({ chunks }: Row, columns: Interval[]): boolean {
  const taken = chunks.map(({ box }) => columns.filter(({ from, to }) => box.x <= to && rightOf(box) >= from))
  if (chunks.length === 1) return taken[0]!.includes(columns[0]!)
  return taken.every(({ length }) => length === 1) && new Set(taken.flat()).size === taken.length
}

/** Labels that wrap stand closer to their row than rows do to each other, or between two rows: then no line is a row. */
function isEvenlySet(rows: Row[]): boolean {
  const pitches = rows.slice(1).map(({ line }, index) => line.box.y - rows[index]!.line.box.y)
  return Math.max(...pitches) <= bounds.uneven * Math.min(...pitches)
}

function isLikelyTable(rows: Row[]): boolean {
  return rows.filter(({ isData, chunks }) => isData && chunks.length > 2).length >= bounds.rowsOfLists
}

interface Interval { from: number; to: number }

function mergedIntervals(chunks: Line[]): Interval[] {
  const merged: Interval[] = []
  for (const { box } of [...chunks].sort((a, b) => a.box.x - b.box.x)) {
    const last = merged.at(-1)
    if (last && box.x <= last.to) last.to = Math.max(last.to, rightOf(box))
    else merged.push({ from: box.x, to: rightOf(box) })
  }
  return merged
}

function between(intervals: Interval[]): number[] {
  return intervals.slice(1).map(({ from }, index) => (intervals[index]!.to + from) / 2)
}
