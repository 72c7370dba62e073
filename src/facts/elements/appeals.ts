// Reviews and lawsuits: how many, and whether each of the two is answered at all.
import { fact } from '../evidence.js'
import { printedCell, printedSum } from '../tables/printed-cells.js'
import { quantity } from '../figures/quantities.js'
import { claimEvidence, saidFigure } from '../figures/said-figures.js'
import type { Fact } from '../../model/fact.js'
import type { Report } from '../../model/report.js'
import type { FactReader } from '../reader.js'
import type { Printed } from '../tables/printed-cells.js'

export const readAppealFacts: FactReader = (report) => [
  ...disputeFacts(report, 'review', printedCell(report, 'review') ?? printedCell(report, 'review.total')),
  ...disputeFacts(report, 'litigation', printedLitigation(report)),
]

/** Table four counts suits brought at once and suits after a review apart; the year's lawsuits are both. */
export function printedLitigation(report: Report): Printed | null {
  return printedSum(report, ['litigationDirect', 'litigationAfterReview']) ?? printedCell(report, 'litigation.total')
}

/** Answered means: with a number, zero or none, said of the word itself or of both by one predicate (art. 32(4) of 2007, 50(3) of 2019). */
function disputeFacts(report: Report, subject: 'review' | 'litigation', printed: Printed | null): Fact[] {
  const said = saidFigure(report, subject)
  const answers = report.claims.filter((claim) => claim.subject === subject && claim.role !== 'last-year' && claim.role !== 'comparison')
  const evidence = printed?.evidence ?? claimEvidence(report, said.claims.length ? said.claims : answers.slice(0, 3))
  return [
    quantity(report, `${subject}.cases`, printed, said),
    fact(`${subject}.stated`, printed !== null || answers.length > 0, evidence),
  ]
}
