// A register and what the reader says of its columns in, what the service found in it out. Nothing is kept anywhere.
import { batch, signal } from '@preact/signals'
import { language } from '../frame/language.js'
import { ask, askJson, Cancelled, Refused } from '../parts/ask.js'
import { save } from '../parts/save.js'
import { ofReports, tooLarge } from '../parts/service-limits.js'
import type { LedgerAnswer, LedgerField, LedgerKind } from '../../model/ledger.js'
import type { Localised } from '../../model/words.js'
import type { ShownProblem } from '../parts/ask.js'

export const kind = signal<LedgerKind>('applications')
export const file = signal<File | null>(null)
export const report = signal<File | null>(null)
export const asOf = signal('')
/** What the service takes for a field that stands in no column. */
export const noColumn = '-'
/** Columns the reader put right: field to letters or heading. */
export const map = signal<Partial<Record<LedgerField, string>>>({})
export const found = signal<LedgerAnswer | null>(null)
export const problem = signal<ShownProblem | Localised | null>(null)
export const busy = signal(false)

let running: AbortController | null = null

export function pickLedger(picked: File): void {
  if (refused(picked, { zh: '请按年度拆分台账。', en: 'Split the register by year.' })) return
  batch(() => {
    file.value = picked
    map.value = {}
    found.value = null
  })
  void check()
}

export function pickReport(picked: File): void {
  if (refused(picked, ofReports)) return
  report.value = picked
  void check()
}

export function putColumn(field: LedgerField, column: string): void {
  map.value = { ...map.value, [field]: column }
  void check()
}

export async function check(): Promise<void> {
  if (!file.value) return
  running?.abort()
  const now = running = new AbortController()
  batch(() => {
    busy.value = true
    problem.value = null
  })
  try {
    const answer = await askJson<LedgerAnswer>(`/v1/ledgers?lang=${language.value}`, { body: bodyOf(file.value), signal: now.signal })
    found.value = answer
  } catch (error) {
    if (error instanceof Cancelled) return
    if (!(error instanceof Refused)) throw error
    batch(() => {
      problem.value = error.problem
      // What could be read before stays to be corrected.
      if (Object.keys(map.value).length === 0) found.value = null
    })
  }
  busy.value = false
}

export async function saveFindings(): Promise<void> {
  if (!file.value) return
  problem.value = null
  try {
    save(await ask(`/v1/ledgers?format=csv&lang=${language.value}`, { body: bodyOf(file.value) }), 'findings.csv')
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    problem.value = error.problem
  }
}

function bodyOf(ledger: File): FormData {
  const body = new FormData()
  body.append('metadata', JSON.stringify({
    kind: kind.value, ...(Object.keys(map.value).length > 0 && { map: map.value }), ...(asOf.value !== '' && { asOf: asOf.value }),
  }))
  body.append('file', ledger, ledger.name)
  if (report.value) body.append('report', report.value, report.value.name)
  return body
}

function refused(picked: File, advice: Localised): boolean {
  const refusal = tooLarge(picked, advice)
  if (refusal) problem.value = refusal
  return refusal !== null
}
