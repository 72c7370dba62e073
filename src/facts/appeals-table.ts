// The review and litigation table: its three totals.
import type { FactReader } from './facts.js'

export const readAppealsTableFacts: FactReader = () => []
