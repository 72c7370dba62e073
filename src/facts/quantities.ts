// The year's figures that every report has: disclosed, received, handled, refused, reviewed, sued.
import type { FactReader } from './facts.js'

export const readQuantityFacts: FactReader = () => []
