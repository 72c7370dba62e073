// Lines with a fee and the report of the year in, what both say was collected out, with the lines behind it.
import { dateOf } from '../calendar/days.js'
import { rangeList } from './ranges.js'
import type { Line } from './line.js'
import type { FactValue } from '../model/fact.js'
import type { Reconciliation, ReportedYear } from '../model/ledger.js'

export interface FeeTotal {
  add(line: Line): void
  unreadable(): void
  result(): { facts: Record<string, FactValue>; comparison: Reconciliation['comparisons'][number] | null }
}

/** Counted by the day of payment: the report of the year says what was collected in it. */
export function feeTotal(report: ReportedYear | null): FeeTotal {
  const lines = rangeList()
  let total = 0
  let unplaced = 0
  return {
    unreadable() { unplaced += 1 },
    add(line) {
      if (report?.year == null) return
      const amount = line.yuan()
      if (amount === 0 || (amount === null && !line.has('feeAmount'))) return
      const paid = line.day('feePaidOn')
      // Charged and never paid is nothing collected; a sum or a day that can't be read may be anything.
      if (amount === null || (paid === null && (line.state('feePaidOn') !== 'blank' || !line.has('feePaidOn')))) unplaced += 1
      else if (paid !== null && Number(dateOf(paid).slice(0, 4)) === report.year) {
        total += amount
        lines.add(line.sheet, line.row)
      }
    },
    result() {
      const told = lines.told()
      const reported = report?.feesCharged ?? null
      const agrees = reported === null ? null : reported === total
      return {
        facts: {
          'fees.state': stateOf(report, unplaced), 'fees.ledger': total, 'fees.reported': reported, 'fees.agree': agrees ?? false,
          'fees.lines': told.slice(0, 5).join('、') || null,
        },
        comparison: report && {
          ruleId: 'fees-agree', row: 'fees', column: 'total', ledger: total, report: reported, agrees, lines: agrees === false ? told : [],
        },
      }
    },
  }
}

/** A government's report sums up its departments; no ledger of one office can. */
function stateOf(report: ReportedYear | null, unplaced: number): string {
  if (!report) return 'no-report'
  if (report.year === null) return 'no-year'
  if (report.feesCharged === null) return 'no-figure'
  return unplaced > 0 || report.issuerKind === 'government' || report.issuerKind === null ? 'uncertain' : 'certain'
}
