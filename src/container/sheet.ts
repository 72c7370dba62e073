// The XML of a sheet in, its cells out as a spreadsheet shows them, one by one and row by row: formulas by the value saved beside them.
import { unescaped } from './escaped-text.js'
import { xmlReader } from './xml.js'
import type { Workbook } from './workbook.js'
import type { XmlReader } from './xml.js'

/** Column XFD is the last a sheet can have; rows likewise. */
export const mostColumns = 16_384
const mostRows = 1_048_576
/** Days from 1899-12-30 to 1970-01-01. */
const epoch = 25_569
/** Decimal digits a spreadsheet keeps of a number; what a file holds beyond them is the noise of its binary form. */
const keptDigits = 15

/** Rows count from 1 as a spreadsheet shows them, columns from 0. */
export interface SheetHandlers {
  cell(column: number, text: string): void
  /** After the cells of the row; rows that hold nothing may be left out. */
  row(number: number, hidden: boolean): void
  /** How a date is written. @param day counted from 1970-01-01. */
  date(day: number): string
  /** A cell whose formula was saved without its value: nobody knows what it shows. */
  unsaved?(column: number): void
  /** A cell that holds nothing but has a look of its own, as those of a table with lines have. */
  blank?(): void
  /** Every other element, with its attributes: merged cells, widths of columns, drawings. */
  other?(name: string, attributes: Record<string, string>): void
}

export function sheetReader({ strings, isDate, shift }: Workbook, handlers: SheetHandlers): XmlReader {
  let number = 0
  let hidden = false
  let column = -1
  let type = ''
  let style = 0
  let value = ''
  let run = ''
  let formula = false
  let reading = false
  let aid = false
  return xmlReader({
    open(name, attributes) {
      // A formula (f) is never read: what was saved beside it is. Nor is the reading aid over a text (rPh).
      reading = name === 'v' || (name === 't' && !aid)
      run = ''
      if (name === 'c') {
        column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r'])
        type = attributes['t'] ?? 'n'
        style = Number(attributes['s'] ?? 0)
        value = ''
        formula = false
      } else if (name === 'row') {
        column = -1
        number = Math.min(mostRows, Math.max(number + 1, Number(attributes['r'] ?? number + 1) || number + 1))
        hidden = isSet(attributes['hidden']) || attributes['ht'] === '0'
      } else if (name === 'f') formula = true
      else if (name === 'rPh') aid = true
      else if (!reading) handlers.other?.(name, attributes)
    },
    text(text) { if (reading) run += text },
    close(name) {
      if (reading) value += unescaped(run)
      reading = false
      if (name === 'rPh') aid = false
      if (name === 'row') handlers.row(number, hidden)
      if (name !== 'c' || column < 0 || column >= mostColumns) return
      if (value !== '') handlers.cell(column, textOf(type, value, isDate[style] ?? false))
      // A text formula may well give nothing; one of any other kind has a value wherever it was ever worked out.
      else if (formula && type !== 'str') handlers.unsaved?.(column)
      else handlers.blank?.()
    },
  })

  function textOf(type: string, value: string, date: boolean): string {
    if (type === 's') return strings[Number(value)] ?? ''
    if (type !== 'n') return value
    if (!date) return value.length > keptDigits && value.includes('.') ? rounded(value) : value
    const serial = Number(value)
    return serial >= 1 && serial < 2_958_466 ? handlers.date(Math.floor(serial) + shift - epoch) : value
  }
}

export function isSet(flag: string | undefined): boolean {
  return flag === '1' || flag === 'true'
}

/** 96171.600000000006 is shown as 96171.6; a long whole number may be a code and is left alone. */
function rounded(value: string): string {
  const number = Number(value)
  return Number.isFinite(number) ? String(Number(number.toPrecision(keptDigits))) : value
}

/** B12 is column 1. */
export function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length && at < 4; at += 1) {
    const letter = reference.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

/** 0 is A, 26 is AA. */
export function lettersOf(column: number): string {
  let name = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}
