// Sheets of plain cells in, an XLSX workbook out: numbers as numbers, text as text and never as a formula; same cells, same bytes.
import writeExcelFile from 'write-excel-file/node'
import { settled } from '../archive.js'
import { sanitizeTextContent } from 'write-excel-file/utility'
import { visible } from '../visible.js'
import type { SheetData } from 'write-excel-file/node'

export interface SheetCell {
  value: string | number | null
  /** A number's format: 0.0, 0%. */
  format?: string
  bold?: boolean
  shade?: string
  align?: 'left' | 'center' | 'right'
}

export interface SheetPage {
  name: string
  rows: SheetCell[][]
  /** In characters; a Chinese one counts two. */
  widths: number[]
  /** Rows that stay in sight. */
  heads?: number
}

const shade = '#EAEEF2'

/** Of a row that names its columns. */
export function headCells(names: string[]): SheetCell[] {
  return names.map((value) => ({ value, bold: true, shade, align: 'center' }))
}

export async function workbook(pages: SheetPage[]): Promise<Uint8Array> {
  const written = await writeExcelFile(pages.map(({ name, rows, widths, heads = 0 }) => ({
    sheet: name,
    data: rows.map((row) => {
      const height = heightOf(row, widths)
      return row.map((cell) => cellOf(cell, height))
    }),
    columns: widths.map((width) => ({ width })),
    ...(heads > 0 && { stickyRowsCount: heads }),
    orientation: 'landscape' as const,
  })), { fontFamily: '宋体', fontSize: 11 }).toBuffer()
  return settled(written, (path, text) => {
    if (sheetPart.test(path)) return fitToWidth(text)
    return path === 'xl/workbook.xml' ? text.replace('<definedNames/>', () => repeatedHeads(pages)) : text
  })
}

function cellOf({ value, format, bold = false, shade, align }: SheetCell, height: number): SheetData[number][number] {
  const look = {
    height, alignVertical: 'top' as const, wrap: true, ...line,
    ...(bold && { fontWeight: 'bold' as const }), ...(shade !== undefined && { backgroundColor: shade }), ...(align && { align }),
  }
  if (typeof value === 'number') return { value, type: Number, ...(format !== undefined && { format }), ...look }
  const text = cellText(value ?? '')
  return { value: text, type: String, ...(text.length <= longestAsText && { format: '@' }), ...look }
}

/** Points of one line of 11-point text, and what Excel takes at most. */
const lineHeight = 15
const highest = 409

/** Readers do not all fit a row to what is wrapped in it, so each is told: the most lines that one of its cells needs. */
function heightOf(row: SheetCell[], widths: number[]): number {
  const lines = row.map(({ value }, column) => linesIn(String(value ?? ''), widths[column] ?? 10))
  return Math.min(highest, Math.max(1, ...lines) * lineHeight)
}

/** A Chinese character is two wide. A line breaks before it is full, so a tenth is taken off. */
function linesIn(text: string, width: number): number {
  return text.split('\n').reduce((sum, part) => {
    let wide = 0
    for (const character of part) wide += character.codePointAt(0)! > 0x2000 ? 2 : 1
    return sum + Math.max(1, Math.ceil(wide / (width * 0.9)))
  }, 0)
}

const line = { borderStyle: 'thin' as const, borderColor: '#D0D7DE' }

/** A cell formatted as text stays text when it is edited; older versions of Excel show one that is longer as ######. */
const longestAsText = 255

/** Excel takes 32,767 UTF-16 units in a cell, and reads _x0041_ as an escape (ECMA-376, 22.9.2.19). */
const longest = 32_000

export function cellText(text: string): string {
  const shown = visible(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown
}

/** Heads printed on every page (ECMA-376, 18.2.5). @param pages with names free of quotes. */
function repeatedHeads(pages: SheetPage[]): string {
  const names = pages.map(({ name, heads = 0 }, index) => (heads === 0 ? ''
    : `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${sanitizeTextContent(name)}'!$1:$${heads}</definedName>`)).join('')
  return names === '' ? '' : `<definedNames>${names}</definedNames>`
}

const sheetPart = /^xl\/worksheets\/sheet\d+\.xml$/

/**
 * Printed on as many pages as it is long, and one wide. The library names the pane on the lower right where only rows are frozen, which
 * a sheet of one pane's width does not have.
 */
function fitToWidth(sheet: string): string {
  return sheet.replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace(/<pageSetup (?=[^>]*orientation)/, '<pageSetup fitToWidth="1" fitToHeight="0" ')
    .replace(/ xSplit="0" (topLeftCell="A\d+") activePane="bottomRight"/, ' $1 activePane="bottomLeft"')
}
