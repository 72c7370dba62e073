// A roster as covered in; the bodies of a league of which a person said that they published nothing, with the score that comes to, out.
import type { Standing } from '../../model/results.js'
import type { Body } from '../../model/roster.js'
import type { League } from '../../store/season/results.js'
import type { CoveredBody } from '../../store/season/coverage.js'

/**
 * The gate not-published (contract, "Gates"): 0 for the whole report, said by a person against the roster. They share the rank after all others.
 * @param rank the one after the last of the league
 */
export function unpublished(roster: CoveredBody[], { kind, level, parent }: League, rank: number): Standing[] {
  const byId = new Map(roster.map(({ body }) => [body.id, body]))
  return roster
    .filter(({ body, absence, evaluation }) => body.kind === kind && absence !== null && absence.withdrawnAt === null && evaluation === null
      && (parent === undefined || body.parent === parent) && (level === undefined || levelOf(body, byId) === level))
    .map(({ body }): Standing => ({
      rank, bodyId: body.id, name: body.name, kind: body.kind, parentId: body.parent, level: levelOf(body, byId), evaluationId: null, version: 1,
      total: 0, low: 0, high: 0, coverage: 1, band: 'failing', lastYear: null,
    }))
}

/** Bodies above it, as far as the roster shows them. */
function levelOf(body: Body, byId: Map<string, Body>): number {
  let level = 0
  for (let at = body; at.parent !== null && level < 20; level += 1) {
    const above = byId.get(at.parent)
    if (!above) return level + 1
    at = above
  }
  return level
}
