// Figures of the text held against the cells of the tables.
import type { FactReader } from './facts.js'

export const readAgreementFacts: FactReader = () => []
