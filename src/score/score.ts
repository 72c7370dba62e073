// Findings in, Score out: pure arithmetic, as the contract fixes it.
import { apartOf } from './apart.js'
import { gatesOf, type Gated } from './gates.js'
import { counts, tally, type Tally } from './tally.js'
import type { FactSheet } from '../model/fact.js'
import type { Finding } from '../model/finding.js'
import type { DimensionScore, GateDecisions, Points, Score } from '../model/score.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Scoring } from '../model/scoring.js'
import type { DimensionId } from '../model/words.js'

export interface Scored { score: Score | null; /** One per finding, in their order. */ points: Points[] }

type Tallies = Map<DimensionId, Tally>
/** Points of 100 that each dimension with a decided rule is worth in this report. */
type Shares = Map<DimensionId, number>
type Dimension = Scoring['dimensions'][number]

/**
 * Dimension score = sum of weight x credit / sum of weight over decided rules; total = the dimensions' scores by their
 * shares, over dimensions with a decided rule. Null where nothing is decided: no annual report, two in one file, a year
 * outside the law held. Figures of the score are rounded to one decimal, points to six, so that they add up.
 * @param decisions what people said of the gates that wait for one
 */
export function score(
  findings: Finding[], facts: FactSheet, { scoring, apart }: Pick<Rulebook, 'scoring' | 'apart'>, decisions: GateDecisions = {},
): Scored {
  const tallies = tally(findings, scoring)
  const shares = sharesOf(tallies, scoring)
  const points = findings.map((finding) => pointsOf(finding, tallies, shares))
  if (shares.size === 0) return { score: null, points }
  const gated = gatesOf(findings, facts, scoring, decisions)
  const capped = (value: number) => oneDecimal(Math.min(value, gated.cap))
  const total = capped(totalOf(tallies, shares))
  const low = capped(boundOf(tallies, scoring, 'low'))
  const high = capped(boundOf(tallies, scoring, 'high'))
  const coverage = coverageOf(tallies)
  return {
    score: {
      total, low, high, coverage,
      band: bandOf({ total, low, high, coverage }, gated, scoring),
      dimensions: scoring.dimensions.map((each) => dimensionOf(each, tallies, shares)),
      gates: gated.acting,
      ...(apart.length > 0 && { apart: apartOf(findings, apart, total) }),
    },
    points,
  }
}

function sharesOf(tallies: Tallies, { dimensions }: Scoring): Shares {
  const decided = dimensions.filter(({ id }) => (tallies.get(id)?.decided ?? 0) > 0)
  const sum = decided.reduce((total, { share }) => total + share, 0)
  return new Map(decided.map(({ id, share }) => [id, 100 * share / sum]))
}

function totalOf(tallies: Tallies, shares: Shares): number {
  let total = 0
  for (const [id, share] of shares) total += share * tallies.get(id)!.earned / tallies.get(id)!.decided
  return total
}

/** The total with every open rule taken as failed, or as passed, over all dimensions with an applicable rule. */
function boundOf(tallies: Tallies, { dimensions }: Scoring, bound: 'low' | 'high'): number {
  let total = 0
  let shares = 0
  for (const { id, share } of dimensions) {
    const sums = tallies.get(id)
    if (!sums) continue
    const earned = bound === 'low' ? sums.earned : sums.earned + sums.open
    total += share * earned / (sums.decided + sums.open)
    shares += share
  }
  return 100 * total / shares
}

function coverageOf(tallies: Tallies): number {
  let decided = 0
  let applicable = 0
  for (const sums of tallies.values()) {
    decided += sums.decided
    applicable += sums.decided + sums.open
  }
  return rounded(decided / applicable, 4)
}

type Figures = Pick<Score, 'total' | 'low' | 'high' | 'coverage'>

function bandOf(figures: Figures, { waiting }: Gated, scoring: Scoring): Score['band'] {
  const band = (value: number) => scoring.bands.find(({ from }) => value >= from)!.id as Score['band']
  const unsettled = figures.coverage < scoring.openBand.coverageUnder || band(figures.low) !== band(figures.high) || waiting
  return unsettled ? 'open' : band(figures.total)
}

function dimensionOf({ id, title, share }: Dimension, tallies: Tallies, shares: Shares): DimensionScore {
  const possible = shares.get(id)
  if (possible === undefined) return { id, title, share, score: null, earned: 0, possible: 0 }
  const { earned, decided } = tallies.get(id)!
  return {
    id, title, share,
    score: oneDecimal(100 * earned / decided),
    earned: sixDecimals(possible * earned / decided),
    possible: sixDecimals(possible),
  }
}

function pointsOf(finding: Finding, tallies: Tallies, shares: Shares): Points {
  if (finding.credit === null || finding.causedBy !== undefined) return { earned: null, possible: null }
  const share = shares.get(finding.dimension)
  if (!counts(finding) || share === undefined) return { earned: 0, possible: 0 }
  const possible = share * finding.weight * 1e6 / tallies.get(finding.dimension)!.decided
  return { earned: sixDecimals(possible * finding.credit), possible: sixDecimals(possible) }
}

const oneDecimal = (value: number) => rounded(value, 1)
const sixDecimals = (value: number) => rounded(value, 6)

/** A hair is added so that 77.25 computed as 77.24999999999999 rounds as the hand would round it. */
function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals
  return Math.round(value * scale + 1e-9) / scale
}
