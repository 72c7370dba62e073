// What the reader does in, the next state out: hand in, check again, cancel, correct, download.
import { batch } from '@preact/signals'
import { ask, askJson, Cancelled, Refused } from '../parts/ask.js'
import { save } from '../parts/save.js'
import { ofReports, tooLarge } from '../parts/service-limits.js'
import { body, evaluationAddress, exportAddress, markedCopyAddress } from './request.js'
import { corrections, current, draft, earlier, evaluation, forget, identityCorrections, phase, previous, ticked, told } from './state.js'
import type { Evaluation } from '../../model/evaluation.js'
import type { Draft } from './state.js'

/** What was corrected belongs to the draft before: its places are not those of the new one. */
export async function handIn(next: Draft): Promise<void> {
  if (refuse(next)) return
  batch(() => {
    draft.value = next
    corrections.value = []
    identityCorrections.value = {}
  })
  return check()
}

export async function handInPrevious(next: Draft | null): Promise<void> {
  if (next && refuse(next)) return
  previous.value = next
  return check()
}

function refuse({ bytes }: Draft): boolean {
  const problem = tooLarge(bytes, ofReports)
  if (!problem) return false
  stop()
  phase.value = { is: 'failed', problem }
  document.querySelector('.intake')?.scrollIntoView({ block: 'start' })
  return true
}

export function startAnew(): void {
  stop()
  forget()
}

let asked = 0

/** Asks for what the state holds now. An answer that another question overtook is dropped. */
export async function check({ quietly = false } = {}): Promise<void> {
  if (!draft.value) return
  stop()
  const turn = asked += 1
  const mine = (): boolean => turn === asked
  const stopper = new AbortController()
  const sending = (share: number): void => { phase.value = { is: 'sending', share, stop: () => stopper.abort() } }
  const checked = draft.value
  sending(0)
  try {
    const answer = await askJson<Evaluation>(evaluationAddress(), {
      body: body(), signal: stopper.signal, onSent: (share) => { if (mine()) sending(share) },
    })
    if (mine()) settle(answer, checked, quietly)
  } catch (error) {
    if (!mine()) return
    if (error instanceof Refused) phase.value = { is: 'failed', problem: error.problem }
    else if (error instanceof Cancelled) phase.value = { is: 'idle' }
    else throw error
  }
}

let shownDraft: Draft | null = null

function settle(answer: Evaluation, checked: Draft, quietly: boolean): void {
  batch(() => {
    if (shownDraft !== checked) earlier.value = shownDraft && evaluation.value
    shownDraft = checked
    evaluation.value = answer
    if (!answer.findings.some(({ ruleId }) => ruleId === current.value)) current.value = null
    ticked.value = new Set([...ticked.value].filter((id) => answer.mends.some(({ ruleId }) => ruleId === id)))
    phase.value = { is: 'idle' }
    if (!quietly) told.value += 1
  })
}

export function stop(): void {
  if (phase.value.is === 'sending') phase.value.stop()
  asked += 1
  if (phase.value.is === 'sending') phase.value = { is: 'idle' }
}

export type Download = 'marked' | 'record.pdf' | 'record.docx' | 'xlsx'

/** @throws Refused */
export async function download(what: Download): Promise<void> {
  const answer = await ask(what === 'marked' ? markedCopyAddress() : exportAddress(what), { body: body() })
  save(answer, what === 'marked' ? 'marked' : what.startsWith('record') ? what : 'findings.xlsx')
}
