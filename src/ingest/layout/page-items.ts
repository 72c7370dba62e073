// What stands on a page in, the same in the order it is read out: from top to bottom, what stands beside a table after it.
import { centreOf } from './boxes.js'
import { measureOf } from './measure.js'
import type { LaidPage } from './laid-page.js'
import type { Line } from './lines.js'
import type { Measure } from './measure.js'
import type { Item } from './reading.js'
import type { Table } from './tables.js'

export function itemsOf(page: LaidPage, tables: Table[], lines: Line[], running: Set<Line>, whole: Measure): Item[] {
  const measure = measureOf(lines.filter((line) => !running.has(line)), whole)
  const placed: Array<{ y: number; item: Item }> = [
    ...lines.map((line) => ({
      y: centreOf(line.box).y, item: running.has(line) ? { kind: 'running' as const, line } : { kind: 'line' as const, line, measure },
    })),
    ...tables.map((table) => ({ y: table.box.y, item: { kind: 'table' as const, table } })),
    ...page.pictures.map((box) => ({ y: box.y, item: { kind: 'picture' as const, page: page.number } })),
  ]
  return placed.sort((a, b) => a.y - b.y).map(({ item }) => item)
}
