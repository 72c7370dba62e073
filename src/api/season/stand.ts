// The roster as covered in, each body with how it stands on a day out.
import { workCalendar } from '../../calendar/working-days.js'
import { expectationOf } from '../../season/expectation.js'
import { standingOf } from '../../season/standing.js'
import type { Standing } from '../../model/roster.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { CoveredBody } from '../../store/season/coverage.js'

export interface Stood { covered: CoveredBody; standing: Standing }

export function stoodOn(all: CoveredBody[], year: number, today: string, rulebook: Rulebook): Stood[] {
  const calendar = workCalendar(rulebook.calendar)
  const byId = new Map(all.map(({ body }) => [body.id, body]))
  return all.map((covered) =>
    ({ covered, standing: standingOf(expectationOf(covered.body, year, rulebook, byId), covered.handed, today, calendar) }))
}
