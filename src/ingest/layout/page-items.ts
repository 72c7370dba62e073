// What stands on a page in, the same in the order it is read out: from top to bottom, what stands beside a table after it.
import { alignedTables } from './aligned-tables.js'
import { centreOf } from './boxes.js'
import { columnBands } from './columns.js'
import { measureOf } from './measure.js'
import { filledTable } from './ruled-tables.js'
import type { LaidPage } from './laid-page.js'
import type { Line } from './lines.js'
import type { Measure } from './measure.js'
import type { Item } from './reading.js'
import type { Table } from './tables.js'

interface Placed { y: number; item: Item }

/** @param whole the measure of the document, for a page with few lines. */
export function itemsOf(page: LaidPage, tables: Table[], lines: Line[], running: Set<Line>, whole: Measure): Item[] {
  const placed: Placed[] = [
    ...lines.filter((line) => running.has(line)).map((line): Placed => ({ y: centreOf(line.box).y, item: { kind: 'running', line } })),
    ...columnBands(lines.filter((line) => !running.has(line))).flatMap((band) => bandItems(band, whole)),
    ...tables.map((table): Placed => ({ y: table.box.y, item: { kind: 'table', table } })),
    ...page.pictures.map((box): Placed => ({ y: box.y, item: { kind: 'picture', page: page.number } })),
  ]
  return placed.sort((a, b) => a.y - b.y).map(({ item }) => item)
}

/** Columns of a band follow each other: no line of the second is read before the end of the first. */
function bandItems(band: Line[][], whole: Measure): Placed[] {
  const [single] = band
  if (band.length === 1) return columnItems(single!, measureOf(single!, whole))
  const top = Math.min(...band.flat().map(({ box }) => centreOf(box).y))
  return band.flatMap((column) => columnItems(column, measureOf(column))).map(({ item }) => ({ y: top, item }))
}

function columnItems(lines: Line[], measure: Measure): Placed[] {
  return alignedTables(lines).flatMap((stretch): Placed[] => {
    if (stretch.kind !== 'table') {
      const tabular = stretch.kind === 'unclear'
      return stretch.lines.map((line) => ({ y: centreOf(line.box).y, item: { kind: 'line', line, measure, tabular } }))
    }
    const fragments = stretch.lines.flatMap(({ pieces }) => pieces.map(({ fragment }) => fragment))
    const table = filledTable(stretch.grid, fragments, stretch.lines[0]!.page)
    return [{ y: table.box.y, item: { kind: 'table', table } }]
  })
}
