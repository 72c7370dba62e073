// Inserted text and personal data.
import type { FactReader } from './facts.js'

export const readSafetyFacts: FactReader = () => []
