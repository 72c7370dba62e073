// The part of a sheet in, what a reader of it sees out: rows of cells that hold something, merged cells, pictures; and what is hidden from him.
import { columnOf, isSet, lettersOf, mostColumns, sheetReader } from '../../container/sheet.js'
import { relationOf } from '../../container/workbook.js'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import type { Workbook } from '../../container/workbook.js'
import type { XmlReader } from '../../container/xml.js'

/** Rows as a spreadsheet numbers them, from 1; columns from 0. In order, without what is blank or hidden. */
export interface SheetContent {
  rows: SheetRow[]
  merges: Merge[]
  /** Numbers of rows that are not shown, in order. */
  hiddenRows: number[]
  /** By column: 1 where it is not shown. */
  hiddenColumns: Uint8Array
  /** Cells that hold something and are not shown. */
  hiddenCells: number
  unsavedFormulas: number
  /** Id of the part that places pictures and text boxes over the cells. */
  drawing: string | null
}
/** `blanks`: cells that hold nothing but have lines or a look of their own. */
export interface SheetRow { number: number; cells: SheetCell[]; blanks: number }
export interface SheetCell { row: number; column: number; text: string }
export interface Merge { top: number; left: number; bottom: number; right: number }

/** What stands for the value of a formula that was saved without one: not blank, which would be an answer. */
export const unsavedValue = '=?'

export function contentReader(workbook: Workbook): { reader: XmlReader; content: SheetContent } {
  const content: SheetContent = {
    rows: [], merges: [], hiddenRows: [], hiddenColumns: new Uint8Array(mostColumns), hiddenCells: 0, unsavedFormulas: 0, drawing: null,
  }
  let row: SheetCell[] = []
  let count = 0
  let blanks = 0
  const add = (column: number, text: string): void => {
    if (text.trim() === '') return
    count += 1
    if (count > limits.gridCells) throw tooManyCells()
    // The number of the row is known when it ends.
    row.push({ row: 0, column, text })
  }
  const reader = sheetReader(workbook, {
    cell: add,
    row(number, hidden) {
      if (hidden) content.hiddenRows.push(number)
      for (const cell of row) cell.row = number
      if (row.length > 0) content.rows.push({ number, cells: row, blanks })
      row = []
      blanks = 0
    },
    date: (day) => new Date(day * millisecondsOfDay).toISOString().slice(0, 10),
    unsaved(column) {
      content.unsavedFormulas += 1
      add(column, unsavedValue)
    },
    blank() { blanks += 1 },
    other(name, attributes) { takeOther(content, name, attributes) },
  })
  return { reader, content }
}

const millisecondsOfDay = 86_400_000

function takeOther(content: SheetContent, name: string, attributes: Record<string, string>): void {
  if (name === 'mergeCell' && content.merges.length < limits.gridCells) {
    const merge = mergeOf(attributes['ref'] ?? '')
    if (merge) content.merges.push(merge)
  } else if (name === 'col' && (isSet(attributes['hidden']) || attributes['width'] === '0')) {
    content.hiddenColumns.fill(1, Math.max(0, Number(attributes['min']) - 1), Number(attributes['max']))
  } else if (name === 'drawing') content.drawing = relationOf(attributes) ?? null
}

/** B2:D5; nothing for a range of one cell or one that can't be read. */
function mergeOf(reference: string): Merge | null {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference)
  if (!parts) return null
  const [left, right] = [columnOf(parts[1]!), columnOf(parts[3]!)]
  const [top, bottom] = [Number(parts[2]), Number(parts[4])]
  return left <= right && top <= bottom && (left < right || top < bottom) ? { top, left, bottom, right } : null
}

/** Leaves out what is not shown; of a merged cell that is partly hidden the first shown place holds the text. */
export function withoutHidden(content: SheetContent): SheetContent {
  if (content.hiddenRows.length === 0 && !content.hiddenColumns.includes(1)) return content
  const isHiddenRow = new Set(content.hiddenRows)
  const isHidden = ({ row, column }: SheetCell): boolean => isHiddenRow.has(row) || content.hiddenColumns[column] === 1
  const hidden = content.rows.flatMap(({ cells }) => cells.filter(isHidden))
  if (hidden.length === 0) return content
  const mergeAt = mergesByOrigin(content.merges)
  const moved = hidden.flatMap((cell): Array<{ cell: SheetCell; merge: Merge }> => {
    const merge = mergeAt.get(keyOf(cell.row, cell.column))
    const top = merge && firstShown(merge.top, merge.bottom, (row) => isHiddenRow.has(row))
    const left = merge && firstShown(merge.left, merge.right, (column) => content.hiddenColumns[column] === 1)
    return merge && top && typeof left === 'number' ? [{ cell: { row: top, column: left, text: cell.text }, merge: { ...merge, top, left } }] : []
  })
  const shown = content.rows.flatMap(({ cells }) => cells.filter((cell) => !isHidden(cell)))
  return {
    ...content,
    rows: rowsOf([...shown, ...moved.map(({ cell }) => cell)]),
    merges: [...content.merges, ...moved.map(({ merge }) => merge)],
    hiddenCells: hidden.length - moved.length,
  }
}

/** Looked for a short way only: a merged cell is no register. */
function firstShown(from: number, to: number, isHidden: (at: number) => boolean): number | null {
  for (let at = from; at <= Math.min(to, from + 100); at++) if (!isHidden(at)) return at
  return null
}

function rowsOf(cells: SheetCell[]): SheetRow[] {
  const ordered = cells.sort((a, b) => a.row - b.row || a.column - b.column)
  const rows: SheetRow[] = []
  for (const cell of ordered) {
    if (rows.at(-1)?.number === cell.row) rows.at(-1)!.cells.push(cell)
    else rows.push({ number: cell.row, cells: [cell], blanks: 0 })
  }
  return rows
}

/** By the place of their first cell. */
export function mergesByOrigin(merges: Merge[]): Map<number, Merge> {
  return new Map(merges.map((merge) => [keyOf(merge.top, merge.left), merge]))
}

/** A number for each cell of a sheet. */
export function keyOf(row: number, column: number): number {
  return row * mostColumns + column
}

/** As a spreadsheet names it: C5. */
export function placeOf(row: number, column: number): string {
  return lettersOf(column) + String(row)
}

export function tooManyCells(): Fault {
  return new Fault('too-many-cells', {
    zh: `表格单元格超过${limits.gridCells}个`, en: `The tables have more than ${limits.gridCells} cells`,
  })
}
