// What should not stand in a public report, and what was left in it or lost from it.
import { readFormInstructions } from './form-instructions.js'
import { readHeadingNumbering } from './heading-numbering.js'
import { readInjectedText } from './injected-text.js'
import { readPersonalData } from './personal-data.js'
import { readSecretMarks } from './secret-marks.js'
import { readSetTerms } from './set-terms.js'
import { readTextIntegrity } from './text-integrity.js'
import { together } from '../reader.js'

export const readSafetyFacts = together(
  readInjectedText, readPersonalData, readSecretMarks, readFormInstructions, readHeadingNumbering, readSetTerms, readTextIntegrity,
)
