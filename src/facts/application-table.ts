// The applications table: its three kinds of equation.
import type { FactReader } from './facts.js'

export const readApplicationTableFacts: FactReader = () => []
