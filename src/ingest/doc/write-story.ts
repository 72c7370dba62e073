// Paragraphs of a Word file in, the text and blocks of the document out, and which paragraph or cell each place stands in.
import { placeRows } from './grid.js'
import { joined, PageWriter } from '../page-writer.js'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import type { Row } from './grid.js'
import type { Paragraph } from './story.js'
import type { Place } from '../../model/place.js'
import type { BlockRole } from '../../model/source.js'

export class StoryWriter {
  readonly page = new PageWriter()
  private readonly addresses: string[] = []
  private rows: Row[] = []
  private texts: string[] = []
  private lines: string[] = []
  private pictures = 0
  private paragraphs = 0
  private tables = 0
  private cells = 0

  /** @throws Fault too-many-cells. */
  write(story: Iterable<Paragraph>, role: BlockRole): void {
    for (const paragraph of story) {
      if (paragraph.depth > 0) this.inTable(paragraph)
      else {
        this.endTable(role)
        this.addParagraph(paragraph, role)
      }
    }
    this.endTable(role)
  }

  /** The element a place stands in, counted as Word counts them: paragraphs outside of tables, tables. */
  elementAt(offset: number): Place[] {
    const index = this.page.blocks.findIndex(({ span }) => offset >= span.start && offset < span.end)
    const block = this.page.blocks[index]
    const address = this.addresses[index]
    if (!block || address === undefined) return []
    const cell = block.kind === 'grid' ? block.cells.find(({ span }) => offset >= span.start && offset < span.end) : undefined
    return [{ element: cell ? `${address}/tr[${cell.row + 1}]/tc[${cell.column + 1}]` : address }]
  }

  private addParagraph({ text, hidden, pictures, heading, contents }: Paragraph, around: BlockRole): void {
    this.paragraphs++
    const role = contents && around === 'body' ? 'chrome' : around
    for (const line of text.split('\n')) this.page.paragraph(line, role, heading === null ? undefined : Math.min(heading, 6))
    this.page.paragraph(hidden, 'hidden', undefined)
    this.addPictures(pictures, role)
    this.name(`p[${this.paragraphs}]`)
  }

  private inTable({ text, pictures, endsCell, endsRow, row }: Paragraph): void {
    this.pictures += pictures
    if (endsRow) {
      this.rows.push({ cells: this.texts, shape: row })
      this.texts = []
      return
    }
    this.lines.push(...text.split('\n'))
    if (!endsCell) return
    this.texts.push(this.lines.reduce(onOneLine, ''))
    this.lines = []
    if (++this.cells > limits.gridCells) {
      throw new Fault('too-many-cells', { zh: `表格单元格超过${limits.gridCells}个`, en: `The tables have more than ${limits.gridCells} cells` })
    }
  }

  private endTable(role: BlockRole): void {
    if (this.texts.length > 0) this.rows.push({ cells: this.texts, shape: null })
    const placed = placeRows(this.rows)
    if (placed) this.page.grid(role, placed.rows, placed.columns, placed.cells)
    else for (const text of this.rows.flatMap(({ cells }) => cells)) this.page.paragraph(text, role, undefined)
    if (this.rows.length > 0) this.name(`tbl[${++this.tables}]`)
    this.addPictures(this.pictures, role)
    this.rows = []
    this.texts = []
    this.lines = []
    this.pictures = 0
  }

  private addPictures(count: number, role: BlockRole): void {
    for (let each = 0; each < count; each++) this.page.picture(role)
    this.page.endLine()
  }

  /** All that was written since. */
  private name(address: string): void {
    while (this.addresses.length < this.page.blocks.length) this.addresses.push(address)
  }
}

/** Lines of a cell: Chinese runs on, all else is parted by a blank. */
function onOneLine(before: string, line: string): string {
  const text = joined('', line).trim()
  if (before === '' || text === '') return before + text
  return /\p{Script=Han}$/u.test(before) && /^\p{Script=Han}/u.test(text) ? before + text : `${before} ${text}`
}
