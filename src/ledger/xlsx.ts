// An XLSX workbook in, blocks of rows out: its shown sheets one after another, formulas by the value they were saved with.
import { dateOf } from '../calendar/days.js'
import { Fault } from '../model/fault.js'
import { limits } from '../model/limits.js'
import { sheetReader } from '../container/sheet.js'
import { readWorkbook } from '../container/workbook.js'
import { openArchive } from '../container/zip.js'
import type { Block, LedgerSource } from './source.js'
import type { Sheet, Workbook } from '../container/workbook.js'
import type { Archive } from '../container/zip.js'

/** A block this long is handed on. */
const rowsPerBlock = 1000

const opening = {
  what: { zh: '工作簿', en: 'workbook' }, instead: { zh: '请另存为 CSV', en: 'save it as CSV' }, most: limits.workbookUnpackedBytes,
}

/** By its first bytes, whatever its name. @throws Fault unknown-format for a workbook of the old binary kind. */
export async function isXlsx(source: LedgerSource): Promise<boolean> {
  for await (const chunk of source.open()) {
    if (chunk[0] === 0xD0 && chunk[1] === 0xCF && chunk[2] === 0x11 && chunk[3] === 0xE0) {
      throw new Fault('unknown-format', {
        zh: '这是旧式 XLS 或者有密码的工作簿，请另存为 XLSX 或 CSV。', en: 'This is an old XLS workbook or one with a password; save it as XLSX or CSV.',
      })
    }
    return chunk[0] === 0x50 && chunk[1] === 0x4B
  }
  return false
}

export async function* xlsxBlocks(source: LedgerSource): AsyncGenerator<Block> {
  const bytes = await wholeOf(source)
  const archive = await openArchive(bytes, opening)
  const workbook = await readWorkbook(archive)
  const share = Math.floor(bytes.length / Math.max(1, workbook.sheets.length))
  for (const sheet of workbook.sheets) yield* sheetBlocks(archive, sheet, workbook, share)
}

async function wholeOf(source: LedgerSource): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of source.open()) {
    size += chunk.byteLength
    if (size > limits.workbookBytes) {
      const mib = limits.workbookBytes / 1024 / 1024
      throw new Fault('file-too-large', { zh: `工作簿超过 ${mib} MiB；请另存为 CSV。`, en: `The workbook is larger than ${mib} MiB; save it as CSV.` })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function* sheetBlocks(archive: Archive, sheet: Sheet, workbook: Workbook, bytes: number): AsyncGenerator<Block> {
  let rows: string[][] = []
  let firstRow = 1
  let weight = bytes
  let row: string[] = []
  const reader = sheetReader(workbook, {
    cell(column, text) {
      while (row.length < column) row.push('')
      row[column] = text
    },
    row(number) {
      // Rows that hold nothing are left out of the file, but not of the count.
      while (firstRow + rows.length < number) rows.push([])
      rows.push(row)
      row = []
    },
    date: dateOf,
  })
  const block = (): Block => ({ sheet: sheet.name, firstRow, rows, broken: new Map(), bytes: weight, ragged: false })
  for await (const piece of archive.read(sheet.path, limits.sheetBytes)) {
    reader.write(piece)
    if (rows.length < rowsPerBlock) continue
    yield block()
    firstRow += rows.length
    rows = []
    weight = 0
  }
  reader.close()
  if (rows.length > 0 || firstRow === 1) yield block()
}
