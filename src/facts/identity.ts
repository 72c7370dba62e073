// What the document is and whose.
import type { FactReader } from './facts.js'

export const readIdentityFacts: FactReader = () => []
