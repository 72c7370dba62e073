// What the preface says of the report's own parts.
import type { FactReader } from './facts.js'

export const readSelfDescriptionFacts: FactReader = () => []
