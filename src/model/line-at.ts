// Stretches of text in order and an offset in, the one that stands there out, looked for by halves.
import type { Line, Text } from './text.js'

/** Index of the first stretch that ends behind the offset; their number where none does. @param stretches in order, not overlapping. */
export function firstBehind(stretches: ReadonlyArray<{ end: number }>, offset: number): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (stretches[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** null between lines. */
export function lineAt({ lines }: Pick<Text, 'lines'>, offset: number): Line | null {
  const line = lines[firstBehind(lines, offset)]
  return line && line.start <= offset ? line : null
}
