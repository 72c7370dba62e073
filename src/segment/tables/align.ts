// The cells found after a row label in, one cell for each column of the form out; or nothing, where they can't be told apart.
import { factorOf } from './cells.js'
import type { HeaderColumn, Item } from './drafts.js'
import type { GridPlace } from './piece.js'
import type { TableCell } from '../../model/report.js'
import type { Form } from '../../model/rulebook.js'

type Row = Form['rows'][number]

/** How the cells of one table are told: `blankLines` where its pages print a blank cell as a blank line. */
export interface Manner { blankLines: boolean; missingColumns: string[] }

/**
 * Never takes the next number for the next cell: by the columns' own places in a grid, else only when exactly as many cells
 * stand as the row has columns. null when neither holds.
 */
export function alignedCells(item: Item, row: Row, manner: Manner, clean: string): TableCell[] | null {
  const { missingColumns } = manner
  const present = missingColumns.length === 0 ? row.columns : row.columns.filter((column) => !missingColumns.includes(column))
  const found = byPlace(item, present) ?? (isInOrder(item.header, present, row.columns.at(-1)) ? byCount(item, present.length, manner) : null)
  if (!found || mayBeMerged(item, found)) return null
  return row.columns.map((column) => {
    const index = present.indexOf(column)
    const cell = index === -1 ? absentCell(item) : found[index]!
    return inUnit(cell, row, clean)
  })
}

/** Each column's label stands over exactly one cell, and no other cell holds anything. */
function byPlace({ at, header, cells }: Item, present: string[]): TableCell[] | null {
  if (at === null || present.length < 2) return null
  const found: Array<TableCell | undefined> = present.map(() => undefined)
  const places = placesOf(header, present, at.grid)
  if (!places) return null
  for (const { at: place, cell } of cells) {
    const index = places.findIndex((column) => column.column === place!.column && column.columnSpan === place!.columnSpan)
    if (index === -1 ? cell.kind !== 'blank' : found[index] !== undefined) return null
    if (index !== -1) found[index] = cell
  }
  return found.every((cell) => cell !== undefined) ? found : null
}

/** null unless every label stands in the grid, each over a column of its own. */
function placesOf(header: HeaderColumn[], present: string[], grid: number): GridPlace[] | null {
  const places = present.map((key) => header.find((column) => column.key === key)?.at).filter((place) => place?.grid === grid)
  const columns = new Set(places.map((place) => place!.column))
  return places.length === present.length && columns.size === present.length ? (places as GridPlace[]) : null
}

/** `11 | | |` drawn with pipes: eleven in the first column, or one cell merged over all three. */
function mayBeMerged({ at }: Item, found: TableCell[]): boolean {
  return at !== null && !at.merged && found.length > 1 && found.every(({ kind }, index) => (kind === 'blank') === index > 0)
}

/**
 * Only columns printed in the form's own order can be told by their number. Read line by line, a head of two levels names the total
 * after the first column, as its cell stands beside it.
 */
function isInOrder(header: HeaderColumn[], present: string[], total: string | undefined): boolean {
  const printed = [...new Set(header.map(({ key }) => key))].filter((key) => present.includes(key))
  const own = present.filter((key) => printed.includes(key))
  const twoLevels = own.at(-1) === total ? [own[0], total, ...own.slice(1, -1)] : own
  return printed.every((key, index) => key === own[index]) || printed.every((key, index) => key === twoLevels[index])
}

function byCount(item: Item, count: number, manner: Manner): TableCell[] | null {
  const cells = manner.blankLines ? withBlankLines(item) : item.cells.map(({ cell }) => cell)
  const words = cells.findIndex(({ kind }) => kind === 'text')
  // A note beside the figures is no cell of the row.
  return counted(cells, count) ?? (words > 0 ? counted(cells.slice(0, words), count) : null)
}

function counted(cells: TableCell[], count: number): TableCell[] | null {
  if (cells.length === count) return cells
  const filled = cells.filter(({ kind }) => kind !== 'blank')
  if (filled.length === count) return filled
  // A blank row, with the empty cells that pad its block to the width of the table.
  return filled.length === 0 && cells.length > count ? cells.slice(0, count) : null
}

function withBlankLines(item: Item): TableCell[] {
  const cells: TableCell[] = []
  let end = item.label.end
  const addBlanks = (count: number): void => {
    for (let each = 0; each < count; each++) cells.push({ value: null, kind: 'blank', range: { start: end, end } })
  }
  for (const { cell, gap } of item.cells) {
    addBlanks(gap)
    cells.push(cell)
    end = cell.range.end
  }
  addBlanks(item.gapAfter)
  return cells
}

function absentCell({ label }: Item): TableCell {
  return { value: null, kind: 'absent', range: { start: label.end, end: label.end } }
}

/** A cell that names its own unit is turned into the form's: 元 in a column of 万元. */
function inUnit(cell: TableCell, { unit }: Row, clean: string): TableCell {
  if (cell.value === null || (unit !== '万元' && unit !== '元')) return cell
  const factor = factorOf(clean.slice(cell.range.start, cell.range.end), unit === '元' ? 'yuan' : 'tenThousandYuan')
  return factor === 1 ? cell : { ...cell, value: factor < 1 ? cell.value / Math.round(1 / factor) : cell.value * factor }
}

