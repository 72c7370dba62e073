// Line after line in, what can only be said of the whole ledger out: personal data left in full, replies on the last day.
import { cellAt } from './findings.js'
import { lettersOf } from '../container/sheet.js'
import { showsPerson } from './mask.js'
import { limits } from '../model/limits.js'
import type { LineContext } from './context.js'
import type { LedgerEvidence } from './findings.js'
import type { Head } from './header.js'
import type { FactValue } from '../model/fact.js'

export interface Whole {
  add(context: LineContext, head: Head): void
  facts(): Record<string, FactValue>
  evidence: LedgerEvidence[]
}

export function wholeLedger(): Whole {
  const evidence: LedgerEvidence[] = []
  const columns = new Map<string, number>()
  let cells = 0
  let [replied, lastDay, extended] = [0, 0, 0]
  return {
    evidence,
    add({ line, reply, edition }, head) {
      for (let column = 0; column < line.cells.length; column += 1) {
        if (!showsPerson(line.cells[column]!)) continue
        cells += 1
        const letters = lettersOf(column)
        columns.set(letters, (columns.get(letters) ?? 0) + 1)
        if (evidence.length < limits.evidencePerFinding) evidence.push(cellAt(line, head, column))
      }
      const day = line.day('repliedOn')
      if (!reply || !edition || day === null || reply.dueOn === null) return
      replied += 1
      if (day === reply.dueOn) lastDay += 1
      if (line.day('extensionNotifiedOn') !== null) extended += 1
    },
    facts: () => ({
      'personal.cells': cells, 'personal.columns': [...columns.keys()].slice(0, 20).join('、') || null,
      'indicators.replied': replied, 'indicators.lastDay': share(lastDay, replied), 'indicators.extended': share(extended, replied),
    }),
  }
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 100)
}
