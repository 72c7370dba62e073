// Whatever stands on a sheet and however it is merged: no shown text is lost or said twice, and no two cells of a table overlap.
import fc from 'fast-check'
import t from 'tap'
import { layOutSheet } from '../../../src/ingest/spreadsheet/sheet-layout.js'
import type { Merge, SheetRow } from '../../../src/ingest/spreadsheet/sheet-content.js'

const size = 9
const place = fc.record({ row: fc.integer({ min: 1, max: size }), column: fc.integer({ min: 0, max: size }) })
const cells = fc.uniqueArray(place, { selector: ({ row, column }) => `${row} ${column}`, maxLength: 40 })
const merges = fc.array(fc.tuple(place, place), { maxLength: 12 }).map((pairs) => pairs.map(([a, b]): Merge => ({
  top: Math.min(a.row, b.row), bottom: Math.max(a.row, b.row), left: Math.min(a.column, b.column), right: Math.max(a.column, b.column),
})))

function rowsOf(places: Array<{ row: number; column: number }>): SheetRow[] {
  const numbers = [...new Set(places.map(({ row }) => row))].sort((a, b) => a - b)
  return numbers.map((number) => ({
    number, blanks: 0, cells: places.filter(({ row }) => row === number).sort((a, b) => a.column - b.column)
      .map(({ row, column }) => ({ row, column, text: `${row}:${column}` })),
  }))
}

t.test('texts that no merged cell covers are said once', (t) => {
  fc.assert(fc.property(cells, (places) => {
    const said = layOutSheet({ rows: rowsOf(places), merges: [], hiddenRows: [] }).flatMap((part) =>
      (part.kind === 'paragraph' ? [part.cell.text] : part.cells.map(({ from }) => from.text).filter((text) => text !== '')))
    t.same([...said].sort(), places.map(({ row, column }) => `${row}:${column}`).sort())
  }), { seed: 4, numRuns: 200 })
  t.end()
})

t.test('cells cover their table once, merged as they may be', (t) => {
  fc.assert(fc.property(cells, merges, (places, merged) => {
    for (const part of layOutSheet({ rows: rowsOf(places), merges: merged, hiddenRows: [] })) {
      if (part.kind === 'paragraph') continue
      const covered = part.cells.flatMap(({ row, column, rowSpan, columnSpan }) => Array.from({ length: rowSpan * columnSpan }, (_, at) =>
        (row + Math.floor(at / columnSpan)) * part.columns + column + (at % columnSpan)))
      t.same(covered.sort((a, b) => a - b), Array.from({ length: part.rows * part.columns }, (_, at) => at))
    }
  }), { seed: 4, numRuns: 200 })
  t.end()
})
