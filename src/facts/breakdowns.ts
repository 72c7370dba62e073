// Totals said in the text held against the parts said beside them.
import type { FactReader } from './facts.js'

export const readBreakdownFacts: FactReader = () => []
