// Report in, what should not stand in a public report out: inserted text and personal data.
import { readInjectedText } from './injected-text.js'
import { readPersonalData } from './personal-data.js'
import type { FactReader } from './reader.js'

export const readSafetyFacts: FactReader = (report, rulebook) => [
  ...readInjectedText(report, rulebook),
  ...readPersonalData(report, rulebook),
]
