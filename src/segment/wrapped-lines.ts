// Lines of prose in, runs of lines out: a paragraph that was wrapped at a fixed width is one run again.
import { enumeratorAt } from './numbering.js'
import type { ProseLine } from './prose-lines.js'
import type { Range } from '../model/span.js'

export interface Run extends Range {
  /** A cell of a table that only lays out the page: its own line breaks end sentences. */
  breaks: boolean
}

/** Paragraphs on one line each are longer than this somewhere; text wrapped at a width is not. */
const widest = 100
/** A wrapped line fills most of the width. */
const filled = 0.7
const narrowest = 20

/** @param gridBlocks blocks whose lines are cells. */
export function runsOf(clean: string, lines: ProseLine[], gridBlocks: Set<number>): Run[] {
  const widths = blockWidths(lines)
  const runs: Run[] = []
  let last: ProseLine | undefined
  for (const line of lines) {
    const run = runs.at(-1)
    if (run && last && goesOn(clean, last, line, widths.get(line.block)!)) run.end = line.end
    else runs.push({ start: line.start, end: line.end, breaks: gridBlocks.has(line.block) })
    last = line
  }
  return runs
}

function blockWidths(lines: ProseLine[]): Map<number, number> {
  const widths = new Map<number, number>()
  for (const { block, start, end } of lines) widths.set(block, Math.max(widths.get(block) ?? 0, end - start))
  return widths
}

/** The next line follows without a blank or an indent, opens no item, and the line before it is full and unfinished. */
function goesOn(clean: string, last: ProseLine, next: ProseLine, width: number): boolean {
  if (last.block !== next.block || next.start - last.end !== 1 || width > widest || width < narrowest) return false
  if (last.end - last.start < filled * width || /[。;:!?]/.test(clean[last.end - 1]!)) return false
  return enumeratorAt(clean, next.start) === null
}
