// Flat, precomputed facts: all that a rule may ask about a document.
import type { Evidence } from './span.js'

export type FactValue = number | string | boolean | null

/** Absent is `null`, and absent is not zero. `evidence` of an absent fact says where it was looked for. */
export interface Fact { id: string; value: FactValue; evidence: Evidence[] }

export interface FactSheet {
  /** @throws Error when no reader gives the fact: a bug, never an outcome. */
  get(id: string): Fact
  /** All facts, sorted by id. */
  all: Fact[]
}
