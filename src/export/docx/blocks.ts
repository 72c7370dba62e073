// Words in, paragraphs and table cells of Word out: no field, link or picture, so that a report's text stays text.
import { AlignmentType, BorderStyle, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx'
import { visible } from '../visible.js'
import { headingFont } from './document.js'
import type { IParagraphOptions, IRunOptions, ITableCellOptions } from 'docx'

export interface Look {
  /** Half-points. */
  size?: number
  bold?: boolean
  colour?: string
  align?: 'left' | 'center' | 'right'
  heading?: boolean
  /** Twentieths of a point. */
  before?: number
  after?: number
  hang?: number
  firstLine?: number
  /** Of a table's cell: hexadecimal. */
  shade?: string
  keepNext?: boolean
  /** Of a heading: its level in the outline a reader moves by, from 0. */
  level?: number
}

/** Line breaks of the text are kept. */
export function paragraph(text: string, look: Look = {}): Paragraph {
  const { align = 'left', before = 0, after = 0, hang, firstLine, keepNext = false, level } = look
  const options: IParagraphOptions = {
    alignment: { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }[align],
    spacing: { before, after },
    ...((hang ?? firstLine) !== undefined && { indent: { left: hang ?? 0, hanging: hang ?? 0, firstLine: firstLine ?? 0 } }),
    keepNext, ...(level !== undefined && { outlineLevel: level }),
    children: runs(visible(text), look),
  }
  return new Paragraph(options)
}

function runs(text: string, { size, bold = false, colour, heading = false }: Look): TextRun[] {
  const look: IRunOptions = {
    bold, ...(size !== undefined && { size }), ...(colour !== undefined && { color: colour }), ...(heading && { font: headingFont }),
  }
  return text.split('\n').map((line, index) => new TextRun({ ...look, text: line, ...(index > 0 && { break: 1 }) }))
}

/** @param widths of the columns, twentieths of a point. @param heads rows that are repeated on every page. */
export function table(rows: Array<Array<[text: string, look?: Look]>>, widths: number[], heads = 0, lines: 'all' | 'none' = 'all'): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    ...(lines === 'none' && { borders: noLines }),
    rows: rows.map((cells, index) => new TableRow({
      tableHeader: index < heads, cantSplit: true,
      children: cells.map(([text, look], column) => cell(text, widths[column]!, { ...(index < heads && headLook), ...look }, lines)),
    })),
  })
}

const headLook: Look = { heading: true, align: 'center', shade: 'EAEEF2' }

function cell(text: string, width: number, look: Look, lines: 'all' | 'none'): TableCell {
  const options: ITableCellOptions = {
    width: { size: width, type: WidthType.DXA },
    margins: { top: 15, bottom: 15, left: lines === 'none' ? 0 : 80, right: 80 },
    ...(look.shade !== undefined && { shading: { type: ShadingType.CLEAR, fill: look.shade, color: 'auto' } }),
    children: [paragraph(text, look)],
  }
  return new TableCell(options)
}

const line = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noLines = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line }
