// What the document is: whose, of which year, published when, whole or cut short.
import { readIdentityFacts } from './identity.js'
import { readAccessFacts } from './access.js'
import { readCutShortFacts } from './cut-short.js'
import { readLocalDeadlineFacts } from './local-deadline.js'
import { readObservedFacts } from './observed.js'
import { readPlacementFacts } from './placement.js'
import { readPublicationDatesFacts } from './publication-dates.js'
import { readReportYearFacts } from './report-year.js'
import { readTimingFacts } from './timing.js'
import { together } from '../reader.js'

export const readDocumentFacts = together(
  readIdentityFacts, readCutShortFacts, readTimingFacts, readLocalDeadlineFacts,
  readReportYearFacts, readPublicationDatesFacts, readPlacementFacts, readAccessFacts, readObservedFacts,
)
