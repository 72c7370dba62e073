// What is said of fees, reductions and the processing fee.
import type { FactReader } from './facts.js'

export const readFeeFacts: FactReader = () => []
