// The bytes of a roster file in, CSV or XLSX, its lines out.
import { csvBlocks } from '../../ledger/csv.js'
import { isXlsx, xlsxBlocks } from '../../ledger/xlsx.js'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import type { Localised } from '../../model/words.js'

export interface FileLine { line: number; cells: string[] }

/**
 * The first sheet that holds anything, or the CSV, in the encodings a ledger may have.
 * @throws Fault roster-refused for too many lines or one that can't be read, and as a ledger's readers do for a workbook.
 */
export async function readLines(bytes: Uint8Array): Promise<FileLine[]> {
  const source = { name: 'roster', size: bytes.byteLength, open: () => once(bytes) }
  const lines: FileLine[] = []
  let sheet: string | null = null
  for await (const block of (await isXlsx(source)) ? xlsxBlocks(source) : csvBlocks(source)) {
    if (lines.length > 0 && block.sheet !== sheet) break
    sheet = block.sheet
    for (const [row, why] of block.broken) {
      throw refused(`第${row}行无法读取（${why}）。`, `Line ${row} can't be read (${why}).`)
    }
    block.rows.forEach((cells, index) => {
      if (cells.some((cell) => cell.trim() !== '')) lines.push({ line: block.firstRow + index, cells: cells.map(unguarded) })
    })
    if (lines.length > limits.rosterLines + 1) {
      throw refused(`名单最多${limits.rosterLines}行。`, `A roster may have ${limits.rosterLines} lines.`)
    }
  }
  return lines
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

function unguarded(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}

function refused(zh: string, en: string): Fault {
  const detail: Localised = { zh, en }
  return new Fault('roster-refused', detail)
}
