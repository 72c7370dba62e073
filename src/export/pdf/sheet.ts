// Lines, rows and rules in, a PDF of A4 out: every character drawn by a face that has it, and nothing in it that tells the hour it was made.
import PDFDocument from 'pdfkit'
import { codeOf } from '../visible.js'
import { facesFor } from './faces.js'
import { linesOf } from '../line-break.js'
import type { Faces, Typeface } from './faces.js'

export interface SheetHead {
  title: string
  language: string
  createdAt: string
  /** Page numbers at the foot. */
  numbered?: boolean
}
export interface Ink { size: number; bold?: boolean; colour?: string; align?: 'left' | 'center' | 'right' }

/** Points; A4 with the margins of a filed record. */
const page = { width: 595.28, height: 841.89, left: 56, right: 56, top: 48, bottom: 44 }
const leading = 1.42

/** Which characters of a text no face has. */
export async function lackedBy(typeface: Typeface, text: string): Promise<string[]> {
  const faces = await facesFor(typeface, '')
  return [...new Set(text)].filter((character) => !/\s/.test(character) && faces.of(character) === null)
}

export class Sheet {
  readonly width = page.width - page.left - page.right
  pages = 1
  private y = page.top

  private constructor(private readonly pdf: PDFKit.PDFDocument, private readonly faces: Faces, private readonly numbered: boolean) {
    this.foot()
  }

  /** @param text all that will be drawn, for the fonts are cut to it. */
  static async open(typeface: Typeface, text: string, { title, language, createdAt, numbered = false }: SheetHead): Promise<Sheet> {
    const faces = await facesFor(typeface, `${text}〔〕U+0123456789ABCDEF -`)
    const made = new Date(createdAt)
    const pdf = new PDFDocument({
      size: [page.width, page.height], margin: 0, lang: language, displayTitle: true,
      info: { Title: title, Creator: 'mingjian', Producer: 'mingjian', CreationDate: made, ModDate: made },
    })
    for (const { index, bytes } of faces.fonts) pdf.registerFont(`face-${index}`, Buffer.from(bytes))
    return new Sheet(pdf, faces, numbered)
  }

  space(points: number): void {
    this.y += points
  }

  /** A new page where less than that is left of this one. */
  need(points: number): void {
    this.turn(points)
  }

  rule(colour = '#8c959f'): void {
    this.pdf.moveTo(page.left, this.y).lineTo(page.left + this.width, this.y).lineWidth(0.6).strokeColor(colour).stroke()
  }

  /** A paragraph over the whole width; later lines hang by `hang` points. */
  text(text: string, ink: Ink, { hang = 0 } = {}): void {
    for (const [index, line] of this.lines(text, this.width - hang, ink).entries()) {
      const indent = index > 0 ? hang : 0
      this.turn(ink.size * leading)
      this.draw(line, page.left + indent, this.width - indent, ink)
      this.y += ink.size * leading
    }
  }

  /** Cells side by side: [text, ink, share of the width]. The highest sets the row, which is kept on one page unless it is higher than one. */
  row(cells: Array<[text: string, ink: Ink, share: number]>): void {
    const set = cells.map(([text, ink, share]) => ({ lines: this.lines(text, this.width * share - 6, ink), ink, width: this.width * share }))
    const height = Math.max(...set.map(({ lines, ink }) => lines.length * ink.size * leading))
    if (height > page.height - page.top - page.bottom) {
      this.longRow(set)
      return
    }
    this.turn(height)
    let x = page.left
    const top = this.y
    for (const { lines, ink, width } of set) {
      for (const [index, line] of lines.entries()) {
        this.y = top + index * ink.size * leading
        this.draw(line, x, width - 6, ink)
      }
      x += width
    }
    this.y = top + height
  }

  private longRow(cells: Array<{ lines: string[]; ink: Ink; width: number }>): void {
    const step = Math.max(...cells.map(({ ink }) => ink.size)) * leading
    const count = Math.max(...cells.map(({ lines }) => lines.length))
    for (let index = 0; index < count; index += 1) {
      this.turn(step)
      let x = page.left
      for (const { lines, ink, width } of cells) {
        if (index < lines.length) this.draw(lines[index]!, x, width - 6, ink)
        x += width
      }
      this.y += step
    }
  }

  async bytes(): Promise<Uint8Array> {
    const pieces: Buffer[] = []
    this.pdf.on('data', (piece: Buffer) => pieces.push(piece))
    const ended = new Promise((resolve) => this.pdf.on('end', resolve))
    this.pdf.end()
    await ended
    return Buffer.concat(pieces)
  }

  private turn(height: number): void {
    if (this.y + height <= page.height - page.bottom) return
    this.pdf.addPage()
    this.pages += 1
    this.foot()
    this.y = page.top
  }

  private foot(): void {
    if (!this.numbered) return
    this.y = page.height - page.bottom + 14
    this.draw(`- ${this.pages} -`, page.left, this.width, { size: 9, align: 'center' })
    this.y = page.top
  }

  private lines(text: string, width: number, { size }: Ink): string[] {
    const shown = [...text].map((character) => (/\s/.test(character) || this.faces.of(character) !== null ? character : codeOf(character))).join('')
    return linesOf(shown, width / size, (character) => this.faces.width(character))
  }

  /** A line is one stretch for each face in it. */
  private draw(line: string, left: number, width: number, { size, bold = false, colour = '#1f2328', align = 'left' }: Ink): void {
    const stretches: Array<{ face: number; text: string; wide: number }> = []
    for (const character of line) {
      const face = this.faces.of(character) ?? 0
      const last = stretches.at(-1)
      const wide = this.faces.width(character) * size
      if (last?.face === face) Object.assign(last, { text: last.text + character, wide: last.wide + wide })
      else stretches.push({ face, text: character, wide })
    }
    const free = width - stretches.reduce((sum, { wide }) => sum + wide, 0)
    let x = left + (align === 'center' ? free / 2 : align === 'right' ? free : 0)
    // One weight is shipped; an outline of the same colour makes it bold.
    this.pdf.fillColor(colour).strokeColor(colour).lineWidth(size * 0.035)
    for (const { face, text, wide } of stretches) {
      this.pdf.font(`face-${face}`).fontSize(size).text(text, x, this.y, { lineBreak: false, fill: true, stroke: bold })
      x += wide
    }
  }
}
