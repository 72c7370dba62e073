// A random table as a plan and as a page: cells merged at random, drawn in pieces, out of line and in any order.
import fc from 'fast-check'
import { aPage, run } from './drawn-page.js'
import type { LaidPage, Ruling, TextRun } from '../../../src/ingest/layout/laid-page.js'

export interface PlannedCell { row: number; column: number; rowSpan: number; columnSpan: number; text: string }
export interface Plan { rows: number; columns: number; cells: PlannedCell[]; inPieces: boolean; jitter: number[]; order: number[] }

export const pitch = { x: 60, y: 26, left: 70, top: 90 }

/** Merges never swallow a whole border: a column that no line parts anywhere can't be seen. */
export const gridPlan: fc.Arbitrary<Plan> = fc.record({
  rows: fc.integer({ min: 2, max: 12 }),
  columns: fc.integer({ min: 2, max: 7 }),
  merges: fc.array(fc.record({
    row: fc.nat(10), column: fc.nat(5), rowSpan: fc.integer({ min: 1, max: 4 }), columnSpan: fc.integer({ min: 1, max: 4 }),
  }), { maxLength: 6 }),
  inPieces: fc.boolean(),
  jitter: fc.array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), { minLength: 97, maxLength: 97 }),
  order: fc.array(fc.nat(1_000_000), { minLength: 101, maxLength: 101 }),
}).map(({ merges, ...shape }) => ({ ...shape, cells: cellsOf(shape.rows, shape.columns, merges) }))
  .filter((plan) => allBordersSeen(plan))

type Merge = Omit<PlannedCell, 'text'>

function cellsOf(rows: number, columns: number, merges: Merge[]): PlannedCell[] {
  const taken = new Set<number>()
  const places: Merge[] = []
  const take = (cell: Merge): void => {
    const slots: number[] = []
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) slots.push(row * columns + column)
    }
    const fits = cell.row + cell.rowSpan <= rows && cell.column + cell.columnSpan <= columns
    if (!fits || slots.some((slot) => taken.has(slot))) return
    for (const slot of slots) taken.add(slot)
    places.push(cell)
  }
  for (const merge of merges) take(merge)
  for (let slot = 0; slot < rows * columns; slot++) take({ row: Math.floor(slot / columns), column: slot % columns, rowSpan: 1, columnSpan: 1 })
  places.sort((a, b) => a.row - b.row || a.column - b.column)
  return places.map((place, index) => ({ ...place, text: index % 3 === 0 ? `项${index}` : String(index * 7) }))
}

function allBordersSeen({ rows, columns, cells }: Plan): boolean {
  const starts = new Set(cells.flatMap(({ row, column, text }) => (text ? [`r${row}`, `c${column}`] : [])))
  return starts.size === rows + columns
}

/** Each cell's own four sides, as editors write them. */
export function drawn(plan: Plan, from = 0, to = plan.rows, page = 1): LaidPage {
  const { cells, jitter, inPieces, order } = plan
  const runs: TextRun[] = []
  const rulings: Ruling[] = []
  cells.forEach(({ row, column, rowSpan, columnSpan, text }, index) => {
    const first = Math.max(row, from)
    const last = Math.min(row + rowSpan, to)
    if (first >= last) return
    const off = (side: number): number => jitter[(index * 5 + side) % jitter.length]!
    const left = pitch.left + column * pitch.x
    const right = left + columnSpan * pitch.x
    const top = pitch.top + (first - from) * pitch.y
    const bottom = top + (last - first) * pitch.y
    const sides: Ruling[] = [
      { x1: left, y1: top + off(0), x2: right, y2: top + off(0) }, { x1: left, y1: bottom + off(1), x2: right, y2: bottom + off(1) },
      { x1: left + off(2), y1: top, x2: left + off(2), y2: bottom }, { x1: right + off(3), y1: top, x2: right + off(3), y2: bottom },
    ]
    rulings.push(...(inPieces ? sides.flatMap(halves) : sides))
    if (first === row) runs.push(run(text, left + 5 + off(4), top + 7, 10.5))
  })
  return aPage(shuffled(runs, order), shuffled(rulings, order), page)
}

function halves({ x1, y1, x2, y2 }: Ruling): Ruling[] {
  const x = (x1 + x2) / 2
  const y = (y1 + y2) / 2
  return [{ x1, y1, x2: x, y2: y }, { x1: x, y1: y, x2, y2 }]
}

function shuffled<Each>(list: Each[], order: number[]): Each[] {
  const keyed = list.map((each, index) => ({ each, key: order[(index * 31) % order.length]! + index / 1000 }))
  return keyed.sort((a, b) => a.key - b.key).map(({ each }) => each)
}
