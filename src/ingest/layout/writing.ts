// Paragraphs, tables and pictures in reading order in; the text, its blocks and the way home out.
import { PageWriter } from '../page-writer.js'
import { locator } from './locate.js'
import type { Content } from '../format.js'
import type { BlockRole } from '../../model/source.js'
import type { Piece, Printed } from './lines.js'
import type { Table } from './tables.js'

export class LaidWriter {
  private readonly writer = new PageWriter()
  private readonly pieces: Piece[] = []

  paragraph(printed: Printed, page: number, role: BlockRole, heading: number | undefined): void {
    this.writer.paragraph(printed.text, role, heading)
    const block = this.writer.blocks.at(-1)!
    if (block.kind === 'paragraph') block.page = page
    this.remember(printed, block.span.start)
  }

  /** A box around a few words says no more than they do. */
  table({ page, rows, columns, cells }: Table): void {
    if (cells.length === 1) {
      this.paragraph(cells[0]!, page, 'body', undefined)
      return
    }
    this.writer.grid('body', rows, columns, cells.map(({ row, column, rowSpan, columnSpan, text }) =>
      ({ row, column, rowSpan, columnSpan, text })))
    const block = this.writer.blocks.at(-1)!
    if (block.kind !== 'grid') return
    block.page = page
    cells.forEach((cell, index) => this.remember(cell, block.cells[index]!.span.start))
  }

  picture(page: number): void {
    this.writer.picture('body')
    this.writer.endLine()
    const block = this.writer.blocks.at(-1)!
    if (block.kind === 'picture') block.page = page
  }

  content(): Pick<Content, 'text' | 'blocks' | 'locate'> {
    const text = this.writer.text()
    return { text, blocks: this.writer.blocks, locate: locator(text, this.pieces) }
  }

  private remember({ pieces }: Printed, start: number): void {
    for (const { at, fragment } of pieces) this.pieces.push({ at: start + at, fragment })
  }
}
