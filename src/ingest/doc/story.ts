// A stretch of a Word file's characters in, its paragraphs out: fields as they print, changes as accepted, each with its properties.
import { characterRuns, paragraphRuns, propertiesOf, runAt } from './formatting.js'
import { offsetOf, readCharacters } from './pieces.js'
import { codes } from './properties.js'
import type { Run } from './formatting.js'
import type { Characters } from './pieces.js'
import type { WordFile } from './word-file.js'

export interface Paragraph {
  /** A manual line break is a line feed. */
  text: string
  hidden: string
  pictures: number
  heading: number | null
  /** Part of a table of contents that Word made. */
  contents: boolean
  /** Tables it stands in, one within the other. */
  depth: number
  endsCell: boolean
  endsRow: boolean
  /** Of a row's end: where its cells lie. */
  row: RowShape | null
  /** Word prints a number or a bullet before it, which is no character of the text. */
  listed: boolean
}

/** Borders in twentieths of a point, one more than cells; which cells go on the one above. */
export interface RowShape { borders: number[]; goesOn: boolean[] }

export interface Seen { changes: number; hidden: number; listed: number }

/** Marks in the text ([MS-DOC] 2.4.1): ends of paragraphs, of cells and rows, of pages; fields; what is drawn. */
const mark = {
  cell: '\x07', paragraph: '\r', page: '\f', line: '\v', column: '\x0E', begins: '\x13', prints: '\x14', ends: '\x15', picture: '\x01', drawn: '\x08',
}
const printed: Record<string, string> = { [mark.line]: '\n', [mark.column]: '\n', '\x1E': '-', '\x1F': '', '\t': '\t' }
const gone = { deleted: 1, hidden: 2 }

export class StoryReader {
  readonly seen: Seen = { changes: 0, hidden: 0, listed: 0 }
  private readonly characters: Characters
  private readonly paragraphs: Run[]
  private readonly states: Uint8Array
  /** Codes of the fields that are open; what stands in a code is not printed. */
  private fields: Array<{ code: string; prints: boolean }> = []

  constructor(private readonly file: WordFile) {
    this.characters = readCharacters(file)
    this.paragraphs = paragraphRuns(file)
    this.states = this.statesOf(characterRuns(file))
  }

  /** @param drawnIsPicture whether what is drawn on the page is taken for a picture. */
  * read(start: number, end: number, drawnIsPicture: boolean): Generator<Paragraph> {
    const { text } = this.characters
    this.fields = []
    let open = { text: '', hidden: '', pictures: 0, contents: this.inContents() }
    for (let at = start; at < Math.min(end, text.length); at++) {
      const unit = text[at]!
      if (unit === mark.paragraph || unit === mark.cell || unit === mark.page) {
        yield this.closed(open, unit, at)
        open = { text: '', hidden: '', pictures: 0, contents: this.inContents() }
      } else if (!this.isField(unit) && this.isPrinted()) {
        if (unit === mark.picture || (unit === mark.drawn && drawnIsPicture)) open.pictures++
        else if (this.states[at] === 0) open.text += shown(unit)
        else if (this.states[at] === gone.hidden) open.hidden += shown(unit)
        open.contents ||= this.inContents()
      }
    }
    if (open.text !== '') yield this.closed(open, mark.paragraph, Math.min(end, text.length) - 1)
  }

