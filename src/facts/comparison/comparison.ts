// What only shows beside other documents: last year's report of the same issuer, and the other reports of one call.
import { readCarryOverFacts } from './carry-over.js'
import { readCopyFacts } from './copied.js'
import { readJumpFacts } from './jumps.js'
import { readPeerFacts } from './peers.js'
import { readProblemFacts } from './problems.js'
import { readStockFacts } from './stock.js'
import { fact } from '../evidence.js'
import type { ComparisonReader } from '../reader.js'
import type { Report } from '../../model/report.js'

const readSupplied: ComparisonReader = (report, _rulebook, { previous, carriedForward, set }) => [
  fact('previous.supplied', previous !== undefined),
  fact('previous.year', previous ? previous.report.year : carriedForward === undefined ? null : yearBefore(report)),
  fact('set.supplied', set !== undefined), fact('set.reports', set?.reports ?? null),
]

/** Whoever gives a number of last year's report means the year before this one. */
function yearBefore({ identity: { year } }: Report): number | null {
  return year.value === null ? null : year.value - 1
}

const readers: ComparisonReader[] = [
  readSupplied, readCarryOverFacts, readStockFacts, readJumpFacts, readProblemFacts, readCopyFacts, readPeerFacts,
]

export const readComparisonFacts: ComparisonReader = (report, rulebook, companions, own) =>
  readers.flatMap((read) => read(report, rulebook, companions, own))
