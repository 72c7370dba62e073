// The results of one call in, what each is held against out: the nearest of the others, its peers, its parts, its own last year.
import { nearestOf } from './nearest.js'
import { partsOf } from './parts.js'
import { peersOf } from './peers.js'
import type { Companions, Compared, Neighbour } from '../model/companions.js'
import type { Rulebook } from '../model/rulebook.js'

/**
 * In the order of the results; what is no annual report takes no part. Indexed once: the cost grows with the length of all
 * texts together, never with the number of pairs.
 */
export function besideEachOther(results: Compared[], rulebook: Rulebook): Companions[] {
  const members = results.filter(({ report }) => report.kind === 'annual-report')
  const nearest = nearestOf(members, rulebook)
  const peers = peersOf(members)
  const parts = partsOf(members)
  const lastYears = new Map(members.map((member) => [yearKey(member, 0), member]))
  const issuers = new Set(members.map(({ report }) => report.issuer.name))
  const companions = new Map(members.map((member, at): [Compared, Companions] => {
    const previous = member.report.issuer.name === null ? undefined : lastYears.get(yearKey(member, 1))
    const { neighbour, template } = nearest[at]!
    const set = { reports: members.length, nearest: neighbour && asNeighbour(neighbour), template, peers: peers[at]!, parts: parts[at]! }
    return [member, { ...(previous && { previous }), ...(issuers.size > 1 && { set }) }]
  }))
  return results.map((result) => companions.get(result) ?? {})
}

function yearKey({ report: { issuer, year } }: Compared, before: number): string {
  return `${issuer.name}|${(year ?? 0) - before}`
}

/** What crosses to a thread with every report: of the facts, only those that say what must not be quoted. */
export function asNeighbour({ document, report, facts, text, passages, personal }: Compared): Neighbour {
  const masked = facts.filter(({ evidence }) => evidence.some((each) => each.masked))
  return { document, report, facts: masked, text, ...(passages && { passages }), ...(personal && { personal }) }
}
