// Whatever was thrown over a document in, what becomes of it out: set aside with its reason, or tried again.
import { Fault } from '../model/fault.js'
import type { FaultCode } from '../model/fault.js'
import type { SetAside } from '../model/batch.js'

/** These are the machine's, not the document's: it is given back as if it had not been begun. */
const outages = new Set<FaultCode>(['overloaded', 'store-unavailable', 'store-full', 'store-in-use'])

/** These may be the machine's or the document's: it is begun again, and given up after some times. */
const doubtful = new Set<FaultCode>(['internal', 'rules-invalid', 'config-invalid'])

export type Verdict = { fault: SetAside } | { again: 'as-new' | 'counted' }

/** An error that nobody foresaw is a bug or a thread that died: only trying again tells. */
export function verdictOn(error: unknown): Verdict {
  if (!(error instanceof Fault) || doubtful.has(error.code)) return { again: 'counted' }
  if (outages.has(error.code)) return { again: 'as-new' }
  return { fault: { code: error.code, detail: error.detail } }
}

export const givenUp: SetAside = {
  code: 'given-up',
  detail: { zh: '处理这份文件时，进程多次意外中断。', en: 'Whoever worked on this document ended without a word, again and again.' },
}

export const erased: SetAside = {
  code: 'document-erased',
  detail: { zh: '处理之前，文件的内容已被删除。', en: 'The bytes of the document were erased before it was worked on.' },
}
