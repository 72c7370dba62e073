// Evaluations and a plan in, those that people read out, each with why; the same plan on the same evaluations draws the same.
import { createHash } from 'node:crypto'
import type { sampleReasons } from '../../model/coding-view.js'

/** What of an evaluation a plan looks at. */
export interface SampledRow {
  id: string
  total: number | null
  low: number | null
  high: number | null
  band: string | null
  /** Failed rules of severity critical. */
  criticalFails: number
}

export interface SamplingPlan {
  seed: string
  /** Share of the rest that is drawn at random, and the least number of it. */
  random: { share: number; least: number }
  /** Every evaluation with a failed critical rule is read. */
  criticalFails: boolean
  /** Every evaluation whose interval crosses a band's edge, or whose total is so near to one, is read. */
  edges: { within: number }
  /** Share of the drawn that two people read blind. */
  doubleShare: number
}

export type SampleReason = (typeof sampleReasons)[number]
export interface Drawn { id: string; reasons: SampleReason[]; double: boolean }

/**
 * All that would cross an edge, all of a high risk, and of the rest a random part; of all those a random part is read twice. Chance is
 * the order of sha256(seed, purpose, id): it depends on nothing but the seed and the id, so that a plan can be drawn again and proved.
 * @param edges lower edges of the bands, 0 among them or not.
 */
export function draw(rows: SampledRow[], plan: SamplingPlan, edges: number[]): Drawn[] {
  const inner = edges.filter((edge) => edge > 0)
  const reasons = new Map<string, SampleReason[]>()
  for (const row of rows) reasons.set(row.id, reasonsOf(row, plan, inner))
  const rest = shuffled(rows.filter(({ id }) => reasons.get(id)!.length === 0).map(({ id }) => id), plan.seed, 'random')
  for (const id of rest.slice(0, Math.max(plan.random.least, Math.ceil(rest.length * plan.random.share)))) reasons.set(id, ['random'])
  const drawn = rows.map(({ id }) => id).filter((id) => reasons.get(id)!.length > 0).sort()
  const twice = new Set(shuffled(drawn, plan.seed, 'double').slice(0, Math.ceil(drawn.length * plan.doubleShare)))
  return drawn.map((id) => ({ id, reasons: reasons.get(id)!, double: twice.has(id) }))
}

function reasonsOf(row: SampledRow, { criticalFails: asked, edges: { within } }: SamplingPlan, edges: number[]): SampleReason[] {
  const { total, low, high, criticalFails } = row
  const reasons: SampleReason[] = []
  if (total === null || low === null || high === null) reasons.push('no-score')
  else if (edges.some((edge) => (low < edge && high >= edge) || Math.abs(total - edge) <= within)) reasons.push('edge')
  if (asked && criticalFails > 0) reasons.push('critical')
  return reasons
}

function shuffled(ids: string[], seed: string, purpose: string): string[] {
  const key = (id: string): string => createHash('sha256').update(`${seed.length}:${seed}${purpose}:${id}`).digest('hex')
  return ids.map((id) => [key(id), id] as const).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, id]) => id)
}
