// One row of a ledger with its dates read: refilled for every row, so that a million of them leave nothing behind.
import { dateStates, readDate } from './dates.js'
import { yuanIn } from './fee-scale.js'
import { ledgerFields } from '../model/ledger.js'
import type { DateState } from './dates.js'
import type { Head } from './header.js'
import type { BrokenLine } from './source.js'
import type { LedgerBook, LedgerField } from '../model/ledger.js'

const order = new Map<LedgerField, number>(ledgerFields.map((field, index) => [field, index]))
const stateNumbers = new Map<DateState, number>(dateStates.map((state, index) => [state, index]))

export interface DateField { field: LedgerField; index: number; column: number }

export class Line {
  row = 0
  sheet: string | null = null
  cells: string[] = []
  broken: BrokenLine | null = null
  /** Some date is neither blank nor a day: only then is it worth asking which. */
  hasOddDate = false
  dateFields: DateField[] = []
  /** Columns that name somebody. */
  personal = new Set<number>()
  #feeHeader = ''
  readonly columns = new Int32Array(ledgerFields.length).fill(-1)
  readonly #days = new Int32Array(ledgerFields.length)
  readonly #states = new Uint8Array(ledgerFields.length)
  readonly #counts = new Uint8Array(ledgerFields.length)

  /** A new head: another sheet, another order of columns. */
  under(head: Head, sheet: string | null, book: LedgerBook): void {
    this.sheet = sheet
    this.personal = head.personal
    this.#feeHeader = head.headers[head.at.get('feeAmount') ?? -1] ?? ''
    this.columns.fill(-1)
    this.#days.fill(0)
    this.#states.fill(0)
    this.#counts.fill(0)
    this.dateFields = []
    for (const [field, column] of head.at) {
      const index = order.get(field)!
      this.columns[index] = column
      if (book.columns.fields[field]!.type === 'date') this.dateFields.push({ field, index, column })
    }
  }

  take(row: number, cells: string[], broken: BrokenLine | null): void {
    this.row = row
    this.cells = cells
    this.broken = broken
    this.hasOddDate = false
    for (const { index, column } of this.dateFields) {
      const { state, day, count } = readDate((cells[column] ?? '').trim())
      this.#days[index] = day
      this.#states[index] = stateNumbers.get(state)!
      this.#counts[index] = count
      if (state !== 'blank' && state !== 'day') this.hasOddDate = true
    }
  }

  has(field: LedgerField): boolean {
    return this.columns[order.get(field)!]! >= 0
  }

  /** null where there is no such column, it is blank, or it names no day. */
  day(field: LedgerField): number | null {
    const index = order.get(field)!
    return this.#states[index] === 1 ? this.#days[index]! : null
  }

  state(field: LedgerField): DateState {
    return dateStates[this.#states[order.get(field)!]!]!
  }

  dates(field: LedgerField): number {
    return this.#counts[order.get(field)!]!
  }

  /** The fee of the line; 0 where none is on record, null where what is there is no sum. */
  yuan(): number | null {
    return yuanIn(this.text('feeAmount'), this.#feeHeader)
  }

  /** Empty where there is no such column. */
  text(field: LedgerField): string {
    const column = this.columns[order.get(field)!]!
    return column < 0 ? '' : (this.cells[column] ?? '').trim()
  }
}
