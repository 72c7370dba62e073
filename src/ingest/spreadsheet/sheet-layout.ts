// The shown cells of a sheet in, paragraphs and tables out: blank rows part one table from the next, a row of one text is a title or prose.
import { limits } from '../../model/limits.js'
import { keyOf, mergesByOrigin, tooManyCells } from './sheet-content.js'
import type { Merge, SheetCell, SheetContent, SheetRow } from './sheet-content.js'

export type SheetPart = { kind: 'paragraph'; cell: SheetCell } | SheetTable
/** Rows and columns of a table count those that hold anything. A blank cell is one too: it may be an answer that is missing. */
export interface SheetTable { kind: 'table'; rows: number; columns: number; cells: TableCell[] }
export interface TableCell { row: number; column: number; rowSpan: number; columnSpan: number; from: SheetCell }

type Laid = Pick<SheetContent, 'rows' | 'merges' | 'hiddenRows'>
type Merges = Map<number, Merge>

export function layOutSheet(sheet: Laid): SheetPart[] {
  const merges = mergesByOrigin(sheet.merges)
  let budget = limits.gridCells
  return regionsOf(sheet, merges).flatMap((region) => partsOf(region, merges).map((part) => {
    if (part.kind === 'table') budget -= part.cells.length
    if (budget < 0) throw tooManyCells()
    return part
  }))
}

/** Rows that follow one another without a blank row between them; a merged cell that reaches over it closes the gap, a hidden row is none. */
function regionsOf({ rows, hiddenRows }: Laid, merges: Merges): SheetRow[][] {
  const regions: SheetRow[][] = []
  let reached = -1
  let hidden = 0
  for (const row of rows) {
    while (hidden < hiddenRows.length && hiddenRows[hidden]! < row.number) {
      if (hiddenRows[hidden] === reached + 1) reached += 1
      hidden += 1
    }
    if (row.number > reached + 1) regions.push([])
    regions.at(-1)!.push(row)
    reached = Math.max(reached, row.number)
    if (merges.size > 0) for (const cell of row.cells) reached = Math.max(reached, bottomOf(cell, merges))
  }
  return regions
}

/** A cell merged down over a whole sheet would make one table of all that stands beside it. */
const tallest = 1000

function bottomOf({ row, column }: SheetCell, merges: Merges): number {
  const bottom = merges.get(keyOf(row, column))?.bottom ?? row
  return bottom - row > tallest ? row : bottom
}

function partsOf(region: SheetRow[], merges: Merges): SheetPart[] {
  const width = widthOf(region)
  const parts: SheetPart[] = []
  let table: SheetRow[] = []
  const close = (): void => {
    if (table.length > 0) parts.push(tableOf(table, merges))
    table = []
  }
  region.forEach((row, index) => {
    const alone = row.cells.length === 1 ? row.cells[0]! : null
    if (!alone || (table.length > 0 && !standsAlone(row, region[index + 1], isWide(alone, width, merges)))) table.push(row)
    else {
      close()
      parts.push({ kind: 'paragraph', cell: alone })
    }
  })
  close()
  return parts
}

/** Below the first row of a table a text alone in its row may be a label whose values are blank: it needs a further sign to be none. */
function standsAlone({ cells, blanks }: SheetRow, next: SheetRow | undefined, wide: boolean): boolean {
  const { text } = cells[0]!
  if (isProse(text)) return true
  const isNumbered = numbered.test(text)
  if (wide) return next === undefined || isNumbered
  if (blanks > 0 || next === undefined) return false
  const heads = next.cells.length > 1 && !next.cells.some((cell) => figure.test(cell.text))
  return (isNumbered && heads) || (next.cells.length === 1 && isProse(next.cells[0]!.text))
}

function isProse(text: string): boolean {
  return text.includes('。') || text.length > longestLabel
}

const longestLabel = 60
/** How parts of a report and titles of tables begin; rows of the forms begin so too, but figures follow them. */
const numbered = /^\s*(?:第?[一二三四五六七八九十]{1,3}[、部]|附[件表]|表[一二三四\d])/
const figure = /^\s*[-+]?\d/

/** Merged over more than half of the columns that are used. */
function isWide({ row, column }: SheetCell, width: { left: number; right: number }, merges: Merges): boolean {
  const merge = merges.get(keyOf(row, column))
  return merge !== undefined && (Math.min(merge.right, width.right) - merge.left + 1) * 2 > width.right - width.left + 1
}

function widthOf(region: SheetRow[]): { left: number; right: number } {
  let left = Infinity
  let right = 0
  for (const { cells } of region) {
    for (const { column } of cells) {
      left = Math.min(left, column)
      right = Math.max(right, column)
    }
  }
  return { left, right }
}

/** Every place of the table is a cell of its own, or covered by a merged one. Merged cells that overlap are read as if they were not merged. */
function tableOf(rows: SheetRow[], merges: Merges): SheetTable {
  const columns = [...new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)))].sort((a, b) => a - b)
  const numbers = rows.map(({ number }) => number)
  if (rows.length * columns.length > limits.gridCells) throw tooManyCells()
  const covered = new Uint8Array(rows.length * columns.length)
  const cells: TableCell[] = []
  rows.forEach(({ number, cells: filled }, row) => {
    const texts = new Map(filled.map((cell) => [cell.column, cell]))
    columns.forEach((sheetColumn, column) => {
      if (covered[row * columns.length + column] === 1) return
      const merge = merges.get(keyOf(number, sheetColumn))
      const asked = merge && { rowSpan: reach(numbers, row, merge.bottom), columnSpan: reach(columns, column, merge.right) }
      const { rowSpan, columnSpan } = asked && cover(covered, columns.length, row, column, asked) ? asked : single
      cells.push({ row, column, rowSpan, columnSpan, from: texts.get(sheetColumn) ?? { row: number, column: sheetColumn, text: '' } })
    })
  })
  return { kind: 'table', rows: rows.length, columns: columns.length, cells }
}

const single = { rowSpan: 1, columnSpan: 1 }

/** How many of the ordered numbers from `at` on are no larger than `last`. */
function reach(numbers: number[], at: number, last: number): number {
  let end = at + 1
  while (end < numbers.length && numbers[end]! <= last) end += 1
  return end - at
}

/**
 * Cells are placed row by row, so whatever reaches below this row from above stands in it too.
 * @returns false where another cell holds some of the place already: nothing is covered then.
 */
function cover(covered: Uint8Array, width: number, row: number, column: number, { rowSpan, columnSpan }: typeof single): boolean {
  const first = row * width + column
  if (covered.subarray(first, first + columnSpan).includes(1)) return false
  for (let down = 0; down < rowSpan; down++) covered.fill(1, first + down * width, first + down * width + columnSpan)
  return true
}
