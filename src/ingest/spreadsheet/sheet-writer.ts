// Paragraphs and tables of sheets in, the text as read, its blocks and the way back to the cells out.
import { PageWriter } from '../page-writer.js'
import { limits } from '../../model/limits.js'
import { placeOf, tooManyCells } from './sheet-content.js'
import type { Content } from '../format.js'
import type { SheetPart, SheetTable } from './sheet-layout.js'
import type { SheetCell } from './sheet-content.js'
import type { Place } from '../../model/place.js'
import type { Span } from '../../model/span.js'

/** `cell` is null for what lies over the cells. */
interface Home extends Span { sheet: string | null; cell: SheetCell | null }

export class SheetWriter {
  private readonly page = new PageWriter()
  private readonly homes: Home[] = []
  private cells = 0

  /** @param sheet null where the file has but one and no name for it. */
  write(parts: SheetPart[], sheet: string | null): void {
    for (const part of parts) {
      if (part.kind === 'table') this.table(part, sheet)
      else for (const line of part.cell.text.split(/\r?\n|\r/)) this.paragraph(line, sheet, part.cell)
    }
  }

  heading(text: string): void {
    this.page.paragraph(oneLine(text), 'body', headingLevel)
  }

  /** @param cell null for what lies over the cells of the sheet. */
  paragraph(text: string, sheet: string | null, cell: SheetCell | null): void {
    const before = this.page.blocks.length
    this.page.paragraph(text, 'body', undefined)
    const block = this.page.blocks[before]
    if (block) this.homes.push({ ...block.span, sheet, cell })
  }

  pictures(count: number): void {
    for (let index = 0; index < count; index++) this.page.picture('body')
    this.page.endLine()
  }

  content(): Pick<Content, 'text' | 'blocks' | 'locate'> {
    const { homes } = this
    return { text: this.page.text(), blocks: this.page.blocks, locate: (span) => placesIn(homes, span) }
  }

  private table({ rows, columns, cells }: SheetTable, sheet: string | null): void {
    this.cells += cells.length
    if (this.cells > limits.gridCells) throw tooManyCells()
    this.page.grid('body', rows, columns, cells.map(({ row, column, rowSpan, columnSpan, from }) =>
      ({ row, column, rowSpan, columnSpan, text: oneLine(from.text) })))
    const grid = this.page.blocks.at(-1)!
    if (grid.kind !== 'grid') return
    grid.cells.forEach(({ span: { start, end } }, index) => { this.homes.push({ start, end, sheet, cell: cells[index]!.from }) })
  }
}

/** The name of a sheet stands over what it holds, below the title of the document. */
const headingLevel = 2

/** Lines of one cell are joined, by a blank unless both sides are Chinese. */
function oneLine(text: string): string {
  return !/[\r\n\t]/.test(text) ? text.trim() : text.trim().replace(/(\S?)\s*[\r\n\t]\s*(?=(\S?))/gu, (_, before: string, after: string) =>
    (isHan(before) && isHan(after) ? before : `${before} `))
}

function isHan(character: string): boolean {
  return /^[\u3400-\u9FFF（）、，。：；]$/.test(character)
}

function elementOf({ sheet, cell }: Home): string {
  const name = sheet === null ? '' : quoted(sheet)
  return cell === null ? name : (sheet === null ? '' : `${name}!`) + placeOf(cell.row, cell.column)
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
    if (touches) places.push({ element: elementOf(home) })
  }
  return places
}

/** What runs over more cells than these is a table: its first cells say where it stands. */
const mostPlaces = 50
