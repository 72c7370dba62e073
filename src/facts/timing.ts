// The date of publication against the date the law sets.
import type { FactReader } from './facts.js'

export const readTimingFacts: FactReader = () => []
