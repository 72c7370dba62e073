// Runs in, the same without those printed again over themselves, which is how some programs make bold letters and shadows.
import type { TextRun } from '../laid-page.js'

/** Share of the font size by which a second printing is moved at most. */
const moved = 0.2
/** How many earlier places of the same words are looked at: a second printing follows soon. */
const remembered = 16

export function withoutSecondPrintings(runs: readonly TextRun[]): TextRun[] {
  const places = new Map<string, TextRun[]>()
  return runs.filter((run) => {
    const key = `${run.direction} ${run.text}`
    const earlier = places.get(key) ?? []
    if (earlier.some((other) => over(run, other))) return false
    places.set(key, [...earlier.slice(1 - remembered), run])
    return true
  })
}

function over(a: TextRun, b: TextRun): boolean {
  const near = moved * a.size
  return Math.abs(a.box.x - b.box.x) <= near && Math.abs(a.box.y - b.box.y) <= near && Math.abs(a.size - b.size) <= near
}
