// A body's own report of last year and those of bodies merged into it in; the one this year's may be held against, or why none may, out.
import type { Localised } from '../model/words.js'

/** @property founded, mergedOn days, null where the roster does not say; @property report id of what was stored for last year */
export interface Predecessor { name: string; mergedOn: string | null; report: string | null }
export interface Line { founded: string | null; report: string | null; predecessors: Predecessor[] }

/** Id of the report, null where none is known of; or why none of those known will do. */
export type Held = { report: string | null } | { why: Localised }

/**
 * Figures go on from year to year within one body. Into which another was merged since carries over the sum of both, and held against one of
 * them alone it would be accused of a difference that is none. Who was founded after last year's end and took over one body alone goes on
 * from that one's report. A merger on an unknown day counts where the merged body itself still reported for last year.
 * @param year of the report at hand; its successor reports for whoever was merged by the day it is due, at most in the following spring
 */
export function lastReportOf({ founded, report, predecessors }: Line, year: number): Held {
  const end = `${year - 1}-12-31`
  const since = predecessors.filter((each) =>
    (each.mergedOn === null ? each.report !== null : each.mergedOn > end && each.mergedOn <= `${year + 1}-12-31`))
  if (since.length === 0) return { report }
  const [only] = since
  if (since.length === 1 && report === null && only!.report !== null && founded !== null && founded > end) return { report: only!.report }
  const names = since.map(({ name }) => name)
  return {
    why: {
      zh: `${names.join('、')}已并入该单位，上年各有报告，未与其中任何一份对照`,
      en: `${names.join(', ')} merged into it; each had a report of its own last year, and it was held against none of them`,
    },
  }
}
