// The lines of a roster in, the roster as a spreadsheet file out: every cell is text, so that a code keeps its zeros and nothing is a formula.
import { csv } from './csv.js'
import { headCells, workbook } from './sheet/workbook.js'

/** @param rows the head first. @param name of the sheet; a CSV has none. */
export async function rosterFile(rows: string[][], format: 'csv' | 'xlsx', name: string): Promise<Uint8Array> {
  if (format === 'csv') return csv(rows)
  const [head = [], ...bodies] = rows
  return workbook([{
    name, heads: 1, widths: head.map(() => 20), rows: [headCells(head), ...bodies.map((row) => row.map((value) => ({ value })))],
  }])
}
