// What was read of a report's tables in, sheets out: every table with its numbers, every equation with whether it holds.
import { headCells } from './workbook.js'
import type { Evaluation } from '../../model/evaluation.js'
import type { ReadingAnswer } from '../../model/reading.js'
import type { ExportWords } from '../words.js'
import type { SheetCell, SheetPage } from './workbook.js'

/** A cell of an equation that does not hold is shaded, so that the eye finds it. */
const wrong = '#FFC9C2'

/** None where nothing was read. */
export function readingPages({ reading, findings }: Evaluation, w: ExportWords): SheetPage[] {
  if (!reading) return []
  const pages = reading.tables.filter(({ rows }) => rows.length > 0).map((table) => tablePage(table, brokenCells(reading, table.id)))
  if (reading.equations.length > 0) pages.push(equationsPage(reading, new Map(findings.map(({ ruleId, title }) => [ruleId, title])), w))
  return pages
}

/** Cells of equations that fail, as row and column. Where the form's own design lets the sides differ, none is accused. */
function brokenCells({ equations }: ReadingAnswer, table: string): Set<string> {
  return new Set(equations.filter((each) => each.table === table && !each.holds && !each.doubtful)
    .flatMap(({ left, right }) => [...left, ...right].map(({ row, column }) => keyOf(row, column))))
}

function keyOf(row: string, column: string): string {
  return JSON.stringify([row, column])
}

function tablePage({ title, columns, rows }: ReadingAnswer['tables'][number], broken: Set<string>): SheetPage {
  const body = rows.map(({ id, title: name, cells }): SheetCell[] => {
    const byColumn = new Map(cells.map((cell) => [cell.column, cell]))
    return [{ value: name }, ...columns.map(({ id: column }): SheetCell => {
      const cell = byColumn.get(column)
      // What stands there and is no number is shown as it stands.
      return { value: cell?.value ?? cell?.raw ?? null, align: 'right', ...(broken.has(keyOf(id, column)) && { shade: wrong }) }
    })]
  })
  const heads = headCells(['', ...columns.map((each) => each.title)])
  return { name: sheetName(title), heads: 1, widths: [44, ...columns.map(() => 14)], rows: [heads, ...body] }
}

function equationsPage({ equations, tables }: ReadingAnswer, rules: Map<string, string>, w: ExportWords): SheetPage {
  const titles = new Map(tables.map(({ id, title }) => [id, title]))
  return {
    name: w.equations, heads: 1, widths: [30, 30, 80, 12],
    rows: [
      headCells([w.tables, w.item, w.written, w.holds]),
      ...equations.map(({ table, ruleId, written, holds, doubtful }): SheetCell[] => [
        { value: titles.get(table) ?? table }, { value: rules.get(ruleId) ?? ruleId }, { value: written },
        { value: holds ? w.yes : doubtful ? w.doubtful : w.no, align: 'center', ...(!holds && !doubtful && { shade: wrong }) },
      ]),
    ],
  }
}

/** Excel takes 31 characters in the name of a sheet, and none of these signs. */
export function sheetName(title: string): string {
  return [...title.replace(/[\\/?*[\]:']/g, ' ')].slice(0, 31).join('').trim()
}
