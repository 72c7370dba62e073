// A printed table and a way to write it in, what is read of it out: the same figures, nothing, or other figures, which must never be.
import { readTables } from '../../../src/segment/tables.js'
import { placed } from '../../fixtures/same-report/make/grid.js'
import { forms, pageText, plainText } from '../table-shapes.js'
import type { Cell } from '../table-shapes.js'
import type { Text } from '../../../src/model/text.js'
import type { Table } from '../../../src/model/report.js'
import type { Printed } from './printed.js'

/** Ways a table stands in a file. */
export const writings: Record<string, (rows: Cell[][]) => Text | Promise<Text>> = {
  'a grid': (rows) => pageText([rows]),
  'two grids': (rows) => pageText([...cut(rows)]),
  'two grids, a page number between': (rows) => pageText([cut(rows)[0]!, '- 3 -', cut(rows)[1]!]),
  'drawn with pipes': (rows) => plainText(full(rows).map((row) => `| ${row.join(' | ')} |`).join('\n')),
  'drawn with tabs': (rows) => plainText(full(rows).map((row) => row.join('\t')).join('\n')),
  'drawn with blanks': (rows) => plainText(full(rows).map((row) => row.filter((text) => text !== '').join('    ')).join('\n')),
  'one cell a line': (rows) => plainText(written(rows).flat().filter((text) => text !== '').join('\n')),
  'one cell a line, blank lines between': (rows) => plainText(written(rows).flat().filter((text) => text !== '').join('\n\n')),
}

/** Cut after a row that no merged cell goes beyond, or as a page cuts: what was merged is merged on both sides. */
function cut(rows: Cell[][]): [Cell[][], Cell[][]] {
  const middle = Math.ceil(rows.length / 2)
  const cells = placed(rows.map((row) => row.map((cell) => (Array.isArray(cell) ? [String(cell[0]), cell[1], cell[2]] : String(cell)))))
  const rowOf = (row: number, from: number, to: number): Cell[] => cells.flatMap((cell): Array<{ column: number; cell: Cell }> => {
    const [first, last] = [Math.max(cell.row, from), Math.min(cell.row + cell.rowSpan, to)]
    return first < last && first === row
      ? [{ column: cell.column, cell: [cell.row < from ? '' : cell.text, last - first, cell.columnSpan] }] : []
  }).sort((a, b) => a.column - b.column).map(({ cell }) => cell)
  const half = (from: number, to: number): Cell[][] => Array.from({ length: to - from }, (_, at) => rowOf(from + at, from, to))
  return [half(0, middle), half(middle, rows.length)]
}

function written(rows: Cell[][]): string[][] {
  return rows.map((row) => row.map((cell) => String(Array.isArray(cell) ? cell[0] : cell).replace(/\n/g, '')))
}

function full(rows: Cell[][]): string[][] {
  const texts: string[][] = rows.map(() => [])
  const cells = placed(rows.map((row) => row.map((cell) => (Array.isArray(cell) ? [String(cell[0]), cell[1], cell[2]] : String(cell)))))
  for (const { text, row, column, rowSpan, columnSpan } of cells) {
    for (let down = 0; down < rowSpan; down++) for (let right = 0; right < columnSpan; right++) {
      texts[row + down]![column + right] = down + right === 0 ? text.replace(/\n/g, '') : ''
    }
  }
  return texts
}

/** same: all figures · open: some or all can't be read, and it says so · missing: rows said to be missing · other: figures never printed there. */
export type Verdict = 'same' | 'open' | 'missing' | 'other' | 'none'

export function verdictOn(text: Text, { form, figures }: Printed): { verdict: Verdict; tables: Table[]; first: string } {
  const tables = readTables(text, { forms }).filter((table) => table.form.startsWith(form.split('-')[0]!))
  const read = tables.filter(({ state }) => state === 'read')
  const of = (verdict: Verdict, first = ''): ReturnType<typeof verdictOn> => ({ verdict, tables, first })
  if (tables.length === 0) return of('none')
  const rows = read.flatMap((table) => table.rows.map((row) => ({ ...row, form: table.form })))
  for (const row of rows) {
    const said = row.cells.map(({ value }) => value)
    if (said.some((value, at) => value !== null && value !== figures[row.key]?.[at])) {
      return of('other', `${row.key}: ${said.join(' ')}, not ${figures[row.key]?.join(' ')}`)
    }
  }
  if (tables.some((table) => table.form !== form)) return of('open', 'another edition')
  const readWhole = new Set(rows.filter((row) => row.cells.every(({ value }) => value !== null)).map(({ key }) => key))
  if (Object.keys(figures).every((key) => readWhole.has(key))) return of('same')
  const missing = read.length === 1 ? read[0]!.missingRows : []
  if (missing.length > 0) return of('missing', missing.join(' '))
  return of('open', tables.map(({ state, why }) => `${state} ${why}`).join(', '))
}
