// The short form of a path of OFD in (GB/T 33190, 9.2), the straight lines it draws on the page out.
import { filledLines, strokedLines } from '../layout/drawn/rulings.js'
import type { Ruling } from '../layout/laid-page.js'
import type { Matrix } from '../layout/drawn/matrix.js'
import type { PageObject } from './page-content.js'

/** How a command is packed for the reader of lines: its number there, and how many numbers follow it here. */
const commands: Record<string, { code: number; values: number }> = {
  S: { code: 0, values: 2 }, M: { code: 0, values: 2 }, L: { code: 1, values: 2 }, B: { code: 2, values: 6 }, Q: { code: 3, values: 4 },
  A: { code: 3, values: 7 }, C: { code: 4, values: 0 },
}

/** A path is stroked unless it says no, and filled only where it says so. */
export function rulingsOf({ attributes, drawing, fill, stroke }: PageObject, toPage: Matrix): Ruling[] {
  const path = packed(drawing)
  const stroked = attributes['Stroke'] !== 'false' && !isWhite(stroke)
  const filled = attributes['Fill'] === 'true' && !isWhite(fill)
  // A thin bar both filled and stroked is one line.
  const bars = filled ? filledLines(path, toPage) : []
  return bars.length > 0 || !stroked ? bars : strokedLines(path, toPage)
}

function packed(drawing: string): number[] {
  const words = drawing.trim().split(/[\s,]+/)
  const path: number[] = []
  for (let at = 0; at < words.length;) {
    const command = commands[words[at]!]
    if (!command) break
    const values = words.slice(at + 1, at + 1 + command.values).map(Number)
    if (values.length < command.values || !values.every(Number.isFinite)) break
    path.push(command.code, ...(command.values === 7 ? [values[5]!, values[6]!, values[5]!, values[6]!] : values))
    at += 1 + command.values
  }
  return path
}

function isWhite(color: string | null): boolean {
  return color !== null && /^\s*(?:255\s+255\s+255|#FFFFFF|#FF\s+#FF\s+#FF)\s*$/i.test(color)
}
