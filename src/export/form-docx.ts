// A regime's form and what was filled in, a Word document in the official layout out; read back it gives the same cells.
import {
  AlignmentType, BorderStyle, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType,
} from 'docx'
import { printedForm } from '../model/form-layout.js'
import { wordDocument } from './docx/document.js'
import type { FileChild } from 'docx'
import type { PrintedCell } from '../model/form-layout.js'
import type { FilledForm } from '../model/form-view.js'
import type { Form, Regime } from '../model/rulebook.js'

export interface FormToPrint {
  regime: Pick<Regime, 'outline'>
  /** Each with its layout, in the order of the report's parts. */
  forms: Form[]
  filled: FilledForm
  /** RFC 3339, UTC: the only trace of time in the document. */
  createdAt: string
}

/** Cells are printed as they were written: an empty one stays empty, 0 is 0 and / is /. Same input, same bytes. */
export function formDocx({ regime, forms, filled, createdAt }: FormToPrint): Promise<Uint8Array> {
  const title = `${filled.issuer ?? ''}${filled.year === undefined ? '' : `${filled.year}年`}政府信息公开工作年度报告`
  const children: FileChild[] = [line(title, { size: 36, bold: true, centred: true })]
  for (const form of forms) {
    // Table three fills a page but for what table four needs: no blank above it.
    const pageBreak = form.kind === 'applications'
    children.push(line(headingOf(form, regime), { size: 24, bold: true, before: pageBreak ? 0 : 240, pageBreak }))
    children.push(tableOf(form, filled.cells[form.id] ?? {}))
  }
  return wordDocument(children, { title, language: 'zh-CN', createdAt, margin })
}

/** The official tables are 9748 twentieths of a point wide: these margins hold them between the edges of the text. */
const margin = 1077
const song = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' }

/** 二、主动公开政府信息情况: the part of the report the table stands in, by its number in the prescribed outline. */
function headingOf(form: Form, { outline }: Pick<Regime, 'outline'>): string {
  const at = outline.findIndex(({ slot }) => slot === slots[form.kind])
  return at === -1 ? form.title.zh : `${numerals[at] ?? ''}、${outline[at]!.title}`
}

const slots: Record<Form['kind'], string> = { disclosure: 'proactive', applications: 'applications', appeals: 'appeals', statistics: 'attachment' }
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

interface Look { size: number; bold?: boolean; centred?: boolean; before?: number; pageBreak?: boolean; withNext?: boolean }

function line(text: string, { size, bold = false, centred = false, before = 0, pageBreak = false, withNext = size > 20 }: Look): Paragraph {
  return new Paragraph({
    alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT, spacing: { before, after: size > 20 ? 80 : 0 },
    keepNext: withNext, pageBreakBefore: pageBreak, children: [new TextRun({ text, bold, size, font: song })],
  })
}

function tableOf(form: Form, cells: FilledForm['cells'][string]): Table {
  const { widths } = form.layout!
  const rows = printedForm(form) ?? []
  const heads = rows.findIndex((row) => row.some(({ of }) => of === 'cell'))
  const starts = startsOf(rows)
  return new Table({
    layout: TableLayoutType.FIXED, alignment: AlignmentType.CENTER, columnWidths: widths,
    width: { size: sum(widths), type: WidthType.DXA }, borders: allAround,
    rows: rows.map((row, at) => new TableRow({
      cantSplit: true, height: { value: 340, rule: 'atLeast' },
      // Only table three runs over a page, under a head of its own.
      tableHeader: form.kind === 'applications' && at < heads,
      children: row.map((cell, index) => {
        const start = starts[at]![index]!
        const written = cell.of === 'cell' ? cells[cell.row!]?.[cell.column!] ?? '' : cell.text
        // Small tables stay whole; table three is longer than a page may have left.
        const withNext = form.kind !== 'applications' && at < rows.length - 1
        return cellOf(cell, written, sum(widths.slice(start, start + cell.across)), withNext)
      }),
    })),
  })
}

function cellOf({ of, across, down, shaded, centred }: PrintedCell, text: string, width: number, withNext: boolean): TableCell {
  return new TableCell({
    columnSpan: across, rowSpan: down, verticalAlign: VerticalAlign.CENTER, width: { size: width, type: WidthType.DXA },
    margins: { left: of === 'cell' ? 10 : 57, right: of === 'cell' ? 10 : 57, top: 0, bottom: 0 },
    ...(shaded && { shading: { type: ShadingType.CLEAR, fill: 'C6D9F1', color: 'auto' } }),
    children: [line(text, { size: sizeOf(text, width), centred, withNext })],
  })
}

/** Half-points: a figure stays on one line, which a table of ten columns leaves 34 points for. A digit is half as wide as it is high. */
function sizeOf(text: string, width: number): number {
  if (!/^[\d.,+-]+$/.test(text)) return 20
  return Math.max(9, Math.min(20, Math.floor((width - 20) / 5 / text.length)))
}

const border = { style: BorderStyle.SINGLE, size: 8, color: 'auto' }
const allAround = { top: border, bottom: border, left: border, right: border, insideHorizontal: border, insideVertical: border }

/** The grid column each cell begins in: places under a cell that reaches down are taken. */
export function startsOf(rows: PrintedCell[][]): number[][] {
  const taken: boolean[][] = []
  return rows.map((row, at) => {
    let column = 0
    return row.map(({ across, down }) => {
      while (taken[at]?.[column]) column += 1
      const start = column
      for (let below = at; below < at + down; below += 1) {
        taken[below] ??= []
        for (let each = start; each < start + across; each += 1) taken[below]![each] = true
      }
      column += across
      return start
    })
  })
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
