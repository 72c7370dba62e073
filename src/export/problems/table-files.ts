// Rows of problem items in, CSV row by row or a sheet of Excel out.
import { csvPieces } from '../csv.js'
import { headCells, workbook } from '../sheet/workbook.js'
import { columnsOf } from './table.js'
import { problemWords } from './words.js'
import type { Language } from '../../model/words.js'
import type { IssuedList } from '../../model/problem-list-export.js'
import type { SheetCell, SheetPage } from '../sheet/workbook.js'
import type { Column } from './table.js'

/** Called for each list in turn, so that thousands are never held; `head` goes before all. */
export function problemCsv(language: Language): { head: string; rowsOf(list: IssuedList): string } {
  const { which, followed, found } = columnsOf(language)
  const columns = [...which, ...followed, ...found]
  const write = csvPieces()
  return {
    head: write([columns.map(({ head }) => head)]),
    rowsOf: (list) => (list.items.length === 0 ? '' : write(list.items.map((item) => columns.map(({ cell }) => cell(list, item))))),
  }
}

/** Two pages: what is done about each, and what each is. */
export function problemSheet(lists: readonly IssuedList[], language: Language): Promise<Uint8Array> {
  const { which, followed, found } = columnsOf(language)
  const { page, details } = problemWords[language]
  return workbook([pageOf(page, [...which, ...followed], lists), pageOf(details, [...which, ...found], lists)])
}

function pageOf(name: string, columns: Column[], lists: readonly IssuedList[]): SheetPage {
  const rows = lists.flatMap((list) => list.items.map((item) => columns.map(({ cell }): SheetCell => {
    const value = cell(list, item)
    return typeof value === 'number' ? { value, format: '0' } : { value }
  })))
  return { name, heads: 1, widths: columns.map(({ width }) => width), rows: [headCells(columns.map(({ head }) => head)), ...rows] }
}
