// What the document is: whose, of which year, published when, whole or cut short.
import { readIdentityFacts } from './identity.js'
import { readCutShortFacts } from './cut-short.js'
import { readLocalDeadlineFacts } from './local-deadline.js'
import { readTimingFacts } from './timing.js'
import { together } from '../reader.js'

export const readDocumentFacts = together(readIdentityFacts, readCutShortFacts, readTimingFacts, readLocalDeadlineFacts)
