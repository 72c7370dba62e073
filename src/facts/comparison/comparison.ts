// What only shows beside other documents: last year's report of the same issuer, and the other reports of one call.
import { readCarryOverFacts } from './carry-over.js'
import { readCopyFacts } from './copied.js'
import { readJumpFacts } from './jumps.js'
import { readPeerFacts } from './peers.js'
import { readProblemFacts } from './problems.js'
import { readStockFacts } from './stock.js'
import { fact } from '../evidence.js'
import type { ComparisonReader } from '../reader.js'

const readSupplied: ComparisonReader = (_report, _rulebook, { previous, set }) => [
  fact('previous.supplied', previous !== undefined), fact('previous.year', previous?.report.year ?? null),
  fact('set.supplied', set !== undefined), fact('set.reports', set?.reports ?? null),
]

const readers: ComparisonReader[] = [
  readSupplied, readCarryOverFacts, readStockFacts, readJumpFacts, readProblemFacts, readCopyFacts, readPeerFacts,
]

export const readComparisonFacts: ComparisonReader = (report, rulebook, companions, own) =>
  readers.flatMap((read) => read(report, rulebook, companions, own))
