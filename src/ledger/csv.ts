// A CSV file in, blocks of rows out, piece by piece: never more of the file in memory than one piece.
import { isUtf8 } from 'node:buffer'
import { parse } from 'csv-parse/sync'
import { utf8Of } from './utf8.js'
import { wholeRecords } from './whole-records.js'
import type { Piece } from './whole-records.js'
import type { Block, BrokenLine, LedgerSource } from './source.js'

/** A record longer than this is no line of a register. */
const longestRecord = 1024 * 1024

export async function* csvBlocks(source: LedgerSource): AsyncGenerator<Block> {
  let delimiter: string | null = null
  let width = 0
  let row = 1
  let bytes = 0
  const counted = counting(source.open(), (count) => { bytes += count })
  const fits = (piece: Buffer, strictly: boolean): boolean => {
    const rows = attempt(piece, delimiter ?? ',', strictly)
    return rows !== null && rows.every((each) => width === 0 || each.length === width)
  }
  for await (const piece of wholeRecords(utf8Of(counted), fits)) {
    delimiter ??= delimiterOf(piece.bytes)
    const broken = new Map<number, BrokenLine>()
    const rows = rowsOf(piece, delimiter, row, broken)
    width ||= Math.max(0, ...rows.slice(0, 20).map((each) => each.length))
    yield { sheet: null, firstRow: row, rows, broken, bytes, ragged: true }
    row += rows.length
    bytes = 0
  }
}

async function* counting(chunks: AsyncIterable<Uint8Array>, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    count(chunk.byteLength)
    yield chunk
  }
}

function rowsOf({ bytes, broken: isBroken }: Piece, delimiter: string, firstRow: number, broken: Map<number, BrokenLine>): string[][] {
  const rows = attempt(bytes, delimiter) ?? lineByLine(bytes, delimiter, firstRow, broken)
  if (isBroken) rows.forEach((_, index) => broken.set(firstRow + index, 'quote'))
  // Bytes of no encoding were replaced while reading: only then is each line worth a look.
  if (!isUtf8(bytes) || bytes.includes(replaced)) {
    rows.forEach((cells, index) => { if (cells.some((cell) => cell.includes('\uFFFD'))) broken.set(firstRow + index, 'characters') })
  }
  return rows
}

const replaced = Buffer.from('\uFFFD')

/** @param strictly a quote stands around a whole cell or not at all. @returns null where the library refuses the piece. */
function attempt(bytes: Buffer, delimiter: string, strictly = false): string[][] | null {
  try {
    return parse(bytes, {
      delimiter, record_delimiter: ['\r\n', '\n'], relax_column_count: true, relax_quotes: !strictly, max_record_size: longestRecord,
    })
  } catch {
    return null
  }
}

/** One line that is refused does not take the others with it. */
function lineByLine(bytes: Buffer, delimiter: string, firstRow: number, broken: Map<number, BrokenLine>): string[][] {
  const lines = bytes.toString('utf8').replace(/\n$/, '').split('\n')
  return lines.flatMap((line, index) => {
    const rows = line.length > longestRecord ? null : attempt(Buffer.from(line), delimiter)
    if (rows) return rows.length ? rows : [['']]
    broken.set(firstRow + index, 'quote')
    return [['']]
  })
}

/** Of the marks that part cells, the one the opening lines hold most of. */
function delimiterOf(bytes: Buffer): string {
  const head = bytes.subarray(0, 4096).toString('utf8').split('\n', 5).join('\n')
  const counts = [',', '\t', ';'].map((mark) => ({ mark, count: head.split(mark).length }))
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).mark
}
