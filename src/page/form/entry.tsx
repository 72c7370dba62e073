// One cell of the form in, the field it is filled in with out: its keys, what is pasted into it, and how its sums stand.
import { useComputed } from '@preact/signals'
import { say } from '../frame/language.js'
import { edge, keyOf, linesOf, neighbour, spread } from './grid.js'
import { at, cell, entryAt, notice, sumsOf, write, writeMany } from './state.js'
import { overflowed, words } from './words.js'
import type { JSX } from 'preact'
import type { FormTable } from '../../model/form-view.js'
import type { Way } from './grid.js'

interface Given { table: FormTable; row: string; column: string; across: number }

export function EntryCell({ table, row, column, across }: Given): JSX.Element {
  const key = keyOf(table.id, row, column)
  const mark = useComputed(() => sumsOf(table).value.marks.get(`${row}/${column}`)).value
  const { kind, fault } = entryAt(table, row, column)
  const wrong = mark?.is === 'wrong' || fault !== null
  const described = [...(fault ? [`fault-${key}`] : []), ...(mark?.by ?? []).map((index) => `sum-${table.id}-${index}`)]
  return (
    <td colSpan={across} class={`entry ${fault ? 'odd' : kind} ${fault ? 'wrong' : mark?.is ?? ''}`}>
      <input
        id={key} type="text" inputMode="text" autoComplete="off" spellcheck={false} maxLength={24} value={cell(key).value}
        aria-label={nameOf(table, row, column)} aria-invalid={wrong} aria-describedby={described.length > 0 ? described.join(' ') : undefined}
        onInput={(event) => write(key, event.currentTarget.value)}
        onFocus={(event) => {
          event.currentTarget.select()
          at.value = { table: table.id, row, column }
        }}
        onBlur={() => { at.value = null }}
        onKeyDown={(event) => steer(event, table, key)}
        onPaste={(event) => paste(event, table, key)}
      />
      {mark?.is === 'right' && !fault && <span class="tick" aria-hidden="true">✓</span>}
      {fault && <span class="unseen" id={`fault-${key}`}>{say(fault)}</span>}
    </td>
  )
}

/** 表三 本年新收 自然人; a row of one cell needs no column. */
export function nameOf({ short, rows, columns }: FormTable, row: string, column: string): string {
  const found = rows.find(({ id }) => id === row)
  const name = columns.find(({ id }) => id === column)?.title ?? ''
  return `${short} ${found?.title ?? ''}${found && found.columns.length > 1 ? ` ${name}` : ''}`
}

export function focusOn(key: string): void {
  const field = document.getElementById(key)
  field?.focus()
  field?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

type Keyed = JSX.TargetedKeyboardEvent<HTMLInputElement>

/** As in a spreadsheet; inside a text that is being written left and right move the caret. */
function steer(event: Keyed, table: FormTable, key: string): void {
  if (event.altKey || event.metaKey || event.isComposing) return
  const lines = linesOf(table)
  const way = wayOf(event)
  const target = way ? neighbour(lines, key, way)
    : event.key === 'Home' || event.key === 'End' ? (isWhole(event.currentTarget) || event.ctrlKey
      ? edge(lines, key, event.key === 'Home' ? 'first' : 'last', event.ctrlKey) : null)
      : null
  if (target === null) return
  event.preventDefault()
  focusOn(target)
}

function wayOf({ key, shiftKey, ctrlKey, currentTarget: field }: Keyed): Way | null {
  if (ctrlKey) return null
  if (key === 'Enter') return shiftKey ? 'up' : 'down'
  if (shiftKey) return null
  if (key === 'ArrowUp') return 'up'
  if (key === 'ArrowDown') return 'down'
  if (key === 'ArrowLeft' && (isWhole(field) || field.selectionEnd === 0)) return 'left'
  if (key === 'ArrowRight' && (isWhole(field) || field.selectionStart === field.value.length)) return 'right'
  return null
}

function isWhole({ selectionStart, selectionEnd, value }: HTMLInputElement): boolean {
  return selectionStart === 0 && selectionEnd === value.length
}

/** One value goes into the field as anywhere; a block spreads to the right and downwards. */
function paste(event: JSX.TargetedClipboardEvent<HTMLInputElement>, table: FormTable, key: string): void {
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (!/[\t\n\r]/.test(text)) return
  event.preventDefault()
  const { entries, beyond } = spread(linesOf(table), key, text)
  writeMany(entries.map(([to, written]): [string, string] => [to, written.slice(0, 24)]), words.paste)
  notice.value = beyond > 0 ? overflowed(beyond) : null
}
