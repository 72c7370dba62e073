// A page's rulings and fragments in, its ruled tables out, and the fragments that stand in none.
import { barsOf } from './bars.js'
import { centreOf, rightOf } from './boxes.js'
import { cellText } from './cell-text.js'
import { isDigit } from './characters.js'
import { isUpright, parts, stopsOf } from './fragments.js'
import { sortedIntoGrids } from './innermost.js'
import { latticesOf } from './lattices.js'
import { stretchAt } from './ranges.js'
import { ruledGrid } from './ruled-cells.js'
import { withoutThin } from './thin-rows.js'
import { limits } from '../../model/limits.js'
import type { Fragment } from './fragments.js'
import type { LaidPage } from './laid-page.js'
import type { RuledGrid } from './ruled-cells.js'
import type { Table } from './tables.js'

/** Lines nearer than this share of the text's size are one: no row of text is that low. Never more than cells are padded by. */
const tolerance = { share: 0.3, least: 1.5, most: 4 }

export interface RuledPage {
  tables: Table[]
  free: Fragment[]
  /** More lines than a table has: a drawing, whose lines say nothing of its words. */
  isDrawing: boolean
}

/** @param size of the page's text, in points. */
export function ruledTables({ rulings, number, height }: LaidPage, fragments: readonly Fragment[], size: number): RuledPage {
  const near = Math.min(tolerance.most, Math.max(tolerance.least, tolerance.share * size))
  const bars = barsOf(rulings, near)
  if (bars.across.length + bars.down.length > limits.pageLines) return { tables: [], free: [...fragments], isDrawing: true }
  const lattices = latticesOf(bars, near)
  const isDrawing = lattices.reduce((slots, { xs, ys }) => slots + xs.length * ys.length, 0) > limits.gridCells
  if (isDrawing) return { tables: [], free: [...fragments], isDrawing }
  const { held, free } = sortedIntoGrids(lattices.map(ruledGrid), fragments, height)
  const tables: Table[] = []
  for (const [grid, inside] of held) {
    const table = tableOf(grid, inside, number, size)
    if (table) tables.push(table)
    else for (const fragment of inside) free.push(fragment)
  }
  return { tables, free, isDrawing }
}

/** null for what only frames text, or is drawn. */
function tableOf(grid: RuledGrid, fragments: readonly Fragment[], page: number, size: number): Table | null {
  const inCells = sortedIntoCells(grid, fragments)
  return isFrame(inCells) ? null : withoutThin(withText(grid, inCells, page), grid.ys, size)
}

/** A table from cells whose text is known to stand in them. */
export function filledTable(grid: RuledGrid, fragments: readonly Fragment[], page: number): Table {
  return withText(grid, sortedIntoCells(grid, fragments), page)
}

function sortedIntoCells(grid: RuledGrid, fragments: readonly Fragment[]): Fragment[][] {
  const inCells: Fragment[][] = grid.cells.map(() => [])
  for (const fragment of fragments) for (const part of splitAtWalls(fragment, grid)) inCells[slotCell(grid, centreOf(part.box))]!.push(part)
  return inCells
}

function withText({ xs, ys, box, cells }: RuledGrid, inCells: Fragment[][], page: number): Table {
  const texts = cells.map((cell, index) =>
    ({ ...cell, ...cellText(inCells[index]!, xs[cell.column + cell.columnSpan]! - xs[cell.column]!) }))
  return { page, box, rows: ys.length - 1, columns: xs.length - 1, cells: texts, edges: xs }
}

/** In characters: a lone cell with more is a page or a notice with a line around it. */
const longestLone = 60

/** Nothing is told from anything by its lines. The last row of a table may stand alone on its page, though, and most of it be blank. */
function isFrame(inCells: Fragment[][]): boolean {
  const filled = inCells.filter((inside) => inside.length > 0)
  return filled.length < 2 && (filled[0] ?? []).reduce((length, { text }) => length + text.length, filled.length > 0 ? 0 : Infinity) > longestLone
}

function slotCell({ xs, ys, slots }: RuledGrid, { x, y }: { x: number; y: number }): number {
  return slots[stretchAt(ys, y) * (xs.length - 1) + stretchAt(xs, x)]!
}

/** A run may be written through several cells of a row; its characters tell where each begins. */
function splitAtWalls(fragment: Fragment, grid: RuledGrid): Fragment[] {
  const { box, run, from, text } = fragment
  const { y } = centreOf(box)
  if (!isUpright(run) || slotCell(grid, { x: box.x, y }) === slotCell(grid, { x: rightOf(box), y })) return [fragment]
  const stops = stopsOf(run)
  const cellOf = (unit: number): number =>
    slotCell(grid, { x: run.box.x + (stops[from + unit]! + stops[from + unit + 1]!) / 2, y })
  const cuts: number[] = []
  let cell = cellOf(0)
  for (let unit = 1; unit < text.length; unit++) {
    const next = cellOf(unit)
    if (next === cell || isInNumber(fragment, stops, unit)) continue
    cuts.push(unit)
    cell = next
  }
  return parts(fragment, cuts)
}

/** A number wider than its cell hangs over the border; two numbers leave a gap at it, as cells are padded by. */
function isInNumber({ text, from, size }: Fragment, stops: readonly number[], unit: number): boolean {
  if (!isDigit(text.charCodeAt(unit - 1)) || !isDigit(text.charCodeAt(unit))) return false
  const stepTo = (at: number): number => stops[from + at]! - stops[from + at - 1]!
  let usual = digitStep * size
  for (let at = 1; at < text.length; at++) {
    if (at !== unit && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at))) usual = Math.min(usual, stepTo(at))
  }
  return stepTo(unit) < loosest * usual
}

/** From digit to digit, in em: half of one, or a little more, in all fonts that set them alike. */
const digitStep = 0.56
/** As often as that step: a digit further off belongs to another number. */
const loosest = 1.25
