// Keys that may stand twice in, lines that do out: the file is read again, for a match of hashes alone accuses nobody. Fees are counted on the way.
import { dateOf } from '../calendar/days.js'
import { cellAt, findingOf, headOf } from './findings.js'
import { factSheet } from './facts.js'
import { registerBatches } from './register.js'
import type { LedgerEvidence, LedgerFinding } from './findings.js'
import type { FeeCases } from './fee-cases.js'
import type { Line } from './line.js'
import type { Head } from './header.js'
import type { Reading } from './register.js'
import type { Suspects } from './repeats.js'
import type { AskedRule } from './rules.js'
import type { LedgerSource } from './source.js'
import type { Tally } from './tally.js'
import type { LineContext } from './context.js'
import type { FactValue } from '../model/fact.js'

/** Different keys remembered at a time; a file that repeats more of them has told enough. */
const rememberedAtMost = 10_000

/** The register number; where there is no such column, the whole line. */
export function repeatKey(line: Pick<Line, 'has' | 'text'>, cells: string[]): string {
  const number = line.has('registerNo') ? line.text('registerNo') : line.has('docNo') ? line.text('docNo') : ''
  if (number !== '') return number
  return cells.map((cell) => cell.trim()).join('\u0001')
}

interface Desk { context: LineContext; rules: AskedRule[]; tally: Tally }
interface Seen { row: number; year: number | null; evidence: LedgerEvidence }

export async function* secondLook(
  source: LedgerSource, reading: Reading, suspects: Suspects, fees: FeeCases, { context, rules, tally }: Desk,
): AsyncGenerator<{ findings: LedgerFinding[]; bytes: number; lines: number }> {
  const asked = rules.filter(({ rule }) => rule.about === 'repeat')
  const seen = new Map<string, Seen>()
  let repeated = 0
  let untold = 0
  let head: Head | null = null
  const skipped = { blank: 0, totals: 0, headers: 0, notes: 0 }
  const isWorthIt = (suspects.count > 0 && asked.length > 0) || fees.wanted
  for await (const batch of isWorthIt ? registerBatches(source, reading, skipped) : []) {
    if (batch.head !== head) context.line.under(head = batch.head, batch.sheet, reading.book)
    const findings: LedgerFinding[] = []
    for (const { row, cells, broken } of batch.rows) {
      if (broken !== null) continue
      context.line.cells = cells
      const key = repeatKey(context.line, cells)
      const isSuspect = suspects.has(key)
      if (!isSuspect && !fees.wanted) continue
      context.line.take(row, cells, null)
      if (fees.wanted) fees.count(context.line)
      if (!isSuspect) continue
      const known = seen.get(key)
      const here = seenHere(context.line, head)
      if (!known) {
        if (seen.size < rememberedAtMost) seen.set(key, here)
        else untold += 1
        continue
      }
      repeated += 1
      for (const each of asked) {
        const finding = judgeRepeat(each, known, here, key, context.line)
        tally.outcomes.get(each.rule.id)![finding.outcome] += 1
        findings.push(finding)
      }
    }
    tally.listed += findings.length
    yield { findings, bytes: 0, lines: tally.lines }
  }
  // Lines that could not be read were not compared either.
  const broken = tally.outcomes.get('line-readable')?.review ?? 0
  for (const each of asked) {
    const counts = tally.outcomes.get(each.rule.id)!
    counts.pass += tally.lines - repeated - untold - broken
    counts['not-assessable'] += untold + broken
    if (untold > 0) yield { findings: [tooMany(each, untold)], bytes: 0, lines: tally.lines }
  }
}

function tooMany(asked: AskedRule, lines: number): LedgerFinding {
  return headOf(asked, null, 'not-assessable', {
    zh: `可能重复的编号超过${rememberedAtMost}个，另有${lines}行没有逐一核对。`,
    en: `More than ${rememberedAtMost} numbers may be repeated; ${lines} further lines were not looked at one by one.`,
  })
}

function seenHere(line: Line, head: Head): Seen {
  const day = line.day(line.has('receivedOn') ? 'receivedOn' : 'publishedOn')
  const column = head.at.get('registerNo') ?? head.at.get('docNo') ?? Math.min(...head.at.values())
  return { row: line.row, year: day === null ? null : Number(dateOf(day).slice(0, 4)), evidence: cellAt(line, head, column) }
}

function judgeRepeat(asked: AskedRule, first: Seen, here: Seen, key: string, line: Line): LedgerFinding {
  const byNumber = key === line.text('registerNo') || key === line.text('docNo')
  const values: Record<string, FactValue> = {
    'repeat.of': byNumber ? 'number' : 'line', 'repeat.firstRow': first.row,
    'repeat.years': first.year === null || here.year === null ? 'unknown' : first.year === here.year ? 'same' : 'other',
  }
  const facts = factSheet(values)
  const verdict = asked.compiled.verdicts.find((each) => each.holds(facts))!
  return findingOf(asked, verdict, facts, null, [first.evidence, here.evidence])
}
