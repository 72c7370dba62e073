// What the reader says was read wrongly in, corrections to score again with out.
import { batch, signal } from '@preact/signals'
import { check } from './actions.js'
import { corrections, identityCorrections } from './state.js'
import type { IdentityCorrections } from './state.js'

/** A value read somewhere in the text. */
export interface ReadValue { start: number; end: number; value: number | null; raw: string }

/** Whether the values read stand as fields to be changed. */
export const correcting = signal(false)
/** What is typed and not yet sent: by place, the number as typed. */
export const typed = signal<ReadonlyMap<string, { at: ReadValue; as: string }>>(new Map())
export const typedIdentity = signal<IdentityCorrections>({})

export function placeKey({ start, end }: { start: number; end: number }): string {
  return `${start}-${end}`
}

export function type(at: ReadValue, as: string): void {
  const next = new Map(typed.value)
  if (as === written(at.value)) next.delete(placeKey(at))
  else next.set(placeKey(at), { at, as })
  typed.value = next
}

/** Empty is no number; anything else must be one. */
export function isNumber(as: string): boolean {
  return /^\s*(\d{1,12}(\.\d{1,6})?)?\s*$/.test(as)
}

export function written(value: number | null): string {
  return value === null ? '' : String(value)
}

export function apply(): void {
  const given = [...typed.value.values()]
  if (given.some(({ as }) => !isNumber(as))) return
  const byPlace = new Map(corrections.value.map((correction) => [placeKey(correction), correction]))
  for (const { at: { start, end, raw }, as } of given) {
    byPlace.set(placeKey({ start, end }), { start, end, raw, value: as.trim() === '' ? null : Number(as) })
  }
  batch(() => {
    corrections.value = [...byPlace.values()]
    identityCorrections.value = { ...identityCorrections.value, ...typedIdentity.value }
    leave()
  })
  void check()
}

export function undo(): void {
  batch(() => {
    corrections.value = []
    identityCorrections.value = {}
    leave()
  })
  void check()
}

export function leave(): void {
  batch(() => {
    correcting.value = false
    typed.value = new Map()
    typedIdentity.value = {}
  })
}
