// Paragraphs and tables of sheets in, the text as read, its blocks and the way back to the cells out.
import { PageWriter } from '../page-writer.js'
import { limits } from '../../model/limits.js'
import { placeOf, tooManyCells } from './sheet-content.js'
import type { Content } from '../format.js'
import type { SheetPart, SheetTable } from './sheet-layout.js'
import type { SheetCell } from './sheet-content.js'
import type { Place } from '../../model/source.js'
import type { Span } from '../../model/span.js'

interface Home extends Span { element: string }

export class SheetWriter {
  private readonly page = new PageWriter()
  private readonly homes: Home[] = []
  private cells = 0

  /** @param sheet null where the file has but one and no name for it. */
  write(parts: SheetPart[], sheet: string | null): void {
    const home = ({ row, column }: SheetCell): string => (sheet === null ? '' : `${quoted(sheet)}!`) + placeOf(row, column)
    for (const part of parts) {
      if (part.kind === 'table') this.table(part, home)
      else for (const line of part.cell.text.split(/\r?\n|\r/)) this.paragraph(line, home(part.cell))
    }
  }

  heading(text: string): void {
    this.page.paragraph(oneLine(text), 'body', headingLevel)
  }

  paragraph(text: string, element: string | null): void {
    const before = this.page.blocks.length
    this.page.paragraph(text, 'body', undefined)
    const block = this.page.blocks[before]
    if (block && element !== null) this.homes.push({ ...block.span, element })
  }

  pictures(count: number): void {
    for (let index = 0; index < count; index++) this.page.picture('body')
    this.page.endLine()
  }

  content(): Pick<Content, 'text' | 'blocks' | 'locate'> {
    const { homes } = this
    return { text: this.page.text(), blocks: this.page.blocks, locate: (span) => placesIn(homes, span) }
  }

  private table({ rows, columns, cells }: SheetTable, home: (cell: SheetCell) => string): void {
    this.cells += cells.length
    if (this.cells > limits.gridCells) throw tooManyCells()
    this.page.grid('body', rows, columns, cells.map(({ from, ...cell }) => ({ ...cell, text: oneLine(from.text) })))
    const grid = this.page.blocks.at(-1)!
    if (grid.kind !== 'grid') return
    grid.cells.forEach(({ span }, index) => { this.homes.push({ ...span, element: home(cells[index]!.from) }) })
  }
}

/** The name of a sheet stands over what it holds, below the title of the document. */
const headingLevel = 2

/** Lines of one cell are joined, by a blank unless both sides are Chinese. */
function oneLine(text: string): string {
  return text.trim().replace(/(\S?)\s*[\r\n\t]\s*(?=(\S?))/gu, (_, before: string, after: string) =>
    (isHan(before) && isHan(after) ? before : `${before} `))
}

function isHan(character: string): boolean {
  return /^[\u3400-\u9FFF（）、，。：；]$/.test(character)
}

/** As a formula names a sheet. */
function quoted(name: string): string {
  return /^[\p{L}\p{N}_.]+$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`
}

/** Homes stand in the order of the text; a blank cell is an empty span. */
function placesIn(homes: Home[], { start, end }: Span): Place[] {
  let low = 0
  let high = homes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (homes[middle]!.end < start) low = middle + 1
    else high = middle
  }
  const places: Place[] = []
  for (let at = low; at < homes.length && homes[at]!.start <= end && places.length < mostPlaces; at++) {
    const home = homes[at]!
    const touches = start === end ? home.start === start || home.end > start : home.start < end && home.end > start
    if (touches) places.push({ element: home.element })
  }
  return places
}

/** What runs over more cells than these is a table: its first cells say where it stands. */
const mostPlaces = 50
