// Time limits and orders cited in the text.
import type { FactReader } from './facts.js'

export const readWordingFacts: FactReader = () => []
