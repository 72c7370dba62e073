// Outcomes counted as they come; rates with their counts at the end.
import type { AskedRule } from './rules.js'
import type { LedgerSummary } from '../model/ledger.js'
import type { Language, Outcome } from '../model/words.js'
import type { Skipped } from './register.js'

/** Under this many cases a percentage would say more than is known. */
const leastForRate = 5
/** The rules that measure whether a limit was kept. */
const timely = ['reply-in-time', 'disclosed-in-time']

export interface Tally {
  lines: number
  listed: number
  outcomes: Map<string, Record<Outcome, number>>
  skipped: Skipped
  reconciliation: { compared: number; agreed: number }
}

export function emptyTally(rules: AskedRule[]): Tally {
  const none = (): Record<Outcome, number> => ({ pass: 0, fail: 0, partial: 0, review: 0, 'not-applicable': 0, 'not-assessable': 0 })
  return {
    lines: 0, listed: 0, outcomes: new Map(rules.map(({ rule }) => [rule.id, none()])),
    skipped: { blank: 0, totals: 0, headers: 0, notes: 0 }, reconciliation: { compared: 0, agreed: 0 },
  }
}

export function summaryOf({ lines, listed, outcomes, skipped, reconciliation }: Tally, rules: AskedRule[], language: Language): LedgerSummary {
  const limit = rules.find(({ rule }) => timely.includes(rule.id))
  const kept = limit && outcomes.get(limit.rule.id)
  const others = rules.filter(({ rule }) => rule.about !== 'ledger' && !timely.includes(rule.id))
  const defects = others.reduce((sum, { rule }) => sum + outcomes.get(rule.id)!.fail, 0)
  const decided = (kept?.pass ?? 0) + (kept?.fail ?? 0)
  return {
    rules: rules.map(({ rule: { id, number, title } }) => ({ ruleId: id, number, title: title[language], outcomes: outcomes.get(id)! })),
    skipped,
    timeliness: {
      decided, inTime: kept?.pass ?? 0, late: kept?.fail ?? 0, review: kept?.review ?? 0, open: kept?.['not-applicable'] ?? 0,
      notAssessable: kept?.['not-assessable'] ?? 0, percent: percent(kept?.pass ?? 0, decided),
    },
    processDefects: { count: defects, per100: percent(defects, lines) },
    reconciliation: { ...reconciliation, percent: percent(reconciliation.agreed, reconciliation.compared) },
    findings: { found: listed, listed },
  }
}

function percent(part: number, whole: number): number | null {
  return whole < leastForRate ? null : Math.round((part / whole) * 1000) / 10
}
