// Findings of a ledger and what they add up to in, text for standard output out: one JSON, a line of JSON each, or CSV.
import { ledgerCsv } from '../export/ledger-csv.js'
import type { ledgerEnd } from '../ledger/answer.js'
import type { FindingAnswer } from '../model/evaluation.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Language } from '../model/words.js'

export const ledgerFormats = ['json', 'ndjson', 'csv'] as const
export type LedgerFormat = typeof ledgerFormats[number]

export interface LedgerWriter {
  findings(findings: FindingAnswer[]): string
  end(answer: ReturnType<typeof ledgerEnd>): string
}

export function ledgerWriter(format: LedgerFormat, rulebook: Rulebook, language: Language): LedgerWriter {
  if (format === 'csv') return { findings: ledgerCsv(rulebook, language), end: () => '' }
  if (format === 'ndjson') {
    return { findings: (findings) => findings.map((each) => `${JSON.stringify(each)}\n`).join(''), end: (answer) => `${JSON.stringify(answer)}\n` }
  }
  return oneJson()
}

/** Findings first, for they are told while the file is read. */
function oneJson(): LedgerWriter {
  let separator = '{"findings":['
  return {
    findings(findings) {
      if (findings.length === 0) return ''
      const text = separator + findings.map((each) => JSON.stringify(each)).join(',\n')
      separator = ',\n'
      return text
    },
    end: (answer) => `${separator === ',\n' ? '' : separator}],${JSON.stringify(answer).slice(1)}\n`,
  }
}
