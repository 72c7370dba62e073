// A small ledger in, everything that is said of it out: what the command line does, without a file.
import { ledgerEnd, ledgerFinding } from '../../src/ledger/answer.js'
import { readLedger } from '../../src/ledger/ledger.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import type { LedgerOptions } from '../../src/ledger/ledger.js'
import type { LedgerSource } from '../../src/ledger/source.js'
import type { LedgerAnswer } from '../../src/model/ledger.js'

export function sourceOf(bytes: Uint8Array, pieces = 1 << 16): LedgerSource {
  return {
    name: 'ledger', size: bytes.length,
    async* open() { for (let at = 0; at < bytes.length; at += pieces) yield bytes.subarray(at, at + pieces) },
  }
}

export async function answerFor(file: Uint8Array | string, given: Partial<LedgerOptions> = {}, pieces?: number): Promise<LedgerAnswer> {
  const options: LedgerOptions = { kind: 'applications', map: {}, asOf: null, report: null, ...given }
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  const steps = readLedger(sourceOf(bytes, pieces), options, loadRulebook())
  const findings: LedgerAnswer['findings'] = []
  let step = await steps.next()
  for (; !step.done; step = await steps.next()) findings.push(...step.value.findings.map((each) => ledgerFinding(each, 'zh')))
  return { ...ledgerEnd(step.value, options, 'zh'), findings }
}

/** Findings that stand somewhere: those of columns that are not there at all left out. */
export function placed({ findings }: LedgerAnswer): LedgerAnswer['findings'] {
  return findings.filter(({ evidence }) => evidence.length > 0)
}
