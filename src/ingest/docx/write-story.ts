// Stories in, the text and blocks of the document out: numbers printed, tables placed, notes after the paragraph that calls them.
import { isFrame, placeCells } from './grid.js'
import { Layout } from './layout.js'
import { Line } from './line.js'
import { PageWriter } from '../page-writer.js'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import type { Placement } from './grid.js'
import type { Numbering } from './numbering.js'
import type { Flow, Paragraph, Table } from './story.js'
import type { Styles } from './styles.js'
import type { BlockRole, Grid } from '../../model/source.js'

export class StoryWriter {
  readonly page = new PageWriter()
  readonly layout = new Layout()
  private cells = 0

  constructor(private readonly styles: Styles, private readonly numbering: Numbering, private readonly notes: Map<string, Flow>) {}

  /** @throws Fault too-many-cells. */
  write(flow: Flow, role: BlockRole): void {
    for (const block of flow) {
      if (block.kind === 'table') this.writeTable(block, role)
      else this.writeParagraph(block, role)
    }
  }

  private writeParagraph(paragraph: Paragraph, around: BlockRole): void {
    const style = this.styles.paragraph(paragraph.style)
    const role = around === 'body' && (style.contents || paragraph.contents) ? 'chrome' : around
    const outline = paragraph.outline === null ? style.heading : paragraph.outline < 9 ? paragraph.outline + 1 : null
    const heading = outline === null ? undefined : Math.min(outline, 6)
    const { lines, hidden } = this.linesOf(paragraph)
    for (const line of lines) this.writeLine(line, paragraph, role, heading)
    this.writeLine(hidden, paragraph, 'hidden', undefined)
    this.writeAround(paragraph, around)
  }

  private writeLine(line: Line, { at }: Paragraph, role: BlockRole, heading: number | undefined): void {
    if (line.text.trim() === '') return
    this.page.paragraph(line.text, role, heading)
    const { span } = this.page.blocks.at(-1)!
    this.layout.record(at, span, line, span.start - (line.text.length - line.text.trimStart().length))
  }

  /** What is anchored at a paragraph but does not stand in it. */
  private writeAround({ pictures, boxes, notes }: Paragraph, role: BlockRole): void {
    for (let count = 0; count < pictures; count++) this.page.picture(role)
    this.page.endLine()
    for (const box of boxes) this.write(box, role)
    for (const id of notes) {
      const note = this.notes.get(id)
      // Once, however often it is called.
      if (note && this.notes.delete(id)) this.write(note, role)
    }
  }

  /** At least one line. Hidden characters never break the line they stand in. */
  private linesOf(paragraph: Paragraph): { lines: Line[]; hidden: Line } {
    const lines = [new Line()]
    const hidden = new Line()
    lines[0]!.add(this.labelOf(paragraph), -1)
    for (const { text, hidden: isHidden, source } of paragraph.pieces) {
      if (isHidden) hidden.add(text, source)
      else if (text === '\n') lines.push(new Line())
      else lines.at(-1)!.add(text, source)
    }
    return { lines, hidden }
  }

  /** Word counts a paragraph that is empty, but not one that is hidden or that a tracked change took away. */
  private labelOf(paragraph: Paragraph): string {
    const { pieces } = paragraph
    const style = this.styles.paragraph(paragraph.style)
    const numId = paragraph.numId ?? style.numId
    if (numId === null || numId === 0 || paragraph.runsOn) return ''
    if ((paragraph.hiddenMark || pieces.length > 0) && pieces.every(({ hidden }) => hidden)) return ''
    const level = paragraph.level ?? (style.id === null ? null : this.numbering.levelOfStyle(numId, style.id)) ?? style.level ?? 0
    return this.numbering.next(numId, level)
  }

  private writeTable(table: Table, role: BlockRole): void {
    const placement = placeCells(table)
    this.countCells(placement.cells.length)
    if (isFrame(placement)) {
      for (const { cell } of placement.cells) this.write(cell.flow, role)
      return
    }
    this.writeGrid(placement, role)
  }

  private writeGrid({ rows, columns, cells }: Placement, role: BlockRole): void {
    const written = cells.map(({ cell, row, column, rowSpan, columnSpan }) => {
      const aside = new Aside()
      const line = this.lineOf(cell.flow, aside)
      return { at: cell.at, aside, line, row, column, rowSpan, columnSpan, text: line.text.trim() }
    })
    this.page.grid(role, rows, columns, written)
    const grid = this.page.blocks.at(-1) as Grid
    grid.cells.forEach(({ span }, index) => {
      const { at, line } = written[index]!
      this.layout.record(at, span, line, span.start - (line.text.length - line.text.trimStart().length))
    })
    for (const { aside } of written) {
      for (const { paragraph, hidden } of aside.hidden) this.writeLine(hidden, paragraph, 'hidden', undefined)
      for (const paragraph of aside.paragraphs) this.writeAround(paragraph, role)
    }
  }

  /** All text of a cell on one line: lines are joined, by a blank unless both sides are Chinese; so are those of a table inside it. */
  private lineOf(flow: Flow, aside: Aside): Line {
    const whole = new Line()
    const join = (line: Line): void => {
      const text = line.text.trim()
      if (text === '') return
      if (whole.text !== '' && !(isHan(whole.text.at(-1)!) && isHan(text[0]!))) whole.add(' ', -1)
      whole.append(line)
    }
    for (const block of flow) {
      if (block.kind === 'table') {
        const { cells } = placeCells(block)
        this.countCells(cells.length)
        for (const { cell } of cells) join(this.lineOf(cell.flow, aside))
        continue
      }
      const { lines, hidden } = this.linesOf(block)
      for (const line of lines) join(withoutTabs(line))
      if (hidden.text !== '') aside.hidden.push({ paragraph: block, hidden })
      aside.paragraphs.push(block)
    }
    return whole
  }

  private countCells(count: number): void {
    this.cells += count
    if (this.cells > limits.gridCells) {
      throw new Fault('too-many-cells', {
        zh: `表格单元格超过${limits.gridCells}个`, en: `The tables have more than ${limits.gridCells} cells`,
      })
    }
  }
}

/** What of a cell can't stand on its line: it is written after the table. */
class Aside {
  readonly hidden: Array<{ paragraph: Paragraph; hidden: Line }> = []
  readonly paragraphs: Paragraph[] = []
}

/** A tab divides the cells of a row as it is written. */
function withoutTabs(line: Line): Line {
  line.text = line.text.replaceAll('\t', ' ')
  return line
}

function isHan(character: string): boolean {
  return character >= '\u3400' && /\p{Script=Han}/u.test(character)
}
