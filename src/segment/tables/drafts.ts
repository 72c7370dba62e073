// Pieces in, drafts out: for each kind of table, its rows with the cells after them and the column labels over them.
import type { Kind, Meaning } from './labels.js'
import type { CellPiece, GridPlace, LabelPiece, OtherPiece, Piece } from './piece.js'
import type { TableCell } from '../../model/report.js'
import type { Range } from '../../model/span.js'

export interface Draft extends Range {
  kind: Kind
  /** Labels and cells in reading order, as the table of reviews needs them: its one row stands under three groups. */
  parts: Part[]
  items: Item[]
  /** Words that are no label of the form, with how many cells follow them. */
  unknown: Array<{ place: GridPlace | null; cells: number }>
  /** Cells that follow no label. */
  loose: CellPiece[]
}
export type Part = { label: Meaning; piece: LabelPiece } | { cell: TableCell; piece: CellPiece }

/** A row label with all that stands between it and the next label or word. */
export interface Item {
  /** The row it is in each edition of the form, and the editions that print this wording. */
  keys: string[]
  forms: string[]
  label: Range
  at: GridPlace | null
  cells: CellPiece[]
  /** Blank lines between the last cell (or the label) and what follows. */
  gapAfter: number
  header: HeaderColumn[]
  /** What it is in a head, where its wording names a column too. */
  asColumn: HeaderColumn | null
}
export interface HeaderColumn { key: string; range: Range; at: GridPlace | null; forms: string[] }

/** A table goes on after a page end or a line of furniture, not after a paragraph of prose. */
const longestBreak = 400

export function draftsOf(pieces: Piece[]): Draft[] {
  const reading = new Reading()
  for (const piece of pieces) {
    if (piece.kind === 'label') reading.label(piece)
    else if (piece.kind === 'cell') reading.cell(piece)
    else if (piece.kind === 'text') reading.words(piece)
  }
  return reading.drafts
}

/** Where the reader stands: which table, which row, and whether labels are still those of columns. */
class Reading {
  readonly drafts: Draft[] = []
  private readonly latest = new Map<Kind, Draft>()
  private readonly headers = new Map<Draft, HeaderColumn[]>()
  private draft: Draft | null = null
  private item: Item | null = null
  private unknown: Draft['unknown'][number] | null = null
  private block: string | null = null
  private inHeader = false
  /** Rows read so far: where blocks stand side by side, the same label comes in turn from each. */
  private readonly opened = new Set<string>()

  label(piece: LabelPiece): void {
    const meaning = this.choose(piece)
    this.close(piece.gap)
    this.unknown = null
    if (!meaning) return
    const draft = this.enter(meaning.kind, piece)
    draft.parts.push({ label: meaning, piece })
    draft.end = piece.end
    if (meaning.block !== null && meaning.role !== 'column') this.block = meaning.block
    const alike = piece.meanings.filter(({ kind }) => kind === meaning.kind)
    const forms = alike.length === 1 ? alike[0]!.forms : [...new Set(alike.flatMap((each) => each.forms))]
    if (meaning.role === 'column') {
      for (const head of takenBack(draft, piece.at)) this.addColumn(draft, head)
      this.addColumn(draft, headOf(meaning, piece, forms))
    } else if (meaning.role === 'row') {
      const rows = alike.filter(({ role, block }) => role === 'row' && block === meaning.block)
      const column = alike.find(({ role }) => role === 'column')
      this.openRow(draft, rows.map(({ key }) => key), forms, piece, column ? headOf(column, piece, forms) : null)
    }
  }

  cell(piece: CellPiece): void {
    const { item, draft } = this
    if (item?.at && (!piece.at || isPast(item, piece.at))) this.close(piece.gap)
    if (draft && piece.start - draft.end <= longestBreak) {
      draft.parts.push({ cell: piece.cell, piece })
      if (this.item || draft.kind === 'appeals') draft.end = Math.max(draft.end, piece.end)
    }
    if (this.item) this.item.cells.push(piece)
    else if (this.unknown && (!piece.at || piece.at.row === this.unknown.place?.row)) this.unknown.cells += 1
    else if (draft) draft.loose.push(piece)
  }

