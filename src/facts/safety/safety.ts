// What should not stand in a public report.
import { readInjectedText } from './injected-text.js'
import { readPersonalData } from './personal-data.js'
import { together } from '../reader.js'

export const readSafetyFacts = together(readInjectedText, readPersonalData)
