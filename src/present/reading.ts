// A reading in, its answer in one language out: what is printed at each place is cut from the text, personal data as stars.
import { quoteOf } from './quote.js'
import { firstBehind } from '../model/line-at.js'
import type { CellAt, CellRead, EquationRead, ReadingAnswer, ReadingOfReport, TableRead } from '../model/reading.js'
import type { Span } from '../model/span.js'
import type { Language } from '../model/words.js'

type Table = ReadingOfReport['tables'][number]
type Cell = ReadingAnswer['tables'][number]['rows'][number]['cells'][number]

/** A cell that repeats a personal datum shows neither its text nor its value, and no equation writes it out. */
export function presentReading(reading: ReadingOfReport, text: string, masked: Span[], language: Language): ReadingAnswer {
  const isHidden = ({ start, end }: Span): boolean => (masked[firstBehind(masked, start)]?.start ?? Infinity) < end
  const cellOf = (column: string, [value, start, end]: CellRead): Cell => {
    if (start === undefined || end === undefined) return { column, value, raw: null }
    const { quote } = quoteOf(text, { start, end, where: nowhere }, masked)
    return { column, value: isHidden({ start, end }) ? null : value, raw: quote, start, end }
  }
  const tableOf = (table: Table): ReadingAnswer['tables'][number] => ({
    id: table.id, title: table.title[language],
    columns: table.columns.map((column) => ({ id: column.id, title: column.title[language] })),
    rows: table.rows.map((row) => ({
      id: row.id, title: row.title[language], cells: row.cells.map((cell, at) => cellOf(columnOf(table, row, at), cell)),
    })),
  })
  const equationsOf = (table: Table): EquationRead[] => table.equations
    .filter(({ left, right }) => ![...left, ...right].some(([row, at]) => {
      const [, start, end] = table.rows[row]!.cells[at]!
      return start !== undefined && end !== undefined && isHidden({ start, end })
    }))
    .map(({ left, right, written, ...rest }) => ({
      ...rest, table: table.id, left: left.map((each) => termOf(table, each)), right: right.map((each) => termOf(table, each)), written,
    }))
  return {
    identity: reading.identity,
    tables: reading.tables.map(tableOf),
    equations: reading.tables.flatMap(equationsOf),
    figures: reading.figures.filter((figure) => !isHidden(figure)).map((figure) => ({ ...figure, title: figure.title[language] })),
  }
}

const nowhere = { zh: '', en: '' }

function columnOf({ columns }: TableRead, row: TableRead['rows'][number], at: number): string {
  return row.columns?.[at] ?? columns[at]?.id ?? ''
}

/** A cell that prints nothing counts as zero in a sum, by the form's own practice. */
function termOf(table: TableRead, [rowAt, at]: CellAt): EquationRead['left'][number] {
  const row = table.rows[rowAt]!
  return { row: row.id, column: columnOf(table, row, at), sign: 1, value: row.cells[at]![0] ?? 0 }
}
