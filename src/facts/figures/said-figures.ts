// Claims of one subject in, the year's own figure out, or none where the text contradicts itself.
import { limits } from '../../model/limits.js'
import { evidenceAt, placeOf } from '../evidence.js'
import type { Claim, ClaimSubject, Report, SectionSlot, Sentence } from '../../model/report.js'
import type { Evidence, Range } from '../../model/span.js'

export interface SaidFigure { value: number | null; claims: Claim[] }

const nothingSaid: SaidFigure = { value: null, claims: [] }

/** The figure of the report's own year that the text states for a subject. Parts, comparisons and other years never count. */
export function saidFigure(report: Report, subject: ClaimSubject): SaidFigure {
  return settle(report, report.claims.filter((claim) => claim.subject === subject && claim.role === 'this-year'))
}

/** One value out of several claims; `null` with all of them when two exact ones differ and nothing says which is the whole. */
export function settle(report: Report, claims: Claim[]): SaidFigure {
  if (!claims.length) return nothingSaid
  const whole = prefer(prefer(claims, ({ cutOff }) => cutOff === null), inScope(report))
  const exact = prefer(whole, ({ precision }) => precision === 'exact')
  const values = [...new Set(exact.map(({ value }) => value))]
  if (values.length === 1) return { value: values[0]!, claims: exact }
  const sum = values.reduce((total, value) => total + value, 0)
  const total = values.find((value) => value > 0 && value * 2 === sum)
  return total === undefined ? { value: null, claims: exact } : { value: total, claims: exact.filter(({ value }) => value === total) }
}

/** A government reports on all under it; a department on itself. */
function inScope(report: Report): (claim: Claim) => boolean {
  const wide = report.identity.issuer.kind.value === 'government'
  return ({ scope }) => (wide ? scope === 'wider' : scope === 'own')
}

function prefer(claims: Claim[], wanted: (claim: Claim) => boolean): Claim[] {
  const best = claims.filter(wanted)
  return best.length ? best : claims
}

/** What the innermost part that holds a sentence is about: a report may answer every item under one heading. */
export function slotOf(report: Report, sentence: Sentence): SectionSlot | null {
  return report.sections[sentence.section]?.slot ?? sentence.slot
}

export function claimEvidence(report: Report, claims: Claim[]): Evidence[] {
  const shown = new Map<number, Evidence>()
  for (const claim of claims.slice(0, limits.evidencePerFinding)) {
    const range = clauseAround(report, claim)
    const evidence = evidenceAt(report, range, placeOf(report, range))
    // A short clause is shown with the one before it, and that may be shown already, without it.
    if (evidence.end > (shown.get(range.start)?.end ?? 0)) shown.set(range.start, evidence)
  }
  return [...shown.values()]
}

/** The clause a figure stands in, so that a quote says what the number counts; a clause too short to say it takes the one before. */
export function clauseAround(report: Report, claim: Claim): Range {
  const { clean } = report.text
  const sentence = report.sentences[claim.sentence] ?? claim
  const first = Math.max(sentence.start, claim.start - farthest)
  const last = Math.min(sentence.end, claim.end + farthest)
  let start = claim.start
  while (start > first && (!/[,;。]/.test(clean[start - 1]!) || claim.end - start < shortest)) start -= 1
  let end = claim.end
  while (end < last && !/[,;。)\n]/.test(clean[end]!)) end += 1
  while (start < claim.start && /\s/.test(clean[start]!)) start += 1
  return { start, end }
}

const shortest = 6
/** A clause that never ends is cut here. */
const farthest = 160

/** The claims that stand in a range; claims stand in the order of the text. */
export function claimsWithin({ claims }: Report, { start, end }: Range): Claim[] {
  let low = 0
  let high = claims.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (claims[middle]!.start < start) low = middle + 1
    else high = middle
  }
  let after = low
  while (after < claims.length && claims[after]!.start < end) after += 1
  return claims.slice(low, after)
}
