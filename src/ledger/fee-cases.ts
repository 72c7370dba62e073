// Lines with a fee in, each held against what its applicant asked for in that month and how many pages it was; names are compared and never told.
import { dateOf } from '../calendar/days.js'
import { cellAt, findingOf, headOf } from './findings.js'
import { factSheet } from './facts.js'
import { feeByItems, feeByPages, isFeeOfItems, isFeeOfPages } from './fee-scale.js'
import type { LedgerEvidence, LedgerFinding } from './findings.js'
import type { LineContext } from './context.js'
import type { Head } from './header.js'
import type { Line } from './line.js'
import type { AskedRule } from './rules.js'
import type { Tally } from './tally.js'
import type { FeeScale } from '../model/rulebook.js'
import type { RegimeId } from '../model/words.js'

export interface FeeCases {
  /** On the first reading: a line, if it has a fee. */
  note(context: LineContext, head: Head): void
  /** Whether applications are worth counting on a second reading. */
  readonly wanted: boolean
  /** On the second reading, line by line. */
  count(line: Line): void
  /** When both are over. */
  judged(asked: AskedRule, tally: Tally): LedgerFinding[]
}

interface FeeCase { amount: number; pages: number | null; key: string | null; scale: FeeScale; regime: RegimeId | null; evidence: LedgerEvidence[] }
/** An applicant's month: how many applications the register has, and what was charged in it other than by pages. */
interface Month { count: number; byItems: number }

/** Fees remembered at a time. A register that has more of them has told enough. */
const rememberedAtMost = 10_000

export function feeCases(): FeeCases {
  const cases: FeeCase[] = []
  const months = new Map<string, Month>()
  let untold = 0
  return {
    note(context, head) {
      const { line, edition, regime } = context
      const amount = line.yuan()
      const scale = edition?.fee.scale
      if (amount === null || amount <= 0 || !scale) return
      if (cases.length >= rememberedAtMost) {
        untold += 1
        return
      }
      const [pages, key] = [pagesOf(line), monthOf(line)]
      const places = (['feeAmount', 'pages'] as const).flatMap((field) => head.at.get(field) ?? []).filter((column) => line.cells[column])
      cases.push({ amount, pages, key, scale, regime, evidence: places.map((column) => cellAt(line, head, column)) })
      if (key === null) return
      const month = months.get(key) ?? { count: 0, byItems: 0 }
      if (pages === null || feeByPages(pages, scale) !== amount) month.byItems += amount
      months.set(key, month)
    },
    get wanted() { return months.size > 0 },
    count(line) {
      const key = monthOf(line)
      const month = key === null ? undefined : months.get(key)
      if (month) month.count += 1
    },
    judged: (asked, tally) => judgeFees(asked, tally, cases, months, untold),
  }
}

function judgeFees(asked: AskedRule, tally: Tally, cases: FeeCase[], months: Map<string, Month>, untold: number): LedgerFinding[] {
  const counts = tally.outcomes.get(asked.rule.id)!
  const findings = cases.flatMap((each) => {
    const facts = factSheet(factsOf(each, each.key === null ? null : months.get(each.key)!))
    const verdict = asked.compiled.verdicts.find(({ holds }) => holds(facts))!
    counts[verdict.outcome] += 1
    return verdict.outcome === 'pass' ? [] : [findingOf(asked, verdict, facts, each.regime, each.evidence)]
  })
  const broken = tally.outcomes.get('line-readable')?.review ?? 0
  counts['not-assessable'] += untold + broken
  counts['not-applicable'] += tally.lines - cases.length - untold - broken
  return untold > 0 ? [...findings, tooMany(asked, untold)] : findings
}

function factsOf({ amount, pages, scale }: FeeCase, month: Month | null): Record<string, string | number | null> {
  const byItems = month === null ? null : feeByItems(month.count, scale)
  return {
    'fee.amount': amount, 'fee.pages': pages, 'fee.applications': month?.count ?? null, 'fee.byItems': byItems,
    'fee.byPages': pages === null ? null : feeByPages(pages, scale), 'fee.charged': month?.byItems ?? null,
    'fee.scale': comparison(amount, pages, month, byItems, scale),
  }
}

function comparison(amount: number, pages: number | null, month: Month | null, byItems: number | null, scale: FeeScale): string {
  if (pages !== null && feeByPages(pages, scale) === amount) return 'by-pages'
  const mayBeItems = isFeeOfItems(amount, scale)
  if (byItems !== null && mayBeItems && month!.byItems <= byItems) return 'by-items'
  if (byItems === null && mayBeItems) return 'applications-unknown'
  if (pages === null && isFeeOfPages(amount, scale)) return 'pages-unknown'
  return 'neither'
}

function tooMany(asked: AskedRule, lines: number): LedgerFinding {
  return headOf(asked, null, 'not-assessable', {
    zh: `收费的行超过${rememberedAtMost}行，另有${lines}行没有逐一核对。`,
    en: `More than ${rememberedAtMost} lines have a fee; ${lines} further ones were not looked at one by one.`,
  })
}

/** Who asked, and in which calendar month; null where either is not known. */
function monthOf(line: Line): string | null {
  const [who, day] = [line.text('applicant').normalize('NFKC').replace(/\s/g, ''), line.day('receivedOn')]
  return who === '' || day === null ? null : `${dateOf(day).slice(0, 7)}\u0001${who}`
}

function pagesOf(line: Line): number | null {
  const found = /^(\d{1,7})页?$/.exec(line.text('pages').normalize('NFKC'))
  return found ? Number(found[1]) : null
}