  /** In a row of a grid words are a cell like any other; on lines they end the row. */
  words({ start, end, gap, at }: OtherPiece): void {
    const isCell = this.item?.at && at && at.grid === this.item.at.grid && at.row === this.item.at.row
    if (isCell) {
      this.item!.cells.push({ kind: 'cell', start, end, gap, at, cell: { value: null, kind: 'text', range: { start, end } } })
    } else this.close(gap)
    if (isCell || !this.draft || start - this.draft.end > longestBreak) return
    this.unknown = { place: at, cells: 0 }
    this.draft.unknown.push(this.unknown)
  }

  close(gap: number): void {
    if (this.item) this.item.gapAfter = gap
    this.item = null
  }

  /** The meaning that fits the table being read; null where a label such as 总计 stands outside any. */
  private choose({ meanings, start }: LabelPiece): Meaning | null {
    const near = this.draft && start - this.draft.end <= longestBreak ? this.draft.kind : null
    const fitting = meanings.filter(({ kind }) => kind === near)
    if (fitting.length === 0) return meanings.every(({ kind }) => kind === meanings[0]!.kind) ? this.pick(meanings, false) : null
    return this.pick(fitting, this.inHeader)
  }

  private pick(meanings: Meaning[], inHeader: boolean): Meaning {
    const columns = meanings.filter(({ role }) => role === 'column')
    const others = meanings.filter(({ role }) => role !== 'column')
    const wanted = (inHeader && columns.length > 0) || others.length === 0 ? columns : others
    const rows = wanted.filter(({ role }) => role === 'row')
    return rows.find(({ block }) => block === this.block) ?? rows.find(({ key }) => !this.opened.has(key)) ?? rows[0] ?? wanted[0]!
  }

  private enter(kind: Kind, piece: LabelPiece): Draft {
    const latest = this.latest.get(kind)
    if (latest && piece.start - latest.end <= longestBreak) {
      this.draft = latest
      return latest
    }
    const draft: Draft = { kind, start: piece.start, end: piece.end, parts: [], items: [], unknown: [], loose: [] }
    this.drafts.push(draft)
    this.latest.set(kind, draft)
    this.draft = draft
    this.inHeader = false
    this.opened.clear()
    return draft
  }

  private openRow(draft: Draft, keys: string[], forms: string[], { start, end, at }: LabelPiece, asColumn: HeaderColumn | null): void {
    this.inHeader = false
    keys.forEach((key) => this.opened.add(key))
    this.item = { keys, forms, label: { start, end }, at, cells: [], gapAfter: 0, header: this.headers.get(draft) ?? [], asColumn }
    draft.items.push(this.item)
  }

  /** Columns after a row begin another header: the blocks of table two, or a header printed again on the next page. */
  private addColumn(draft: Draft, column: HeaderColumn): void {
    const known = this.inHeader ? this.headers.get(draft) : undefined
    const header = known ?? []
    if (!known) this.headers.set(draft, header)
    this.inHeader = true
    header.push(column)
  }
}

function headOf({ key }: Meaning, { start, end, at }: LabelPiece, forms: string[]): HeaderColumn {
  return { key, range: { start, end }, at, forms }
}

/** 总计 and 其他 name rows and columns: without figures, right before a sure column, they were columns too. */
function takenBack({ items }: Draft, at: GridPlace | null): HeaderColumn[] {
  const heads: HeaderColumn[] = []
  for (let last = items.at(-1); last?.asColumn && last.cells.every(isEmpty); last = items.at(-1)) {
    if (last.at?.grid !== at?.grid || (at && Math.abs(at.row - last.at!.row) > 1)) break
    heads.unshift(last.asColumn)
    items.pop()
  }
  return heads
}

function isEmpty({ cell }: CellPiece): boolean {
  return cell.kind === 'blank' || cell.kind === 'text'
}

/** Cells of the next grid row belong to the next label, unless the label stands alone in its row. */
function isPast(item: Item, at: GridPlace): boolean {
  const place = item.at!
  return at.grid !== place.grid || (item.cells.length > 0 && at.row !== (item.cells[0]!.at?.row ?? place.row))
    || (item.cells.length === 0 && at.row > place.row + 1)
}
