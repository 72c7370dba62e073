// Which prescribed tables stand, how complete, and whether they could be read.
import type { FactReader } from './facts.js'

export const readTablePresenceFacts: FactReader = () => []
