// What the report has to tell, and whether it tells it as its own.
import { readOwnNameFacts } from './own-name.js'
import { readOwnPlaceFacts } from './own-place.js'
import { readOwnYearFacts } from './own-year.js'
import { readProblemFacts } from './problems.js'
import { readScopeFacts } from './scope.js'
import { readTotalsFacts } from './totals.js'
import { together } from '../reader.js'

export const readSubstanceFacts = together(
  readTotalsFacts,
  readProblemFacts,
  readOwnNameFacts,
  readOwnPlaceFacts,
  readOwnYearFacts,
  readScopeFacts,
)
