// The table of reviews and lawsuits in, its three rows out: one printed row of fifteen cells under a head of three levels.
import type { Draft } from './drafts.js'
import type { LabelPiece } from './piece.js'
import type { Table, TableCell, TableRow } from '../../model/report.js'
import type { Form } from '../../model/rulebook.js'
import type { Range } from '../../model/span.js'

/** [] where the labels are only words of the text. */
export function appealsTables(draft: Draft, form: Form): Table[] {
  const upended = upendedRows(draft, form)
  if (upended) return [{
    form: form.id, range: { start: draft.start, end: draft.end }, state: 'read', why: null, rows: upended,
    missingRows: form.rows.map(({ key }) => key).filter((key) => !upended.some((row) => row.key === key)), missingColumns: [], unknownRows: 0,
  }]
  const reading = new Reading(form)
  for (const part of draft.parts) {
    if ('cell' in part) reading.cell(part.cell, part.piece.at?.row ?? -1)
    else if (part.label.role === 'row') reading.group(part.label.key, part.piece)
    else if (part.label.role === 'column') reading.column(part.label.key, part.piece)
  }
  reading.fill()
  const { groups, columns, rows, failed } = reading
  if (new Set(columns).size < 3 && !(groups.size >= 2 && rows.length > 0)) return []
  const missing = form.rows.map(({ key }) => key).filter((key) => !groups.has(key))
  return [{
    form: form.id, range: { start: draft.start, end: draft.end },
    state: rows.length > 0 && !failed ? 'read' : 'unreadable',
    why: failed ? 'misaligned' : rows.length === 0 ? 'no-values' : null,
    rows: failed ? [] : rows, missingRows: missing, missingColumns: reading.missingColumns(), unknownRows: 0,
  }]
}

/** The table with one figure a row, each right after its label; null where it stands otherwise. */
function upendedRows({ parts }: Draft, form: Form): TableRow[] | null {
  const rows: Array<{ key: string; label: Range; cells: Map<string, TableCell> }> = []
  let column: string | null = null
  for (const part of parts) {
    if ('cell' in part) {
      if (column === null && part.cell.kind === 'blank') continue
      const cells = rows.at(-1)?.cells
      if (column === null || !cells || cells.has(column)) return null
      cells.set(column, part.cell)
      column = null
    } else if (column !== null) return null
    else if (part.label.role === 'column') column = part.label.key
    else if (part.label.role === 'row' && rows.at(-1)?.key !== part.label.key) {
      rows.push({ key: part.label.key, label: { start: part.piece.start, end: part.piece.end }, cells: new Map() })
    }
  }
  const whole = rows.length > 0 && rows.every(({ cells }) => cells.size === form.columns.length)
  return whole && new Set(rows.map(({ key }) => key)).size === rows.length
    ? rows.map(({ key, label, cells }) => ({ key, label, cells: form.columns.map((each) => cells.get(each.key)!) })) : null
}

class Reading {
  /** Every group seen, with its label. */
  readonly groups = new Map<string, Range>()
  /** Column labels in the order printed. */
  columns: string[] = []
  readonly rows: TableRow[] = []
  failed = false
  private pending: string[] = []
  private heads: string[] = []
  private cells: TableCell[] = []
  private row = -1
  private readonly absent = new Set<string>()

  constructor(private readonly form: Form) {}

  group(key: string, { start, end }: LabelPiece): void {
    this.fill()
    if (this.rows.some((row) => row.key === key)) return
    this.groups.set(key, { start, end })
    if (!this.pending.includes(key)) this.pending.push(key)
  }

  column(key: string, _piece: LabelPiece): void {
    if (this.cells.length > 0) {
      this.fill()
      this.heads = []
    }
    this.columns.push(key)
    this.heads.push(key)
  }

  cell(cell: TableCell, row: number): void {
    if (row !== this.row && row !== -1) this.fill()
    this.row = row
    this.cells.push(cell)
  }

  /** Gives the cells gathered to the groups named since the last ones; only exact counts are believed. */
  fill(): void {
    const cells = this.taken()
    if (cells.length === 0) return
    const size = cells.length / this.pending.length
    const keys = this.keysFor(cells.length)
    if (this.pending.length === 0 || !Number.isInteger(size) || !keys) {
      this.failed ||= cells.some(({ kind }) => kind !== 'blank')
      return
    }
    this.pending.forEach((key, index) => {
      this.rows.push(this.rowOf(key, keys.slice(index * size, (index + 1) * size), cells.slice(index * size, (index + 1) * size)))
    })
    this.pending = []
  }

  missingColumns(): string[] {
    return [...this.absent]
  }

  /** Blank cells that pad a row are left out when what remains is a full row. */
  private taken(): TableCell[] {
    const cells = this.cells
    this.cells = []
    const full = this.pending.length * this.form.columns.length
    const filled = cells.filter(({ kind }) => kind !== 'blank')
    return cells.length !== full && filled.length === full ? filled : cells
  }

  /** The column of each cell: as the labels say where there is one for each cell, else the form's own five for each group. */
  private keysFor(count: number): string[] | null {
    const own = this.form.columns.map(({ key }) => key)
    const size = count / this.pending.length
    const chunks = this.pending.map((_, index) => this.heads.slice(index * size, (index + 1) * size))
    const labelled = this.heads.length === count && chunks.every((chunk) => new Set(chunk).size === size)
    if (labelled) return this.heads
    return size === own.length ? this.pending.flatMap(() => own) : null
  }

  private rowOf(key: string, keys: string[], cells: TableCell[]): TableRow {
    const label = this.groups.get(key)!
    return {
      key, label,
      cells: this.form.columns.map((column) => {
        const index = keys.indexOf(column.key)
        if (index === -1) this.absent.add(column.key)
        return cells[index] ?? { value: null, kind: 'absent', range: { start: label.end, end: label.end } }
      }),
    }
  }
}
