// The national statistics form of 2014 to 2018: blocks and sums.
import type { FactReader } from './facts.js'

export const readStatisticsFormFacts: FactReader = () => []
