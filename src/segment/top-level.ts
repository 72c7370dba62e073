// Headings in, those of the report's own top level out: the longest consistent outline, titles before numbers.
import { numberKinds } from './numbering.js'
import type { Heading } from './headings.js'
import type { SectionSlot } from '../model/report.js'

/** Lists run further than outlines do: a larger number is no part of a report. */
const largestNumber = 40
const worth = { slot: 4, any: 1, body: 1, next: 1 }

/**
 * Numbers collide: 一、概述 is followed by an inner 一、 to 四、 before the real 二、. So each kind of number offers its best
 * rising chain, where a heading that names a slot is worth far more than one that does not, and the best chain wins.
 */
export function topLevel(all: Heading[]): Set<Heading> {
  const aspects = aspectsOfOverview(all)
  const headings = all.filter((heading) => !aspects.has(heading))
  const chains = numberKinds.map((kind) => bestChain(headings.filter((heading) => heading.kind === kind)))
  const best = outermost(chains, chains.reduce((a, b) => (b.worth > a.worth ? b : a)))
  const bare = unnumberedTop(headings)
  if (slotsOf(bare).size > slotsOf(best.members).size) return new Set(bare)
  const members = isOutline(best) ? best.members : []
  return new Set([...members, ...strays(headings, members)])
}

/** Titles of the overview's aspects that no part of a report bears. */
const ownAspect = /信息管理|平台建设|监督保障/

/** 1、总体情况 may number its five aspects as the parts are numbered: 1、主动公开 to 5、监督保障, before the real 2、. */
function aspectsOfOverview(headings: Heading[]): Set<Heading> {
  const at = headings.findIndex(({ value, slots }) => value === 1 && slots[0] === 'overview')
  const kind = headings[at]?.kind
  const run: Heading[] = []
  for (const heading of headings.slice(at + 1)) {
    if (at === -1 || heading.kind !== kind) continue
    if (heading.value !== run.length + 1) break
    run.push(heading)
  }
  return new Set(run.some(({ title }) => ownAspect.test(title)) ? run : [])
}

interface Chain { members: Heading[]; worth: number }

/** A chain of a wider kind that opens before the best one holds it: (一) to (五) may name more slots than the 一、 above them. */
function outermost(chains: Chain[], best: Chain): Chain {
  const first = best.members[0]
  return chains.slice(0, chains.indexOf(best)).find((chain) => isOutline(chain) && chain.members[0]!.start < first!.start) ?? best
}

/** One number alone is no outline, unless it names a slot. */
function isOutline({ members }: Chain): boolean {
  return members.length > 1 || members.some(({ slots }) => slots.length > 0)
}

interface Link { heading: Heading; worth: number; before: Link | null }

/** One pass: for each number the best chain that ends with it. Ties stay with the earlier heading. */
function bestChain(headings: Heading[]): Chain {
  const ending: Array<Link | null> = []
  let best: Link | null = null
  for (const heading of headings) {
    if (heading.value < 1 || heading.value > largestNumber) continue
    const link = extend(ending, heading)
    const known = ending[heading.value]
    if (!known || link.worth > known.worth) ending[heading.value] = link
    if (!best || link.worth > best.worth) best = link
  }
  const members: Heading[] = []
  for (let link = best; link; link = link.before) members.unshift(link.heading)
  return { members, worth: best?.worth ?? 0 }
}

function extend(ending: Array<Link | null>, heading: Heading): Link {
  const own = (heading.slots.length > 0 ? worth.slot : worth.any) + (heading.hasBody ? worth.body : 0)
  let before: Link | null = null
  let gained = heading.value === 1 ? worth.next : 0
  for (let value = heading.value - 1; value > 0; value--) {
    const link = ending[value]
    if (!link) continue
    const gain = link.worth + (value === heading.value - 1 ? worth.next : 0)
    if (gain > gained) [gained, before] = [gain, link]
  }
  return { heading, worth: own + gained, before }
}

/** Reports that lost or never had numbers: the headings of the widest marked level, or the first line that names each slot. */
function unnumberedTop(headings: Heading[]): Heading[] {
  const bare = headings.filter(({ kind, slots }) => kind === 'none' && slots.length > 0)
  const widest = Math.min(...bare.flatMap(({ marked }) => marked ?? []))
  const marked = bare.filter((heading) => heading.marked === widest)
  if (marked.length > 2) return headings.filter((heading) => heading.kind === 'none' && heading.marked === widest)
  const seen = new Set<SectionSlot>()
  return bare.filter(({ slots }) => {
    const isNew = slots.some((slot) => !seen.has(slot))
    slots.forEach((slot) => seen.add(slot))
    return isNew
  })
}

/** Slots that a heading inside another part seldom names by chance. */
const ownParts = new Set<SectionSlot>([
  'proactive', 'applications', 'fees', 'appeals', 'problems', 'improvements', 'other', 'consultation', 'attachment',
])

/**
 * Parts the chain could not take: the same number printed twice, or no number at all (主要问题和改进措施). They name a slot
 * that no member has, and an unnumbered one stands after the last number, since before it is a heading inside a part.
 */
function strays(headings: Heading[], members: Heading[]): Heading[] {
  const last = members.at(-1)
  if (!last) return []
  const taken = slotsOf(members)
  const found: Heading[] = []
  for (const heading of headings) {
    if (members.includes(heading) || heading.slots.some((slot) => taken.has(slot) || !ownParts.has(slot))) continue
    if (heading.slots.length === 0) continue
    const sameKind = heading.kind === last.kind && heading.start > members[0]!.start
    if (!sameKind && !(heading.kind === 'none' && heading.start > last.start)) continue
    found.push(heading)
    heading.slots.forEach((slot) => taken.add(slot))
  }
  return found
}

function slotsOf(headings: Heading[]): Set<SectionSlot> {
  return new Set(headings.flatMap(({ slots }) => slots))
}
