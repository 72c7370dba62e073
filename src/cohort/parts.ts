// Reports of one call in, for each government the sum of what the bodies under it report out.
import type { Beside, Compared } from '../model/companions.js'

type Parts = Beside['parts']

const under = new Set(['department', 'township', 'street', 'development-zone'])

/** A body belongs to the government whose place its name begins with; where several do, to the nearest. */
export function partsOf(members: Compared[]): Parts[] {
  const governments = new Map(members.flatMap((member) => {
    const place = placeOf(member)
    return place === null ? [] : [[keyOf(member, place), { reports: 0, received: 0 }] as const]
  }))
  for (const member of members) {
    const received = member.facts.find(({ id }) => id === 'applications.received')?.value
    if (!under.has(member.report.issuer.kind ?? '') || typeof received !== 'number') continue
    const government = nearest(member, governments)
    if (!government) continue
    government.reports += 1
    government.received += received
  }
  return members.map((member) => {
    const place = placeOf(member)
    const parts = place === null ? undefined : governments.get(keyOf(member, place))
    return parts && parts.reports > 0 ? parts : null
  })
}

/** 青溪县 of 湖南省青溪县人民政府. */
function placeOf(member: Compared): string | null {
  const match = member.report.issuer.kind === 'government' ? /^(.{2,30}?)人民政府$/.exec(nameOf(member)) : null
  return match?.[1] ?? null
}

/** Without the province, which one report's title names and another's leaves out. */
function nameOf({ report: { issuer: { name, province } } }: Compared): string {
  const plain = (name ?? '').replace(/\s/g, '')
  return province !== null && plain.startsWith(province) && plain.length > province.length + 4 ? plain.slice(province.length) : plain
}

function keyOf({ report: { year } }: Compared, place: string): string {
  return `${place}|${year}`
}

function nearest(member: Compared, governments: Map<string, NonNullable<Parts>>): NonNullable<Parts> | undefined {
  const name = nameOf(member)
  for (let length = name.length - 1; length >= 2; length--) {
    const found = governments.get(keyOf(member, name.slice(0, length)))
    if (found) return found
  }
  return undefined
}
