// A table element in, its cells with rows and columns out, and whether it is a table or only a frame for the page.
import { attribute, isElement } from './html-tree.js'
import type { Element, Tree } from './html-tree.js'

export interface TableCells {
  /** data: a grid · record: label and value of the page's own catalogue entry · frame: used to place the page. */
  use: 'data' | 'record' | 'frame'
  rows: number
  columns: number
  cells: Array<{ at: number; row: number; column: number; rowSpan: number; columnSpan: number }>
  captions: number[]
}

/** A colspan past this is a way to say "all columns". */
const wideSpan = 60

/** @param at index of a `table` element. Linear in its cells and columns. */
export function readTable(tree: Tree, at: number): TableCells {
  if (tree.tables[at]! > 0) return { use: 'frame', rows: 0, columns: 0, cells: [], captions: [] }
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

/** Labels of the catalogue entry that government pages show above an article. */
const recordLabel = /^[\s\u00A0\u3000[【]*(?:索\s*引\s*号|信息索引|发布(?:机构|日期|时间|单位)|发文(?:机关|单位|日期|字号)|公开(?:方式|形式|日期|时限|范围|责任部门)|成文日期|生成日期|主题分类|体裁分类|信息(?:来源|分类|名称)|文\s*号|有\s*效\s*性)/

function useOf(tree: Tree, at: number, rows: number, columns: number, cells: number[][]): TableCells['use'] {
  if (columns < 2) return 'frame'
  const texts = cells.slice(0, 12).flat().slice(0, 60)
  if (texts.filter((cell) => tree.text[cell]! < 40 && recordLabel.test(firstText(tree, cell))).length >= 2) return 'record'
  const longest = cells.reduce((most, row) => row.reduce((length, cell) => Math.max(length, tree.text[cell]!), most), 0)
  if (longest > 400 && longest * 2 > tree.text[at]!) return 'frame'
  if (rows === 1) return cells[0]!.some((cell) => /^\s*[\d.,]+\s*$/.test(firstText(tree, cell))) ? 'data' : 'frame'
  return 'data'
}

function firstText(tree: Tree, at: number): string {
  for (let node = at + 1; node < tree.end[at]!; node++) {
    const each = tree.nodes[node]!
    if ('value' in each && tree.text[node]! > 0) return each.value.trim()
  }
  return ''
}
