// A register in, what each rule finds in it out, as it is read: never more of it in memory than a piece and eight bytes a line.
import { dayNumber } from '../calendar/days.js'
import { bookOf, regimeAt } from './context.js'
import { factSheet, lineFacts } from './facts.js'
import { feeCases } from './fee-cases.js'
import { feeTotal } from './fee-total.js'
import { headFinding, refuseStrangeColumns, whyNoHead } from './head-findings.js'
import { cellsOf, findingOf, headerText } from './findings.js'
import { lettersOf } from '../container/sheet.js'
import { Line } from './line.js'
import { registerBatches } from './register.js'
import { secondLook, repeatKey } from './second-look.js'
import { repeatFinder } from './repeats.js'
import { reconciler } from './reconcile.js'
import { replyOf } from './reply.js'
import { ledgerRules } from './rules.js'
import { emptyTally } from './tally.js'
import { wholeLedger } from './whole.js'
import type { LineContext } from './context.js'
import type { FeeCases } from './fee-cases.js'
import type { FeeTotal } from './fee-total.js'
import type { LedgerFinding } from './findings.js'
import type { Head, Mapping } from './header.js'
import type { Reconciler } from './reconcile.js'
import type { Batch, Row } from './register.js'
import type { AskedRule } from './rules.js'
import type { LedgerSource } from './source.js'
import type { Tally } from './tally.js'
import type { Whole } from './whole.js'
import type { FactSheet } from '../model/fact.js'
import type { LedgerColumn, LedgerKind, Reconciliation, ReportedYear } from '../model/ledger.js'
import type { Rulebook } from '../model/rulebook.js'
import type { IsoDate } from '../model/words.js'

export interface LedgerOptions {
  kind: LedgerKind
  map: Mapping
  /** The day asked about: what is still open then is overdue or not. Left out, no clock is asked. */
  asOf: IsoDate | null
  report: ReportedYear | null
}

/** What one piece of the file gave. */
export interface LedgerStep { findings: LedgerFinding[]; bytes: number; lines: number }

export interface LedgerEnd {
  reconciliation: Reconciliation | null
  columns: LedgerColumn[]
  unmapped: Array<{ sheet: string | null; column: string; header: string }>
  tally: Tally
  rules: AskedRule[]
}

/** Columns nobody asked for that are shown, so that a caller sees what may still be mapped. */
const mostUnmapped = 100

interface Desk {
  context: LineContext
  facts: FactSheet
  rules: AskedRule[]
  /** Rules of lines that this sheet has the columns for. */
  asked: AskedRule[]
  /** Rules of the whole that some sheet had not the columns for. */
  unasked: Set<string>
  tally: Tally
  whole: Whole
  fees: { cases: FeeCases; total: FeeTotal }
  reconciler: Reconciler
  head: Head | null
  rulebook: Rulebook
}

/**
 * @throws Fault ledger-not-recognised where no row reads as the head of such a ledger; empty-file.
 */
export async function* readLedger(source: LedgerSource, options: LedgerOptions, rulebook: Rulebook): AsyncGenerator<LedgerStep, LedgerEnd> {
  const desk = deskOf(options, rulebook)
  const end: LedgerEnd = { reconciliation: null, columns: [], unmapped: [], tally: desk.tally, rules: desk.rules }
  const repeats = repeatFinder()
  const reading = { kind: options.kind, map: options.map, book: rulebook.ledger }
  const batches = registerBatches(source, reading, desk.tally.skipped)
  let next = await batches.next()
  for (; !next.done; next = await batches.next()) {
    const { value: batch } = next
    if (desk.head === null) refuseStrangeColumns(options.map, batch.head)
    const findings = batch.head === desk.head ? [] : openSheet(desk, batch, end)
    for (const row of batch.rows) {
      judgeRow(desk, row, findings)
      if (row.broken === null) repeats.add(repeatKey(desk.context.line, row.cells))
    }
    desk.tally.listed += findings.length
    yield { findings, bytes: batch.bytes, lines: desk.tally.lines }
  }
  if (next.value.heads === 0) throw whyNoHead(next.value, options, rulebook.ledger)
  yield* secondLook(source, reading, repeats.suspects(), desk.fees.cases, desk)
  const findings = [...judgeFees(desk), ...judgeWhole(desk, end)]
  desk.tally.listed += findings.length
  yield { findings, bytes: 0, lines: desk.tally.lines }
  return end
}

function deskOf({ kind, asOf, report }: LedgerOptions, rulebook: Rulebook): Desk {
  const rules = ledgerRules(rulebook, kind)
  const context: LineContext = {
    kind, line: new Line(), book: bookOf(rulebook), asOf: asOf === null ? null : dayNumber(asOf), edition: null, regime: null, reply: null,
  }
  return {
    context, facts: lineFacts(context), rules, asked: [], unasked: new Set(), tally: emptyTally(rules),
    whole: wholeLedger(), fees: { cases: feeCases(), total: feeTotal(report) }, reconciler: reconciler(report, context.book.formWords),
    head: null, rulebook,
  }
}

