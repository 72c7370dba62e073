// The form and what was filled in: the one state of the view, in memory alone.
import { batch, computed, signal } from '@preact/signals'
import { entryOf } from './figures.js'
import { keyOf } from './grid.js'
import { judgeAll, marksOf, sum } from './sums.js'
import type { ReadonlySignal, Signal } from '@preact/signals'
import type { FormTable, FormView } from '../../model/form-view.js'
import type { Localised } from '../../model/words.js'
import type { ShownProblem } from '../parts/ask.js'
import type { Entry } from './figures.js'
import type { Judged, Mark } from './sums.js'

export const form = signal<FormView | null>(null)
export const problem = signal<ShownProblem | Localised | null>(null)
export const notice = signal<Localised | null>(null)
export const busy = signal<'download' | 'load' | null>(null)
export const issuer = signal('')
export const year = signal('')
/** What the last change of many cells was, and what stood there before. */
export const undoable = signal<{ what: Localised; before: Array<[key: string, written: string]> } | null>(null)
/** The cell that is being filled in. */
export const at = signal<{ table: string; row: string; column: string } | null>(null)
/** Since the last download. */
export const unsaved = signal(false)

const cells = new Map<string, Signal<string>>()

export function cell(key: string): Signal<string> {
  const known = cells.get(key)
  if (known) return known
  const made = signal('')
  cells.set(key, made)
  return made
}

export function write(key: string, written: string): void {
  cell(key).value = written
  unsaved.value = true
}

export function writeMany(entries: Array<[key: string, written: string]>, what: Localised): void {
  batch(() => {
    notice.value = null
    undoable.value = { what, before: entries.map(([key]) => [key, cell(key).value]) }
    for (const [key, written] of entries) write(key, written)
  })
}

export function undo(): void {
  const last = undoable.value
  if (!last) return
  batch(() => {
    for (const [key, written] of last.before) write(key, written)
    undoable.value = notice.value = null
  })
}

export interface Sums { judged: Judged[]; marks: Map<string, Mark> }

/** Judged anew at each stroke, and only where the table changed. */
const sumsByTable = new Map<string, ReadonlySignal<Sums>>()
export function sumsOf(table: FormTable): ReadonlySignal<Sums> {
  const known = sumsByTable.get(table.id)
  if (known) return known
  const made = computed(() => {
    const judged = judgeAll(form.value?.tables.find(({ id }) => id === table.id) ?? table, (row, column) => entryAt(table, row, column))
    return { judged, marks: marksOf(judged) }
  })
  sumsByTable.set(table.id, made)
  return made
}

export function entryAt({ id, rows }: FormTable, row: string, column: string): Entry {
  return entryOf(cell(keyOf(id, row, column)).value, rows.find((each) => each.id === row)?.decimals === true)
}

/** Every cell of the form, table by table. */
export function keysOf(table: FormTable): Array<{ key: string; row: string; column: string }> {
  return table.rows.flatMap(({ id, columns }) => columns.map((column) => ({ key: keyOf(table.id, id, column), row: id, column })))
}

export function filledCells(): Record<string, Record<string, Record<string, string>>> {
  return Object.fromEntries((form.value?.tables ?? []).map((table) => [table.id, Object.fromEntries(table.rows.map(({ id, columns }) =>
    [id, Object.fromEntries(columns.map((column) => [column, cell(keyOf(table.id, id, column)).value.trim()]))]))]))
}

export function blanks(): Array<[key: string, written: string]> {
  return (form.value?.tables ?? []).flatMap((table) =>
    keysOf(table).filter(({ row, column }) => entryAt(table, row, column).kind === 'blank').map(({ key }): [string, string] => [key, '0']))
}

/** Sums whose total is one blank cell, and whose parts state something; a total may be a part of the next, so until none is left. */
export function blankTotals(): Array<[key: string, written: string]> {
  const found = new Map<string, string>()
  for (const table of form.value?.tables ?? []) {
    const amountAt = ({ row, column }: { row: string; column: string }): number | null => {
      const known = found.get(keyOf(table.id, row, column))
      const entry = entryAt(table, row, column)
      return known !== undefined ? Number(known) : entry.kind === 'blank' ? null : entry.amount
    }
    for (let before = -1; before < found.size;) {
      before = found.size
      for (const { left, right } of table.equations) {
        const [total, other] = right
        if (!total || other || amountAt(total) !== null || entryAt(table, total.row, total.column).kind !== 'blank') continue
        const amounts = left.map(amountAt)
        if (amounts.every((amount) => amount === null)) continue
        found.set(keyOf(table.id, total.row, total.column), String(sum(amounts.map((each) => each ?? 0))))
      }
    }
  }
  return [...found]
}
