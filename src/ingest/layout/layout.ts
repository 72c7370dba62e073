// Pages as laid out in; the text in reading order, its paragraphs, tables and pictures, and where each character is printed, out.
import { fragmentsOf } from './fragments.js'
import { headingSizes, textSize } from './headings.js'
import { linesOf } from './lines.js'
import { measureOf } from './measure.js'
import { joinedTable } from './page-breaks.js'
import { itemsOf } from './page-items.js'
import { unclearTables } from './notes.js'
import { written } from './reading.js'
import { ruledTables } from './ruled-tables.js'
import { runningLines } from './running-heads.js'
import type { Content } from '../format.js'
import type { LaidPage } from './laid-page.js'

/** For every format that prints characters at places: nothing here knows which. */
export function layOut(pages: readonly LaidPage[]): Content {
  const drawn = pages.map((page) => {
    const fragments = fragmentsOf(page)
    const { tables, free } = ruledTables(page, fragments, textSize(fragments))
    return { page, tables, lines: linesOf(free) }
  })
  const running = runningLines(pages, drawn.map(({ lines }) => lines))
  const flowing = drawn.flatMap(({ lines }) => lines.filter((line) => !running.has(line)))
  const whole = measureOf(flowing)
  const items = drawn.flatMap(({ page, tables, lines }) => itemsOf(page, tables, lines, running, whole))
  return { ...written(items, headingSizes(flowing), joinedTable), pages: pages.length, notes: unclearTables(items) }
}
