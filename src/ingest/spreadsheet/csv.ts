// A CSV file in, its tables and paragraphs out; a file of that name that is plain prose is left to plain text.
import { parse } from 'csv-parse/sync'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import { decode } from '../encoding.js'
import { checkLegible } from '../legibility.js'
import { layOutSheet } from './sheet-layout.js'
import { tooManyCells } from './sheet-content.js'
import { SheetWriter } from './sheet-writer.js'
import type { Content, Format } from '../format.js'
import type { SheetRow } from './sheet-content.js'

export const csv: Format = {
  id: 'csv',
  mediaType: 'text/csv',
  extensions: ['.csv', '.tsv'],
  looksLike,
  read,
}

/** So much of a file is enough to say whether it is a table. */
const sample = 1024 * 1024

/** By the name, which is all a table of commas has, and by lines beside each other that hold as many cells. */
function looksLike(bytes: Uint8Array, name: string): boolean {
  const lower = name.toLowerCase()
  if (!csv.extensions.some((extension) => lower.endsWith(extension))) return false
  const head = decode(bytes.subarray(0, sample)).text
  const whole = bytes.length > sample ? head.slice(0, head.lastIndexOf('\n') + 1) : head
  return delimiterOf(whole) !== null
}

function read(bytes: Uint8Array): Content {
  const decoded = decode(bytes)
  const notes = checkLegible(decoded)
  const delimiter = delimiterOf(decoded.text.slice(0, sample)) ?? ','
  if (decoded.text.split(delimiter).length > limits.gridCells) throw tooManyCells()
  const writer = new SheetWriter()
  writer.write(layOutSheet({ rows: rowsOf(decoded.text, delimiter), merges: [], hiddenRows: [] }), null)
  return { ...writer.content(), pages: null, notes }
}

/** Of the marks that part cells, the one that makes most rows of a table; null where none makes two. */
function delimiterOf(text: string): string | null {
  let best = { mark: '', cells: 0 }
  for (const mark of [',', '\t', ';']) {
    const cells = tableCells(attempt(text, mark) ?? [])
    if (cells > best.cells) best = { mark, cells }
  }
  return best.mark === '' ? null : best.mark
}

/**
 * Cells of the records that are as wide as one beside them; 0 where most records of several cells are not, or most are sentences.
 * Tables of one file may differ in width, and between them stand titles and prose of one cell.
 */
function tableCells(records: string[][]): number {
  const wide = records.filter(({ length }) => length > 1)
  const regular = wide.filter(({ length }, at) => length === wide[at - 1]?.length || length === wide[at + 1]?.length)
  const sentences = wide.filter((record) => record.at(-1)!.trim().endsWith('。'))
  if (regular.length * 2 <= wide.length || sentences.length * 2 > wide.length) return 0
  return regular.reduce((sum, { length }) => sum + length, 0)
}

function rowsOf(text: string, delimiter: string): SheetRow[] {
  const records = attempt(text, delimiter, false)
  if (!records) {
    throw new Fault('damaged-file', { zh: 'CSV 文件的引号不成对，无法读取。', en: 'The quotes of the CSV file do not pair; it can not be read.' })
  }
  return records.flatMap((record, index) => {
    const number = index + 1
    const cells = record.flatMap((cell, column) => (cell.trim() === '' ? [] : [{ row: number, column, text: cell }]))
    return cells.length > 0 ? [{ number, cells, blanks: 0 }] : []
  })
}

function attempt(text: string, delimiter: string, skipBlank = true): string[][] | null {
  try {
    return parse(text, {
      delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, relax_quotes: true,
      skip_empty_lines: skipBlank, skip_records_with_empty_values: skipBlank,
    })
  } catch {
    return null
  }
}
