// What a rule found, before a language is chosen.
import type { DimensionId, Localised, Outcome, Severity } from './words.js'
import type { Citation, Companion } from './rule.js'
import type { Evidence } from './span.js'

export interface Finding {
  ruleId: string
  title: Localised
  dimension: DimensionId
  severity: Severity
  weight: number
  /** In this report's regime. */
  statutory: boolean
  outcome: Outcome
  /** 1 pass, 0 fail, between for partial; null while open or not applicable. */
  credit: number | null
  message: Localised
  advice: Localised | null
  /** The articles in force for this report, with the title of their instrument. */
  cites: Array<Citation & { title: Localised }>
  evidence: Evidence[]
  causedBy?: string
  /** Not asked for want of a document to hold it against. */
  lacks?: Companion
  /** Counts on top of the base score, or caps the sum, by an own ruleset; then its weight in the base score is 0. */
  apart?: 'bonus' | 'veto'
}
