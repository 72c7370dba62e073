// The results of one call in, what each is held against out: the nearest of the others, its peers, its parts, its own last year.
import { nearestOf } from './nearest.js'
import { partsOf } from './parts.js'
import { peersOf } from './peers.js'
import { grouped } from '../model/grouped.js'
import type { Companions, Compared, Neighbour, Whose } from '../model/companions.js'
import type { Localised } from '../model/words.js'
import type { Rulebook } from '../model/rulebook.js'

/**
 * In the order of the results; what is no annual report takes no part. Indexed once: the cost grows with the length of all
 * texts together, never with the number of pairs.
 * @param whose each is, in the same order, where a roster is at hand; last year's is found by that, else by the issuer's name
 */
export function besideEachOther(results: Compared[], rulebook: Rulebook, whose: Whose[] = []): Companions[] {
  const members = results.filter(({ report }) => report.kind === 'annual-report')
  const nearest = nearestOf(members, rulebook)
  const peers = peersOf(members)
  const parts = partsOf(members)
  const lastYearOf = lastYears(members, new Map(results.map((result, at) => [result, whose[at] ?? null])))
  const issuers = new Set(members.map(({ report }) => report.issuer.name))
  const companions = new Map(members.map((member, at): [Compared, Companions] => {
    const { neighbour, template } = nearest[at]!
    const set = { reports: members.length, nearest: neighbour && asNeighbour(neighbour), template, peers: peers[at]!, parts: parts[at]! }
    return [member, { ...lastYearOf(member), ...(issuers.size > 1 && { set }) }]
  }))
  return results.map((result) => companions.get(result) ?? {})
}

type LastYear = Pick<Companions, 'previous' | 'sameBody' | 'withheld'>

/** Several that say the same are one report in two formats. Of several that differ, none is taken: it may be another's of the same name. */
function lastYears(members: Compared[], whose: Map<Compared, Whose>): (member: Compared) => LastYear {
  const bodyOf = (member: Compared): string | null => {
    const body = whose.get(member)
    return typeof body === 'string' ? body : null
  }
  const unowned = members.filter((member) => whose.get(member) === null)
  const byBody = grouped(members.filter((member) => bodyOf(member) !== null), (member) => `${bodyOf(member)}|${member.report.year}`)
  const byName = grouped(unowned, nameAndYear)
  const ofName = grouped(members, nameAndYear)
  return (member) => {
    const { issuer: { name }, year } = member.report
    if (year === null) return {}
    const [owner, named] = [whose.get(member) ?? null, name === null ? null : `${name}|${year - 1}`]
    if (owner !== null && typeof owner !== 'string') return named !== null && ofName.has(named) ? { withheld: withheld(owner) } : {}
    const own = owner === null ? undefined : byBody.get(`${owner}|${year - 1}`)
    const candidates = own ?? (named === null ? undefined : byName.get(named)) ?? []
    if (new Set(candidates.map(saysOf)).size > 1) return { withheld: withheld(several) }
    const previous = candidates.at(-1)
    return previous ? { previous, ...(own && { sameBody: true }) } : {}
  }
}

/** A report without a table says nothing by which another of the same name could be told to be the same. */
function saysOf({ report: { issuer }, tables, document }: Compared): string {
  const counts = Object.values(tables).some((table) => table !== null)
  return JSON.stringify([issuer.province, counts ? tables : document.sha256])
}

function nameAndYear({ report: { issuer: { name }, year } }: Compared): string {
  return `${name}|${year}`
}

const several: Localised = { zh: '有几份同一主体的上年报告，内容不一', en: 'several reports of last year are of its issuer, and they differ' }

function withheld({ zh, en }: Localised): Localised {
  return {
    zh: `没有与同批的上年报告对照：${zh}`, en: `It was not held against last year's report beside it: ${en}`,
  }
}

/** What crosses to a thread with every report: of the facts, only those that say what must not be quoted. */
export function asNeighbour({ document, report, facts, text, passages, personal }: Compared): Neighbour {
  const masked = facts.filter(({ evidence }) => evidence.some((each) => each.masked))
  return { document, report, facts: masked, text, ...(passages && { passages }), ...(personal && { personal }) }
}
