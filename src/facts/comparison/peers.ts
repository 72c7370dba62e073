// What the other reports of the set say in, figures that stand out among them, and the sum of the parts, out.
import { comparedFigures } from './jumps.js'
import { fact } from '../evidence.js'
import type { ComparisonReader } from '../reader.js'
import type { Peers } from '../../model/companions.js'
import type { Evidence } from '../../model/span.js'

/** Fewer peers than these show no custom. */
const leastPeers = 8

interface Compared { name: string; value: number; peers: Peers; evidence: Evidence[] }

export const readPeerFacts: ComparisonReader = (_report, { facts }, { set }, own) => {
  const compared = comparedFigures.flatMap(({ id }): Compared[] => {
    const [peers, { value, evidence }] = [set?.peers[id], own(id)]
    return peers && peers.reports >= leastPeers && typeof value === 'number' ? [{ name: facts[id]!.title.zh, value, peers, evidence }] : []
  })
  const odd = compared.filter(({ value, peers }) => isLoneZero(value, peers) || isHuge(value, peers))
  const places: Evidence[] = odd.flatMap(({ evidence }) => evidence.slice(0, 1))
  return [
    fact('peers.compared', compared.length), fact('peers.odd', odd.length, places),
    fact('peers.odd.list', odd.map(asText).join('、') || null, places),
    fact('parts.reports', set?.parts?.reports ?? null), fact('parts.received', set?.parts?.received ?? null),
  ]
}

function asText({ name, value, peers }: Compared): string {
  return `${name}${value}（${peers.reports}份同类报告的中位数${peers.median}）`
}

/** Nine in ten have some, and half of them twenty or more. */
function isLoneZero(value: number, { reports, zeros, median }: Peers): boolean {
  return value === 0 && zeros * 10 <= reports && median >= 20
}

/** Ten times what nine in ten do not exceed. */
function isHuge(value: number, { high }: Peers): boolean {
  return value >= 100 && value >= 10 * Math.max(high, 1)
}
