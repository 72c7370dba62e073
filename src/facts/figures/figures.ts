// Figures said in the text, among themselves and beside the tables.
import { readQuantityFacts } from './quantities.js'
import { readBreakdownFacts } from './breakdowns.js'
import { readAgreementFacts } from './agreement.js'
import { together } from '../reader.js'

export const readFigureFacts = together(readQuantityFacts, readBreakdownFacts, readAgreementFacts)
