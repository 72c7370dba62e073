// Sheets as their cells by place and their further XML in, the bytes of an XLSX workbook out.
import { archive } from '../../container/archive.js'
import { lettersOf } from '../../../src/container/sheet.js'
import type { Source } from '../../../src/model/source.js'

export interface SheetGiven {
  /** By place: a text, a number, or the inside and attributes of a `c` element as XML. */
  cells: Record<string, string | number | { xml: string; attributes?: string }>
  merges?: string[]
  columns?: string
  hiddenRows?: number[]
  /** hidden, veryHidden */
  state?: string
  after?: string
}

export function workbookOf(sheets: Record<string, SheetGiven>, over: Record<string, string> = {}): Buffer {
  const names = Object.keys(sheets)
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns:q="relations"><sheets>${names.map((name, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" state="${sheets[name]!.state ?? 'visible'}" q:id="s${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, at) =>
      `<Relationship Id="s${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
  }
  names.forEach((name, at) => { parts[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheets[name]!) })
  return archive({ ...parts, ...over })
}

function sheetXml({ cells, merges = [], columns = '', hiddenRows = [], after = '' }: SheetGiven): string {
  const byRow = new Map<number, string>()
  for (const [place, given] of Object.entries(cells)) {
    const row = Number(/\d+$/.exec(place)![0])
    byRow.set(row, (byRow.get(row) ?? '') + cellXml(place, given))
  }
  const rows = [...byRow].sort(([a], [b]) => a - b).map(([number, xml]) =>
    `<row r="${number}"${hiddenRows.includes(number) ? ' hidden="1"' : ''}>${xml}</row>`)
  const merged = merges.length > 0 ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''
  return `<worksheet xmlns:q="relations"><cols>${columns}</cols><sheetData>${rows.join('')}</sheetData>${merged}${after}</worksheet>`
}

function cellXml(place: string, given: SheetGiven['cells'][string]): string {
  if (typeof given === 'number') return `<c r="${place}"><v>${given}</v></c>`
  if (typeof given === 'string') return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(given)}</t></is></c>`
  return `<c r="${place}" ${given.attributes ?? ''}>${given.xml}</c>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** A report as read from another format, typed into one sheet: a paragraph a row, merged over ten columns where told, tables below each other. */
export function sheetOf({ text, blocks }: Source, wide: boolean): SheetGiven {
  const sheet = { cells: {} as SheetGiven['cells'], merges: [] as string[] }
  let row = 1
  for (const block of blocks) {
    if (block.role !== 'body' || block.kind === 'picture') continue
    if (block.kind === 'paragraph') {
      sheet.cells[`A${row}`] = text.slice(block.span.start, block.span.end)
      if (wide) sheet.merges.push(`A${row}:J${row}`)
      row += 1
      continue
    }
    for (const { row: down, column, rowSpan, columnSpan, span } of block.cells) {
      const place = lettersOf(column) + String(row + down)
      const value = text.slice(span.start, span.end)
      if (value !== '') sheet.cells[place] = /^\d{1,9}$/.test(value) ? Number(value) : value
      if (rowSpan * columnSpan > 1) sheet.merges.push(`${place}:${lettersOf(column + columnSpan - 1)}${row + down + rowSpan - 1}`)
    }
    row += block.rows
  }
  return sheet
}
