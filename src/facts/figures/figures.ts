// Figures said in the text, among themselves and beside the tables.
import { readQuantityFacts } from './quantities.js'
import { readBreakdownFacts } from './breakdowns.js'
import { readAgreementFacts } from './agreement.js'
import { readDisputeFacts } from './disputes.js'
import { readHandledFacts } from './handled.js'
import { readPercentageFacts } from './percentages.js'
import { together } from '../reader.js'

export const readFigureFacts = together(
  readQuantityFacts, readBreakdownFacts, readAgreementFacts, readDisputeFacts, readHandledFacts, readPercentageFacts,
)
