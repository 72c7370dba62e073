// What was found in a ledger in, the contract's answer out, in one language.
import { readLedger } from './ledger.js'
import { summaryOf } from './tally.js'
import type { LedgerFinding } from './findings.js'
import type { LedgerEnd, LedgerOptions } from './ledger.js'
import type { LedgerSource } from './source.js'
import type { FindingAnswer } from '../model/evaluation.js'
import type { LedgerAnswer } from '../model/ledger.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Language } from '../model/words.js'

/** The whole answer at once. All findings are counted; no more than `most` of them are listed. */
export async function answerLedger(
  source: LedgerSource, options: LedgerOptions, rulebook: Rulebook, language: Language, most: number,
): Promise<LedgerAnswer> {
  const findings: FindingAnswer[] = []
  const steps = readLedger(source, options, rulebook)
  let step = await steps.next()
  for (; !step.done; step = await steps.next()) {
    for (const each of step.value.findings) if (findings.length < most) findings.push(ledgerFinding(each, language))
  }
  const { reconciliation, summary, ...rest } = ledgerEnd(step.value, options, language)
  return { ...rest, summary: { ...summary, findings: { ...summary.findings, listed: findings.length } }, findings, reconciliation }
}

/** The findings alone, all of them, piece by piece as the file is read. */
export async function* ledgerFindings(
  source: LedgerSource, options: LedgerOptions, rulebook: Rulebook, language: Language,
): AsyncGenerator<FindingAnswer[]> {
  for await (const { findings } of readLedger(source, options, rulebook)) yield findings.map((each) => ledgerFinding(each, language))
}

const noPoints = { earned: null, possible: null }

/** A ledger has no score of 100: points stay empty, rates stand in the summary. */
export function ledgerFinding(finding: LedgerFinding, language: Language): FindingAnswer {
  return {
    ruleId: finding.ruleId, title: finding.title[language], dimension: finding.dimension, severity: finding.severity,
    outcome: finding.outcome, points: noPoints, message: finding.message[language], advice: finding.advice && finding.advice[language],
    basis: finding.cites.map(({ law, title, article }) => ({ instrument: law, title: title[language], article })),
    evidence: finding.evidence.map(({ quote, where, cell }) => ({ quote, where: where[language], cell })),
    ...(finding.causedBy !== undefined && { causedBy: finding.causedBy }),
  }
}

/** All but the findings, which were told while the file was read. */
export function ledgerEnd(end: LedgerEnd, { kind, asOf }: LedgerOptions, language: Language): Omit<LedgerAnswer, 'findings'> {
  const { columns, unmapped, tally, rules } = end
  return { kind, asOf, columns, unmapped, lines: tally.lines, summary: summaryOf(tally, rules, language), reconciliation: end.reconciliation }
}
