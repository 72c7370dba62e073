// What a ledger is read from, and the rows every reader turns it into.
export interface LedgerSource {
  name: string
  /** Bytes in all, where known: for a progress bar. */
  size: number | null
  /** May be called again: repeated numbers are looked at a second time. */
  open(): AsyncIterable<Uint8Array>
}

/** Why a line could not be read as the others: a quote that never closes, too many or too few cells, characters of no encoding. */
export type BrokenLine = 'quote' | 'columns' | 'characters'

/** Rows that follow one another in one sheet; blank ones included, so that a row's number is the one a spreadsheet shows. */
export interface Block {
  sheet: string | null
  /** Number of the first row, counted from 1. */
  firstRow: number
  rows: string[][]
  broken: Map<number, BrokenLine>
  /** Bytes of the file behind this block, for a progress bar. */
  bytes: number
  /** A sheet pads its rows with nothing; a text line that ends early has lost something. */
  ragged: boolean
}
