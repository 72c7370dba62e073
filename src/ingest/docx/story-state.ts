// The state of reading a part: where the reader stands among flows, tables, fields and content controls, and what it has gathered.
import { childOf } from './address.js'
import { limits } from '../../model/limits.js'
import type { Address } from './address.js'
import type { Cell, Flow, Paragraph, Piece, Row, Seen, Story, Table } from './story.js'
import type { Styles } from './styles.js'

/** A complex field: its instruction up to the separator is not shown, its result after it is. */
interface Field {
  instruction: string
  inResult: boolean
  inParagraph: Paragraph | null
  shown: Set<Paragraph>
  /** What stands in its instruction, or in that of a field within it. */
  unseen: Piece[]
}
interface Control { placeholder: boolean; contents: boolean }
interface OpenTable { table: Table; around: Flow; row: Row | null; cell: Cell | null }
interface OpenBox { paragraph: Paragraph | null; around: Flow; tables: OpenTable[]; fields: Field[]; runHidden: boolean | null }

export class StoryState implements Story {
  flow: Flow = []
  readonly notes = new Map<string, Flow>()
  readonly heads = new Set<string>()
  readonly seen: Seen = { insertions: 0, deletions: 0, comments: 0, placeholders: 0, hidden: 0, embedded: 0, unknownSymbols: 0 }

  paragraph: Paragraph | null = null
  /** w:vanish of the run: null where it says nothing and its style or the paragraph's does. */
  runHidden: boolean | null = null
  /** The run stands above its line: the mark of a note, or a power. */
  runRaised = false
  /** Of w:t and its like while open; null elsewhere, and blanks between elements are no text. */
  text: string | null = null
  /** w:t opened so far, in every branch, shown or not: what a marked copy counts by. */
  sources = -1
  controls: Control[] = []
  /** For each mc:AlternateContent: whether one of its choices was taken. */
  choices: boolean[] = []
  tinyPicture = false
  /** Inside the properties of a paragraph's mark, not of a run. */
  inMark = false

  private tables: OpenTable[] = []
  private fields: Field[] = []
  private readonly boxes: OpenBox[] = []

  constructor(public address: Address, readonly styles: Styles) {}

  enter(name: string): void {
    this.address = childOf(this.address, name)
  }

  leave(name: string): void {
    if (this.address.name === name && this.address.parent) this.address = this.address.parent
  }

  openParagraph(): void {
    this.enter('w:p')
    const last = this.flow.at(-1)
    const before = last?.kind === 'paragraph' && last.runsOn ? last : null
    if (before) this.flow.pop()
    const { pieces = [], boxes = [], notes = [], pictures = 0 } = before ?? {}
    this.paragraph = {
      kind: 'paragraph', at: this.address, style: undefined, numId: null, level: null, outline: null, pieces, boxes, notes, pictures,
      contents: this.controls.some(({ contents }) => contents), runsOn: false, hiddenMark: false,
    }
    this.flow.push(this.paragraph)
  }

  closeParagraph(): void {
    this.giveUpFields()
    this.paragraph = null
    this.leave('w:p')
  }

  /** @param source see Piece. */
  add(text: string, source = -1): void {
    const { paragraph } = this
    if (!paragraph || text === '') return
    const placeholder = this.controls.some((control) => control.placeholder)
    const asking = this.fields.find(({ inResult }) => !inResult)
    const hidden = placeholder || (this.runHidden ?? this.styles.paragraph(paragraph.style).hidden ?? false)
    if (asking) {
      asking.unseen.push({ text, hidden, source })
      return
    }
    if (placeholder) this.seen.placeholders += 1
    else if (hidden && text.trim() !== '') this.seen.hidden += 1
    for (const { shown } of this.fields) shown.add(paragraph)
    paragraph.pieces.push({ text, hidden, source })
  }

  /** A field that never comes to its result would swallow the rest of the document: it ends with its paragraph, and what it held is shown. */
  private giveUpFields(): void {
    const { paragraph } = this
    const given = this.fields.filter(({ inResult, inParagraph }) => !inResult && inParagraph === paragraph)
    if (!paragraph || given.length === 0) return
    this.fields = this.fields.filter((field) => !given.includes(field))
    for (const { unseen } of given) paragraph.pieces.push(...unseen)
  }

  openTable(): void {
    this.enter('w:tbl')
    const table: Table = { kind: 'table', at: this.address, widths: [], rows: [] }
    this.flow.push(table)
    this.tables.push({ table, around: this.flow, row: null, cell: null })
  }

  closeTable(): void {
    const open = this.tables.pop()
    if (open) this.flow = open.around
    this.leave('w:tbl')
  }

  get openTableNow(): OpenTable | null {
    return this.tables.at(-1) ?? null
  }

  openRow(): void {
    this.enter('w:tr')
    const open = this.openTableNow
    if (!open) return
    open.row = { before: 0, deleted: false, cells: [] }
    open.table.rows.push(open.row)
  }

  openCell(): void {
    this.enter('w:tc')
    const open = this.openTableNow
    if (!open?.row) return
    open.cell = { at: this.address, span: 1, continues: null, deleted: false, flow: [] }
    open.row.cells.push(open.cell)
    this.flow = open.cell.flow
  }

  closeCell(): void {
    const open = this.openTableNow
    if (open) this.flow = open.around
    this.leave('w:tc')
  }

  /** A text box stands inside a run, with tables and fields of its own. */
  openBox(): void {
    this.enter('descendant::w:txbxContent')
    const { paragraph, flow: around, tables, fields, runHidden } = this
    const own: Flow = []
    this.boxes.push({ paragraph, around, tables, fields, runHidden })
    paragraph?.boxes.push(own)
    this.paragraph = null
    this.tables = []
    this.fields = []
    this.runHidden = null
    this.flow = paragraph ? own : around
  }

  passBox(): void {
    childOf(this.address, 'descendant::w:txbxContent')
  }

  closeBox(): void {
    const box = this.boxes.pop()
    this.leave('descendant::w:txbxContent')
    if (!box) return
    this.paragraph = box.paragraph
    this.flow = box.around
    this.tables = box.tables
    this.fields = box.fields
    this.runHidden = box.runHidden
  }

  beginField(): void {
    // Those that are begun and never ended would pile up.
    if (this.fields.length >= limits.wordFieldDepth) this.fields.shift()
    this.fields.push({ instruction: '', inResult: false, inParagraph: this.paragraph, shown: new Set(), unseen: [] })
  }

  instruct(text: string): void {
    const field = this.fields.at(-1)
    if (field && !field.inResult) field.instruction += text
  }

  separateField(): void {
    const field = this.fields.at(-1)
    if (field) field.inResult = true
  }

  endField(): void {
    const field = this.fields.pop()
    if (!field) return
    if (/^\s*TOC\b/i.test(field.instruction)) for (const paragraph of field.shown) paragraph.contents = true
    if (!field.inResult) this.add(enclosed(field.instruction))
  }

  openNote(name: string, id: string): void {
    this.enter(name)
    this.flow = []
    this.notes.set(id, this.flow)
  }
}

/** `eq \o\ac(○,1)`, the way Word sets a figure in a circle, has no result; all that is seen of it stands in its instruction. */
function enclosed(instruction: string): string {
  const [, inside = ''] = /^\s*eq\s{1,5}\\o(?:\\a[clr])?\s?\(\s?[○〇□△◇]\s?[,，]\s?([^()]{1,4})\)/i.exec(instruction) ?? []
  const figure = Number(inside)
  return figure >= 1 && figure <= 20 ? String.fromCodePoint(0x245F + figure) : inside
}
