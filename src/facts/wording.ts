// Time limits and orders cited in the text.
import { readLawFacts } from './law-citations.js'
import { readTimeLimitFacts } from './time-limits.js'
import type { FactReader } from './reader.js'

export const readWordingFacts: FactReader = (report, rulebook) => [
  ...readTimeLimitFacts(report, rulebook), ...readLawFacts(report, rulebook),
]
