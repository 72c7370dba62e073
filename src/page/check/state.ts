// What the reader gave and chose, and what came of it: the one state of the self-check, in memory alone.
import { computed, signal, useComputed } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import type { Evaluation } from '../../model/evaluation.js'
import type { IssuerKind, Localised } from '../../model/words.js'
import type { ShownProblem } from '../parts/ask.js'

export interface Draft {
  name: string
  bytes: Blob
  /** The words of a pasted draft, so that it can be mended in place. */
  pasted?: string
}

export interface Settings {
  published: boolean
  publishedOn: string
  issuerKind: IssuerKind | ''
  province: string
  overlay: string
  localDue: string
}

/** What stands at this place was read wrongly: it is `value`, or no number at all. */
export interface Correction { start: number; end: number; value: number | null; raw: string }
export interface IdentityCorrections { year?: number; issuer?: string; issuerKind?: IssuerKind; province?: string; publishedOn?: string }

export type Phase =
  | { is: 'idle' }
  | { is: 'sending'; share: number; stop(): void }
  | { is: 'failed'; problem: ShownProblem | Localised }

export const draft = signal<Draft | null>(null)
export const previous = signal<Draft | null>(null)
/** As typed. */
export const lastYearNumber = signal('')
export const settings = signal<Settings>({ published: false, publishedOn: '', issuerKind: '', province: '', overlay: '', localDue: '' })
export const corrections = signal<Correction[]>([])
export const identityCorrections = signal<IdentityCorrections>({})
export const phase = signal<Phase>({ is: 'idle' })
export const evaluation = signal<Evaluation | null>(null)
/** Counts the answers the reader waited for: each takes the keyboard to the verdict. */
export const told = signal(0)
/** The draft before this one, to tell what was mended. */
export const earlier = signal<Evaluation | null>(null)
/** The finding looked at in both panes. */
export const current = signal<string | null>(null)
/** Mends ticked in "what if", by rule. */
export const ticked = signal<ReadonlySet<string>>(new Set())

/** For an attribute: it changes without its element being drawn again. */
export function useIsCurrent(ruleId: string): ReadonlySignal<'true' | undefined> {
  return useComputed(() => (current.value === ruleId ? 'true' : undefined))
}

export const isBusy = computed(() => phase.value.is === 'sending')

export function forget(): void {
  draft.value = previous.value = evaluation.value = earlier.value = current.value = null
  lastYearNumber.value = ''
  corrections.value = []
  identityCorrections.value = {}
  ticked.value = new Set()
  phase.value = { is: 'idle' }
}
