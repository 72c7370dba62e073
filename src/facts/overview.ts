// What the overview says and which of the five aspects it covers.
import type { FactReader } from './facts.js'

export const readOverviewFacts: FactReader = () => []
