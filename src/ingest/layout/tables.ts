// What a table is before it is written: cells with their place and the text printed in them.
import type { Box } from '../../model/place.js'
import type { Printed } from './lines.js'

export interface TableCell extends Printed { row: number; column: number; rowSpan: number; columnSpan: number }

export interface Table {
  page: number
  box: Box
  rows: number
  columns: number
  /** By row, then by column. */
  cells: TableCell[]
  /** Left edges of the columns and, last, the right edge of the table; in points. */
  edges: number[]
}
