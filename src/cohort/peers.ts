// Reports of one call in, for each what the others of its kind and year report of the same figures out.
import { comparedFigures } from '../facts/comparison/jumps.js'
import type { Compared, Peers } from '../model/companions.js'

/** Quantiles leave the report itself out, so that one huge figure does not make itself look usual. */
export function peersOf(members: Compared[]): Array<Record<string, Peers>> {
  const groups = new Map<string, Map<string, number[]>>()
  for (const member of members) {
    const group = groups.get(groupOf(member)) ?? new Map<string, number[]>()
    groups.set(groupOf(member), group)
    for (const [id, value] of valuesOf(member)) {
      const values = group.get(id)
      if (values) values.push(value)
      else group.set(id, [value])
    }
  }
  for (const group of groups.values()) for (const values of group.values()) values.sort((a, b) => a - b)
  return members.map((member) => Object.fromEntries([...valuesOf(member)].map(([id, value]) =>
    [id, quantiles(groups.get(groupOf(member))!.get(id)!, value)])))
}

/** A bureau's peers are the bureaus of the same name elsewhere: police and culture have little in common. */
function groupOf({ report: { year, issuer: { kind, name } } }: Compared): string {
  return `${year}|${kind}|${kind === 'department' ? dutyOf(name ?? '') : ''}`
}

/** The name without the places it begins with. */
function dutyOf(name: string): string {
  return name.replace(/^(?:[^省市县区旗州盟]{2,9}[省市县区旗州盟]){1,4}/, '')
}

function valuesOf({ facts }: Compared): Map<string, number> {
  const values = new Map<string, number>()
  for (const { id, value } of facts) {
    if (typeof value === 'number' && comparedFigures.some((each) => each.id === id)) values.set(id, value)
  }
  return values
}

function quantiles(sorted: number[], own: number): Peers {
  const skip = sorted.indexOf(own)
  const reports = sorted.length - 1
  const at = (share: number): number => {
    const index = Math.min(reports - 1, Math.floor(share * reports))
    return sorted[index < skip ? index : index + 1] ?? 0
  }
  const zeros = sorted.findIndex((value) => value > 0)
  return { reports, zeros: (zeros < 0 ? sorted.length : zeros) - (own === 0 ? 1 : 0), median: at(0.5), high: at(0.9) }
}
