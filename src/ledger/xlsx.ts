// An XLSX workbook in, blocks of rows out.
import type { Block, LedgerSource } from './source.js'

export async function isXlsx(source: LedgerSource): Promise<boolean> {
  for await (const chunk of source.open()) return chunk[0] === 0x50 && chunk[1] === 0x4B
  return false
}

export async function* xlsxBlocks(_source: LedgerSource): AsyncGenerator<Block> {
  throw new Error('later')
}
