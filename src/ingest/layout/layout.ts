// Pages as laid out in; the text in reading order, its paragraphs, tables and pictures, and where each character is printed, out.
import { fragmentsOf } from './fragments.js'
import { headingSizes, textSize } from './headings.js'
import { linesOf } from './lines.js'
import { measureOf } from './measure.js'
import { itemsOf } from './page-items.js'
import { drawings, unclearTables } from './notes.js'
import { written } from './reading.js'
import { ruledTables } from './ruled-tables.js'
import { runningLines } from './running-heads.js'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import type { Content } from '../format.js'
import type { LaidPage } from './laid-page.js'
import type { Table } from './tables.js'

/**
 * For every format that prints characters at places: nothing here knows which.
 * @throws Fault too-many-cells.
 */
export function layOut(pages: readonly LaidPage[]): Content {
  const drawn = pages.map((page) => {
    const fragments = fragmentsOf(page)
    const { tables, free, isDrawing } = ruledTables(page, fragments, textSize(fragments))
    return { page, tables, isDrawing, lines: linesOf(free) }
  })
  refuseTooManyCells(drawn.flatMap(({ tables }) => tables))
  const running = runningLines(pages, drawn.map(({ lines }) => lines))
  const flowing = drawn.flatMap(({ lines }) => lines.filter((line) => !running.has(line)))
  const whole = measureOf(flowing)
  const items = drawn.flatMap(({ page, tables, lines }) => itemsOf(page, tables, lines, running, whole))
  const notes = [...unclearTables(items), ...drawings(drawn.filter(({ isDrawing }) => isDrawing).map(({ page }) => page.number))]
  return { ...written(items, headingSizes(flowing)), pages: pages.length, notes }
}

function refuseTooManyCells(tables: readonly Table[]): void {
  if (tables.reduce((sum, { cells }) => sum + cells.length, 0) <= limits.gridCells) return
  throw new Fault('too-many-cells', {
    zh: `表格单元格超过${limits.gridCells}个`, en: `The tables have more than ${limits.gridCells} cells`,
  })
}
