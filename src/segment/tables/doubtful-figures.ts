// A table in, the same with digits that stand apart read as one figure where its row's total bears it out, and else in doubt.
import type { Table, TableCell, TableRow } from '../../model/report.js'
import type { Form } from '../../model/rulebook.js'

/**
 * `1 2` may be twelve, one with the mark of a note, or two figures of which one belongs to the blank cell beside it. The sum of the
 * row decides for twelve; where it does not, nobody can say, and a blank cell beside it is no blank.
 */
export function withDoubtfulFigures(table: Table, forms: Form[], clean: string): Table {
  if (!table.rows.some(isDoubtful)) return table
  const form = forms.find(({ id }) => id === table.form)
  return {
    ...table,
    rows: table.rows.map((row) => {
      if (!isDoubtful(row)) return row
      const columns = form?.rows.find(({ key }) => key === row.key)?.columns
      return { ...row, cells: (columns?.at(-1) === 'total' ? asSummed(row.cells, clean) : null) ?? inDoubt(row.cells) }
    }),
  }
}

function isDoubtful({ cells }: TableRow): boolean {
  return cells.some(({ kind }) => kind === 'text')
}

function asSummed(cells: TableCell[], clean: string): TableCell[] | null {
  const joined = cells.map((cell) => (cell.kind === 'text' ? joinedFigure(cell, clean) : cell))
  if (!joined.every((cell) => cell !== null)) return null
  const values = joined.map(({ value }) => value ?? 0)
  const total = values.pop()
  return values.reduce((sum, value) => sum + value, 0) === total ? joined : null
}

function joinedFigure({ range }: TableCell, clean: string): TableCell | null {
  const text = clean.slice(range.start, range.end)
  if (!digitsApart.test(text)) return null
  return { value: Number(text.replace(/[\s,]/g, '')), kind: 'number', range }
}

const digitsApart = /^[1-9][\d\s,]{1,12}$/

function inDoubt(cells: TableCell[]): TableCell[] {
  const isText = (index: number): boolean => cells[index]?.kind === 'text'
  return cells.map((cell, index) =>
    (cell.kind === 'blank' && (isText(index - 1) || isText(index + 1)) ? { ...cell, kind: 'unreadable' } : cell))
}
