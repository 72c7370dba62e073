// What the view at /rules holds: the rules as fetched, what is looked for, and which rule the address names.
import { computed, signal } from '@preact/signals'
import { anything, found } from './search.js'
import type { Localised } from '../../model/words.js'
import type { ShownProblem } from '../parts/ask.js'
import type { Entry, Wish } from './search.js'

export const entries = signal<Entry[] | null>(null)
export const problem = signal<ShownProblem | Localised | null>(null)
export const wish = signal<Wish>(anything)
/** The rule the address names: /rules#published-on-time. */
export const named = signal('')
/** Rules whose words are shown. */
export const open = signal<ReadonlySet<string>>(new Set())

export const shown = computed<Entry[]>(() => found(entries.value ?? [], wish.value))

export function setOpen(id: string, isOpen: boolean): void {
  if (open.value.has(id) === isOpen) return
  const next = new Set(open.value)
  if (isOpen) next.add(id)
  else next.delete(id)
  open.value = next
}
