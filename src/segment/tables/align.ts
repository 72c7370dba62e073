// The cells found after a row label in, one cell for each column of the form out; or nothing, where they can't be told apart.
import { factorOf } from './cells.js'
import type { HeaderColumn, Item } from './drafts.js'
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
  const present = row.columns.filter((column) => !manner.missingColumns.includes(column))
  const found = byPlace(item, present) ?? byCount(item, present.length, manner)
  if (!found) return null
  return row.columns.map((column) => {
    const index = present.indexOf(column)
    const cell = index === -1 ? absentCell(item) : found[index]!
    return inUnit(cell, row, clean)
  })
}

/** Each column's label stands over exactly one cell, and no other cell holds anything. */
function byPlace(item: Item, present: string[]): TableCell[] | null {
  const over = present.map((key) => item.header.find((column) => column.key === key))
  if (item.at === null || present.length < 2 || !over.every((column) => column?.at?.grid === item.at!.grid)) return null
  const columns = over as HeaderColumn[]
  if (columns.some(({ at }, index) => index > 0 && columns.findIndex((other) => other.at!.column === at!.column) !== index)) return null
  const cells = columns.map(({ at }) => item.cells.filter((cell) => cell.at!.column === at!.column && cell.at!.columnSpan === at!.columnSpan))
  const taken = new Set(cells.flat())
  const stray = item.cells.some((cell) => !taken.has(cell) && cell.cell.kind !== 'blank')
  return cells.every((each) => each.length === 1) && !stray ? cells.map(([each]) => each!.cell) : null
}

function byCount(item: Item, count: number, manner: Manner): TableCell[] | null {
  const cells = manner.blankLines ? withBlankLines(item) : item.cells.map(({ cell }) => cell)
  if (cells.length === count) return cells
  const filled = cells.filter(({ kind }) => kind !== 'blank')
  if (filled.length === count) return filled
  // A blank row, or a single value with the empty cells that pad its block to the width of the table.
  if (filled.length === 0 && cells.length > count && count > 0) return cells.slice(0, count)
  return null
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

