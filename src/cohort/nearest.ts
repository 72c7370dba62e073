// Reports of one call in, for each the report of another issuer that shares most of its words out, and the local template they have in common.
import { freeTextOf } from '../facts/comparison/free-text.js'
import { isSameBody } from '../facts/comparison/last-year.js'
import { shinglesOf } from '../facts/comparison/shingles.js'
import type { Compared } from '../model/companions.js'
import type { Rulebook } from '../model/rulebook.js'

export interface Nearest { neighbour: Compared | null; template: Uint32Array }

/** Trap 17: what so many bodies write alike came to them from above. */
const siblings = 5

export function nearestOf(members: Compared[], rulebook: Rulebook): Nearest[] {
  const issuers = numbersOf(members)
  const shingles = members.map((member) => distinct(shinglesOf(freeTextOf(member.text, member.passages ?? [], rulebook))))
  const template = new Set<number>()
  const shared = members.map(() => new Map<number, number>())
  for (const [hash, holders] of holdersOf(shingles, issuers)) {
    const bodies = new Set(holders.map((holder) => issuers[holder]!))
    if (bodies.size >= siblings) template.add(hash)
    else if (bodies.size > 1) count(holders, issuers, shared)
  }
  return members.map((member, at) => ({
    neighbour: most(member, shared[at]!, members), template: shingles[at]!.filter((hash) => template.has(hash)),
  }))
}

/** One number for each issuer; -1 where it is not known whose report it is, for then nobody can be said to have copied. */
function numbersOf(members: Compared[]): number[] {
  const numbers = new Map<string, number>()
  return members.map(({ report: { issuer: { name } } }) => {
    if (name === null) return -1
    const plain = name.replace(/\s/g, '')
    if (!numbers.has(plain)) numbers.set(plain, numbers.size)
    return numbers.get(plain)!
  })
}

function distinct(hashes: Uint32Array): Uint32Array {
  return hashes.sort().filter((hash, at, sorted) => at === 0 || hash !== sorted[at - 1])
}

/** A hash and its holder in one number that can be sorted: 32 bits and 20. */
const places = 2 ** 20

/** Each hash that more than one report holds, with those that do. */
function* holdersOf(shingles: Uint32Array[], issuers: number[]): Generator<[hash: number, holders: number[]]> {
  const known = shingles.map((each, member) => (issuers[member]! < 0 ? new Uint32Array() : each))
  const packed = new Float64Array(known.reduce((sum, { length }) => sum + length, 0))
  let next = 0
  known.forEach((each, member) => { for (const hash of each) packed[next++] = hash * places + member })
  packed.sort()
  for (let from = 0; from < packed.length;) {
    const hash = Math.floor(packed[from]! / places)
    let to = from + 1
    while (to < packed.length && Math.floor(packed[to]! / places) === hash) to++
    if (to - from > 1) yield [hash, Array.from(packed.subarray(from, to), (each) => each % places)]
    from = to
  }
}

/** Holders of fewer than five issuers; years of one issuer may make them more, and then a few stand for all. */
function count(holders: number[], issuers: number[], shared: Array<Map<number, number>>): void {
  const some = holders.slice(0, 4 * siblings)
  for (const one of some) {
    for (const other of some) {
      if (issuers[one] !== issuers[other]) shared[one]!.set(other, (shared[one]!.get(other) ?? 0) + 1)
    }
  }
}

function most(member: Compared, shared: Map<number, number>, members: Compared[]): Compared | null {
  let best: Compared | null = null
  let mostShared = 0
  for (const [other, times] of shared) {
    const found = members[other]!
    if (times < mostShared || isSameBody(member.report.issuer.name!, found.report.issuer.name!)) continue
    // Of two as near, the same one in whatever order the files were given.
    if (times === mostShared && best && best.document.sha256 <= found.document.sha256) continue
    best = found
    mostShared = times
  }
  return best
}