/** A rule whose columns are not there is asked of no line: one finding says which are missing. */
function openSheet(desk: Desk, { head, sheet }: Batch, end: LedgerEnd): LedgerFinding[] {
  const { context, rules, rulebook } = desk
  desk.head = head
  context.line.under(head, sheet, rulebook.ledger)
  for (const [field, column] of head.at) {
    end.columns.push({ field, sheet, column: lettersOf(column), header: headerText(head, column), how: head.how.get(field)! })
  }
  const mapped = new Set(head.at.values())
  head.headers.forEach((header, column) => {
    if (header === '' || mapped.has(column) || end.unmapped.length >= mostUnmapped) return
    end.unmapped.push({ sheet, column: lettersOf(column), header: headerText(head, column) })
  })
  const findings: LedgerFinding[] = []
  desk.asked = []
  for (const asked of rules) {
    const missing = asked.rule.needs.filter((field) => !head.at.has(field))
    if (missing.length > 0) {
      desk.unasked.add(asked.rule.id)
      findings.push(headFinding(asked, missing, rulebook.ledger))
      desk.tally.outcomes.get(asked.rule.id)!['not-assessable'] += 1
    } else if (asked.rule.about === 'line') desk.asked.push(asked)
  }
  return findings
}

function judgeRow(desk: Desk, row: Row, findings: LedgerFinding[]): void {
  const { context, facts, tally } = desk
  const { line } = context
  tally.lines += 1
  line.take(row.row, row.cells, row.broken)
  place(context)
  if (row.broken === null) {
    desk.whole.add(context, desk.head!)
    desk.reconciler.add(context)
    desk.fees.cases.note(context, desk.head!)
    desk.fees.total.add(line)
  } else {
    desk.reconciler.unreadable()
    desk.fees.total.unreadable()
  }
  for (const asked of desk.asked) {
    const { rule, compiled } = asked
    const counts = tally.outcomes.get(rule.id)!
    // A line out of step may hold anything anywhere: nothing but that is said of it.
    if (row.broken !== null && rule.number !== 'L-00') {
      counts['not-assessable'] += 1
      continue
    }
    if (context.regime !== null && !asked.regimes.has(context.regime)) {
      counts['not-applicable'] += 1
      continue
    }
    const verdict = compiled.verdicts.find((each) => each.holds(facts))!
    counts[verdict.outcome] += 1
    if (verdict.outcome === 'pass' || verdict.outcome === 'not-applicable') continue
    findings.push(findingOf(asked, verdict, facts, context.regime, cellsOf(verdict, facts, line, desk.head!, desk.rulebook.ledger)))
  }
}

function judgeFees({ rules, unasked, fees, tally }: Desk): LedgerFinding[] {
  return rules.filter(({ rule }) => rule.about === 'fee' && !unasked.has(rule.id)).flatMap((asked) => fees.cases.judged(asked, tally))
}

/** What only the whole shows: asked once, when the last line is read. */
function judgeWhole({ rules, unasked, whole, fees, reconciler, tally }: Desk, end: LedgerEnd): LedgerFinding[] {
  const { facts, reconciliation, compared, agreed } = reconciler.result()
  end.reconciliation = reconciliation
  tally.reconciliation = { compared, agreed }
  const total = fees.total.result()
  if (reconciliation && total.comparison && !unasked.has(total.comparison.ruleId)) compareFees(reconciliation, tally, total.comparison)
  const sheet = factSheet({ ...whole.facts(), ...facts, ...total.facts })
  return rules.filter(({ rule }) => rule.about === 'ledger' && !unasked.has(rule.id)).flatMap((asked) => {
    const verdict = asked.compiled.verdicts.find((each) => each.holds(sheet))!
    tally.outcomes.get(asked.rule.id)![verdict.outcome] += 1
    if (verdict.outcome === 'pass' || verdict.outcome === 'not-applicable') return []
    return [findingOf(asked, verdict, sheet, null, asked.rule.id === 'personal-data-masked' ? whole.evidence : [])]
  })
}

function compareFees({ comparisons }: Reconciliation, { reconciliation }: Tally, comparison: Reconciliation['comparisons'][number]): void {
  comparisons.push(comparison)
  if (comparison.agrees === null) return
  reconciliation.compared += 1
  if (comparison.agrees) reconciliation.agreed += 1
}

/** Which edition governs the line, and whether its reply kept the limit: worked out once, for every rule. */
function place(context: LineContext): void {
  const { line, book: { law, words }, kind, asOf } = context
  const day = line.day(kind === 'applications' ? 'receivedOn' : 'publishedOn')
  context.edition = day === null ? null : law.editions.find(({ from, to }) => from <= day && day <= to) ?? null
  context.regime = day === null || context.edition === null ? null : regimeAt(context.edition, day)
  context.reply = kind === 'applications' && line.broken === null
    ? replyOf(line, law, words.result(line.text('resultCode'))?.startsWith('otherHandling') ?? false, asOf) : null
}
