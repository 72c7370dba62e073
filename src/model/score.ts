// The score, before a language is chosen. Arithmetic: contract, "Score".
import type { DimensionId, Localised } from './words.js'

export interface Score {
  /** 0 to 100, one decimal, after gates. */
  total: number
  low: number
  high: number
  /** Decided weight / applicable weight, 0 to 1. */
  coverage: number
  band: 'excellent' | 'good' | 'acceptable' | 'failing' | 'open'
  dimensions: DimensionScore[]
  gates: Array<{ id: string; effect: Localised }>
  /** Only under an own ruleset with bonus or veto items. */
  apart?: ApartScore
}

/** What people said of the gates that wait for a person, by the gate's id. */
export type GateDecisions = Partial<Record<string, 'confirm' | 'dismiss'>>

/** What mending one finding brings: alone, and after all that stand before it in the list. Both after gates. */
export interface ScoreMend {
  ruleId: string
  /** Points added to the total where only this finding is mended. */
  gain: number
  after: Pick<Score, 'total' | 'low' | 'high' | 'band'>
}

/** Beside the base score, never in it: `total` is the base total with bonus points, at most 100, capped by what was vetoed. */
export interface ApartScore {
  total: number
  bonus: number
  items: Array<{ ruleId: string; kind: 'bonus' | 'veto'; points: number; acting: boolean }>
}

/** `score` is 0 to 100 within the dimension; `earned` and `possible` are points of the 100 before gates, as in the findings. */
export interface DimensionScore { id: DimensionId; title: Localised; share: number; score: number | null; earned: number; possible: number }

/** Points of 100 before gates for one finding; null while open, not applicable or charged to another rule. */
export interface Points { earned: number | null; possible: number | null }
