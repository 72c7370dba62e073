// Runs of text with their roles in, the text as read and its blocks out: one line a paragraph, one line a row of a grid.
import type { Block, BlockRole, Grid, GridCell } from '../model/source.js'
import type { Span } from '../model/span.js'

export interface WrittenCell extends Omit<GridCell, 'span'> { text: string; origins?: Origins }

/** Where runs of text came from, in pairs: the offset a run starts at, and the number of the format's own part it stands in. */
export type Origins = number[]

/** Collapses blanks as a browser does; no-break spaces stay. Paragraphs are written when their line ends. */
export class PageWriter {
  readonly blocks: Block[] = []
  /** Of what was written with a number, in the order of the text. */
  readonly origins: Origins = []
  private readonly pieces: string[] = []
  private length = 0
  private line = ''
  private lineRole: BlockRole = 'body'
  private heading: number | undefined
  private lineOrigins: Origins = []
  private hidden = ''
  private hiddenOrigins: Origins = []
  private pictures: BlockRole[] = []

  /** A hidden run never breaks the line it stands in: it is written after it, as a paragraph of its own. */
  write(value: string, role: BlockRole, heading: number | undefined, from?: number): void {
    if (role === 'hidden' && this.line !== '') {
      if (from !== undefined) this.hiddenOrigins.push(this.hidden.length, from)
      this.hidden = joined(this.hidden, value)
      return
    }
    if (this.line !== '' && role !== this.lineRole && !isBlank(value)) this.endLine()
    if (this.line === '') {
      this.lineRole = role
      this.heading = heading
    }
    if (from !== undefined) this.lineOrigins.push(this.line.length, from)
    this.line = joined(this.line, value)
  }

  picture(role: BlockRole): void {
    this.pictures.push(role)
  }

  endLine(): void {
    this.paragraph(this.line, this.lineRole, this.heading, this.lineOrigins)
    this.paragraph(this.hidden, 'hidden', undefined, this.hiddenOrigins)
    this.line = ''
    this.hidden = ''
    this.lineOrigins = []
    this.hiddenOrigins = []
    for (const role of this.pictures) this.blocks.push({ kind: 'picture', role, span: { start: this.length, end: this.length } })
    this.pictures = []
  }

  /** A line of its own, written as given but for its outer blanks. */
  paragraph(value: string, role: BlockRole, heading: number | undefined, origins: Origins = []): void {
    const text = value.trim()
    if (text === '') return
    this.keep(origins, value.length - value.trimStart().length)
    const block: Block = { kind: 'paragraph', role, span: this.append(text) }
    if (heading !== undefined) block.heading = heading
    this.blocks.push(block)
    this.append('\n')
  }

  /** Cells in the order of their rows, each with its text; a tab stands between two cells of a row. */
  grid(role: BlockRole, rows: number, columns: number, cells: WrittenCell[]): void {
    const start = this.length
    let row = 0
    const written: GridCell[] = cells.map((cell, index) => {
      if (cell.row > row) this.append('\n')
      else if (index > 0) this.append('\t')
      row = cell.row
      const { column, rowSpan, columnSpan } = cell
      this.keep(cell.origins ?? [], 0)
      return { row, column, rowSpan, columnSpan, span: this.append(cell.text) }
    })
    const grid: Grid = { kind: 'grid', role, span: { start, end: this.length }, rows, columns, cells: written }
    this.blocks.push(grid)
    this.append('\n')
  }

  text(): string {
    return this.pieces.join('')
  }

  /** `lead`: characters cut off before the first that is written. */
  private keep(origins: Origins, lead: number): void {
    for (let at = 0; at < origins.length; at += 2) this.origins.push(this.length + Math.max(0, origins[at]! - lead), origins[at + 1]!)
  }

  private append(piece: string): Span {
    this.pieces.push(piece)
    const start = this.length
    this.length += piece.length
    return { start, end: this.length }
  }
}

/** One blank for a run of them, none at the start of a line. */
export function joined(before: string, value: string): string {
  const collapsed = value.replace(/[ \t\n\f\r]+/g, ' ')
  return collapsed.startsWith(' ') && (before === '' || before.endsWith(' ')) ? before + collapsed.slice(1) : before + collapsed
}

function isBlank(value: string): boolean {
  return /^[ \t\n\f\r]*$/.test(value)
}
