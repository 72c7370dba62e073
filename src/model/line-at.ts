// An offset of clean text in, the line it stands on out.
import type { Line, Text } from './text.js'

/** null between lines. Lines are in order, so this is a binary search. */
export function lineAt({ lines }: Pick<Text, 'lines'>, offset: number): Line | null {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (lines[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  const line = lines[low]
  return line && line.start <= offset ? line : null
}