  private closed(open: Pick<Paragraph, 'text' | 'hidden' | 'pictures' | 'contents'>, unit: string, at: number): Paragraph {
    const run = runAt(this.paragraphs, offsetOf(this.characters.pieces, at))
    // The first nine styles after the standard one are the headings, whatever they are called.
    const found = { depth: 0, inner: false, endsRow: false, heading: run && run.style >= 1 && run.style <= 9 ? run.style : null, listed: false }
    let row: RowShape | null = null
    propertiesOf(this.file, run, (code, operand) => {
      if (code === codes.inTable && operand[0] === 1) found.depth ||= 1
      else if (code === codes.depth && operand.length >= 4) found.depth = operand.readInt32LE(0)
      else if (code === codes.endsRow) found.endsRow = operand[0] === 1
      else if (code === codes.endsInnerCell || code === codes.endsInnerRow) found.inner ||= operand[0] === 1
      else if (code === codes.outline) found.heading = operand[0]! < 9 ? operand[0]! + 1 : null
      else if (code === codes.list && operand.length >= 2) found.listed = operand.readUInt16LE(0) > 0 && operand.readUInt16LE(0) < 0xF801
      else if (code === codes.cells) row = shapeOf(operand)
      else if (code === codes.merged && row && operand.length >= 3) row.goesOn[operand[1]!] = operand[2] === 1
    })
    if (open.hidden.trim() !== '') this.seen.hidden++
    if (found.listed && open.text.trim() !== '') this.seen.listed++
    const endsRow = unit === mark.cell && found.endsRow
    return {
      ...open, row: endsRow ? row : null, endsRow, endsCell: unit === mark.cell && !endsRow, listed: found.listed,
      depth: unit === mark.cell ? Math.max(1, found.depth) : Math.max(0, found.depth), heading: found.heading,
    }
  }

  private isField(unit: string): boolean {
    if (unit === mark.begins) this.fields.push({ code: '', prints: false })
    else if (unit === mark.ends) this.fields.pop()
    else if (unit === mark.prints && this.fields.length > 0) this.fields.at(-1)!.prints = true
    else {
      const field = this.fields.at(-1)
      if (field && !field.prints && field.code.length < 20) field.code += unit
      return false
    }
    return true
  }

  private isPrinted(): boolean {
    return this.fields.every(({ prints }) => prints)
  }

  private inContents(): boolean {
    return this.fields.some(({ code, prints }) => prints && /^\s*TOC\b/i.test(code))
  }

  /** 0 for each character that is shown. */
  private statesOf(runs: Run[]): Uint8Array {
    const states = new Uint8Array(this.characters.text.length)
    const special = runs.flatMap((run) => {
      let state = 0
      propertiesOf(this.file, run, (code, operand) => {
        if (code === codes.inserted && isOn(operand)) this.seen.changes++
        else if (code === codes.deleted && isOn(operand)) state = gone.deleted
        else if (code === codes.hidden && isOn(operand) && state === 0) state = gone.hidden
      })
      return state === 0 ? [] : [{ ...run, state }]
    })
    for (const { start, end, from, width } of this.characters.pieces) {
      for (const run of special) {
        const first = start + Math.max(0, Math.ceil((run.from - from) / width))
        const last = Math.min(end, start + Math.ceil((run.to - from) / width))
        if (first >= last) continue
        states.fill(run.state, first, last)
        if (run.state === gone.deleted) this.seen.changes++
      }
    }
    return states
  }
}

/** 1, or the opposite of the style's: what changes and hides is written with characters, not with styles. */
function isOn(operand: Buffer): boolean {
  return operand[0] === 1 || operand[0] === 0x81
}

function shown(unit: string): string {
  const as = printed[unit]
  return as ?? (unit < ' ' ? '' : unit)
}

/** The operand of sprmTDefTable: its size, the number of cells, their borders, 20 bytes for each cell ([MS-DOC] 2.9.316). */
function shapeOf(operand: Buffer): RowShape | null {
  const cells = operand[2] ?? 0
  const flagsAt = 3 + (cells + 1) * 2
  if (cells === 0 || operand.length < flagsAt) return null
  const borders = Array.from({ length: cells + 1 }, (_, index) => operand.readInt16LE(3 + index * 2))
  const goesOn = Array.from({ length: cells }, (_, index) => {
    const at = flagsAt + index * 20
    // Two bits: 0 alone, 1 goes on the cell above, 3 begins a merged one.
    return at + 2 <= operand.length && ((operand.readUInt16LE(at) >> 5) & 3) === 1
  })
  return { borders, goesOn }
}
