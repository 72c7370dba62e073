// The blocks of a ledger in, its cases out, sheet by sheet under the head found there; what is no case is counted and left.
import { csvBlocks } from './csv.js'
import { columnNames, plain } from './column-names.js'
import { readDate } from './dates.js'
import { findHead, headWithin } from './header.js'
import { isXlsx, xlsxBlocks } from './xlsx.js'
import type { ColumnNames } from './column-names.js'
import type { Head, Mapping } from './header.js'
import type { Block, BrokenLine, LedgerSource } from './source.js'
import type { LedgerBook, LedgerKind } from '../model/ledger.js'

export interface Row { row: number; cells: string[]; broken: BrokenLine | null }
export interface Skipped { blank: number; totals: number; headers: number; notes: number }
export interface Batch { sheet: string | null; head: Head; rows: Row[]; bytes: number }
export interface Reading { kind: LedgerKind; map: Mapping; book: LedgerBook }

interface Sheet {
  name: string | null
  head: Head | null
  /** Rows seen while the head is looked for. */
  waiting: Row[]
  ragged: boolean
  hopeless: boolean
}

/** All rows, the heads found, and the first rows, for whoever has to say why there was no head. */
export interface Seen { rows: number; heads: number; opening: string[][] }

/** @returns whether any row was there at all, and any sheet had a head. */
export async function* registerBatches(source: LedgerSource, reading: Reading, skipped: Skipped): AsyncGenerator<Batch, Seen> {
  const names = columnNames(reading.book, reading.kind)
  const totals = new Set(reading.book.columns.totals.map(plain))
  const told: Seen = { rows: 0, heads: 0, opening: [] }
  let sheet: Sheet | null = null
  for await (const block of await blocksOf(source)) {
    told.rows += block.rows.length
    if (told.opening.length < headWithin) told.opening.push(...block.rows.slice(0, headWithin))
    if (sheet === null || sheet.name !== block.sheet) {
      if (sheet) yield* flush(sheet, names, reading.map, totals, skipped, told)
      sheet = { name: block.sheet, head: null, waiting: [], ragged: block.ragged, hopeless: false }
    }
    yield* take(sheet, block, names, reading.map, totals, skipped, told)
  }
  if (sheet) yield* flush(sheet, names, reading.map, totals, skipped, told)
  return told
}

async function blocksOf(source: LedgerSource): Promise<AsyncIterable<Block>> {
  return (await isXlsx(source)) ? xlsxBlocks(source) : csvBlocks(source)
}

interface Told { heads: number }

function* take(
  sheet: Sheet, block: Block, names: ColumnNames, map: Mapping, totals: Set<string>, skipped: Skipped, told: Told,
): Generator<Batch> {
  const rows = block.rows.map((cells, index): Row => {
    const row = block.firstRow + index
    return { row, cells, broken: block.broken.size ? block.broken.get(row) ?? null : null }
  })
  if (sheet.hopeless) return
  if (sheet.head) {
    yield batchOf(sheet, sheet.head, rows, block.bytes, totals, skipped)
    return
  }
  sheet.waiting.push(...rows)
  if (sheet.waiting.length > headWithin) yield* flush(sheet, names, map, totals, skipped, told, block.bytes)
}

/** The rows that waited for a head go under the one found among them; without one nothing in the sheet can be read. */
function* flush(
  sheet: Sheet, names: ColumnNames, map: Mapping, totals: Set<string>, skipped: Skipped, told: Told, bytes = 0,
): Generator<Batch> {
  if (sheet.head || sheet.hopeless) return
  sheet.head = findHead(sheet.waiting.map(({ cells }) => cells), names, map)
  if (!sheet.head) {
    sheet.hopeless = true
    return
  }
  told.heads += 1
  yield batchOf(sheet, sheet.head, sheet.waiting.slice(sheet.head.rows), bytes, totals, skipped)
  sheet.waiting = []
}

function batchOf(sheet: Sheet, head: Head, rows: Row[], bytes: number, totals: Set<string>, skipped: Skipped): Batch {
  const lastColumn = Math.max(...head.at.values())
  const kept: Row[] = []
  for (const each of rows) {
    const why = each.broken === null ? whyNoCase(each.cells, head, totals) : null
    if (why !== null) skipped[why] += 1
    else {
      if (sheet.ragged && each.broken === null && isOutOfStep(each.cells, head, lastColumn)) each.broken = 'columns'
      kept.push(each)
    }
  }
  return { sheet: sheet.name, head, rows: kept, bytes }
}

function whyNoCase(cells: string[], head: Head, totals: Set<string>): keyof Skipped | null {
  const first = cells.findIndex((cell) => cell.trim() !== '')
  if (first < 0) return 'blank'
  const text = cells[first]!.trim()
  if (first < 3 && text.length <= 12 && totals.has(plain(text)) && ![...head.at.values()].some((column) => isDay(cells[column]))) return 'totals'
  if (text === (head.headers[first] ?? '').trim() && repeatsHead(cells, head)) return 'headers'
  const only = cells.findIndex((cell, column) => column > first && cell.trim() !== '') < 0
  // One cell alone under many columns is a remark below the table, unless it is a case's own number.
  if (only && head.headers.length > 3 && ![...head.at.values()].includes(first)) return 'notes'
  return null
}

function isDay(cell: string | undefined): boolean {
  return cell !== undefined && readDate(cell.trim()).state === 'day'
}

function repeatsHead(cells: string[], head: Head): boolean {
  return [...head.at.values()].every((column) => (cells[column] ?? '').trim() === (head.headers[column] ?? '').trim())
}

function isOutOfStep(cells: string[], { headers }: Head, lastColumn: number): boolean {
  if (cells.length <= lastColumn) return true
  return cells.length > headers.length && cells.slice(headers.length).some((cell) => cell.trim() !== '')
}
