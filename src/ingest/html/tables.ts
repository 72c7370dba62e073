// A table element in, its cells with rows and columns out, and whether it is a table or only a frame for the page.
import { attribute, isElement } from './tree.js'
import type { Element, Tree } from './tree.js'

export interface TableCells {
  /** data: a grid · frame: used to place the page. */
  use: 'data' | 'frame'
  rows: number
  columns: number
  cells: Array<{ at: number; row: number; column: number; rowSpan: number; columnSpan: number }>
  captions: number[]
}

/** A colspan past this is a way to say "all columns". */
const wideSpan = 60

/** @param at index of a `table` element. Linear in its cells and columns. */
export function readTable(tree: Tree, at: number): TableCells {
  if (holdsTables(tree, at)) return { use: 'frame', rows: 0, columns: 0, cells: [], captions: [] }
  const rows: number[][] = []
  const captions: number[] = []
  for (let node = at + 1; node < tree.end[at]!; node++) {
    const element = tree.nodes[node]!
    if (!isElement(element)) continue
    if (element.tagName === 'tr') rows.push([])
    else if (element.tagName === 'td' || element.tagName === 'th') {
      if (rows.length === 0) rows.push([])
      rows.at(-1)!.push(node)
      node = tree.end[node]! - 1
    } else if (element.tagName === 'caption') {
      captions.push(node)
      node = tree.end[node]! - 1
    }
  }
  const filled = rows.filter((row) => row.length > 0)
  const placed = place(tree, filled)
  return { ...placed, use: useOf(tree, at, placed.rows, placed.columns, filled), captions }
}

/** More tables than this in one are a page placed by them. */
const mostInner = 64

/** A table of one cell in a cell is only a way to draw a frame or to indent: the cells around it stay those of a table. */
function holdsTables(tree: Tree, at: number): boolean {
  if (tree.tables[at] === 0) return false
  if (tree.tables[at]! > mostInner) return true
  let inner = 0
  let cells = 0
  for (let node = at + 1; node < tree.end[at]!; node++) {
    const element = tree.nodes[node]!
    if (!isElement(element)) continue
    if (element.tagName === 'table') {
      inner = Math.max(inner, tree.end[node]!)
      cells = 0
    } else if (node < inner && (element.tagName === 'td' || element.tagName === 'th') && ++cells > 1) return true
  }
  return false
}

function place(tree: Tree, rows: number[][]): Pick<TableCells, 'rows' | 'columns' | 'cells'> {
  const columns = rows.reduce((most, row) => Math.max(most, row.reduce((sum, cell) => sum + plainSpan(tree, cell), 0)), 0)
  const taken = new Int32Array(columns + 1)
  const cells: TableCells['cells'] = []
  let widest = 0
  rows.forEach((row, index) => {
    let column = 0
    for (const at of row) {
      while (column < columns && taken[column]! > index) column++
      const element = tree.nodes[at] as Element
      const columnSpan = Math.max(1, Math.min(spanOf(element, 'colspan'), columns - column))
      const asked = spanOf(element, 'rowspan')
      const rowSpan = Math.max(1, Math.min(asked === 0 ? rows.length : asked, rows.length - index))
      cells.push({ at, row: index, column, rowSpan, columnSpan })
      for (let each = column; each < Math.min(column + columnSpan, columns); each++) taken[each] = index + rowSpan
      column += columnSpan
      widest = Math.max(widest, column)
    }
  })
  return { rows: rows.length, columns: widest, cells }
}

/** Columns held open by cells of earlier rows can only push a row further right, so the widest row bounds them all but those. */
function plainSpan(tree: Tree, cell: number): number {
  const element = tree.nodes[cell] as Element
  const span = spanOf(element, 'colspan')
  return span > wideSpan || span < 1 ? 1 : span
}

function spanOf(element: Element, name: string): number {
  const value = Number.parseInt(attribute(element, name) ?? '1', 10)
  return Number.isNaN(value) || value < 0 ? 1 : Math.min(value, 65_534)
}

function useOf(tree: Tree, at: number, rows: number, columns: number, cells: number[][]): TableCells['use'] {
  if (columns < 2) return 'frame'
  const longest = cells.reduce((most, row) => row.reduce((length, cell) => Math.max(length, tree.text[cell]!), most), 0)
  if (longest > 400 && longest * 2 > tree.text[at]!) return 'frame'
  return rows > 1 || (longest < 40 && tree.links[at] === 0) ? 'data' : 'frame'
}
