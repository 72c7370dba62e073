// The lines of a document in, which sizes are headings' out; a paragraph's text and size in, its level out.
import type { Line } from './lines.js'

/** From the largest down; none of them is the size of the text. */
export type HeadingSizes = readonly number[]

/** A heading is printed larger than the text by a sixth at least: 小三 over 四号, 三号 over 小三 is less and says nothing. */
const larger = 1.15
const longest = 80

export function headingSizes(lines: readonly Line[]): HeadingSizes {
  const body = textSize(lines)
  return [...new Set(lines.map(({ size }) => step(size)))].filter((size) => size >= larger * body).sort((a, b) => b - a)
}

/** What most characters are printed in, in points; endless where there are none. */
export function textSize(printed: ReadonlyArray<{ text: string; size: number }>): number {
  const lengths = new Map<number, number>()
  for (const { size, text } of printed) lengths.set(step(size), (lengths.get(step(size)) ?? 0) + text.length)
  return [...lengths].reduce((most, each) => (each[1] > most[1] ? each : most), [Infinity, 0])[0]
}

/** 1-6, or undefined for what is no heading by its looks: many headings are told by their number alone. */
export function headingLevel(text: string, size: number, sizes: HeadingSizes): number | undefined {
  const rank = sizes.indexOf(step(size))
  if (rank === -1 || text.length > longest || /[。；;]$/.test(text) || !/[A-Za-z⺀-꓿]/.test(text)) return undefined
  return Math.min(6, rank + 1)
}

/** Half a point is the finest step editors offer. */
function step(size: number): number {
  return Math.round(size * 2) / 2
}
