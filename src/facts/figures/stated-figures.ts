// Claims in, the counts of each passage out, with the interval that their printing allows.
import type { Claim, Report } from '../../model/report.js'
import type { Range } from '../../model/span.js'

/** A printed count. '7100余' may be anything from 7100 to below 7200: `low` and `high` are both possible. */
export interface Figure extends Range { value: number; low: number; high: number; exact: boolean; unit: string; claims: Claim[] }

/**
 * Counts of each passage in order; a passage is a sentence with those that go on with its list: after a semicolon, or with '其中'.
 * Denials, shares and figures of other years are left out.
 */
export function passagesOf(report: Report): Figure[][] {
  const passages: Figure[][] = []
  let last: Claim | null = null
  for (const claim of report.claims) {
    if (!isCount(report, claim)) continue
    const passage = passages.at(-1)
    if (last && passage?.at(-1)?.start === claim.start) passage.at(-1)!.claims.push(claim)
    else if (last && passage && goesOn(report, last, claim)) passage.push(figureOf(report, claim))
    else passages.push([figureOf(report, claim)])
    last = claim
  }
  return passages
}

function isCount({ text }: Report, claim: Claim): boolean {
  const counted = claim.unit === 'item' || claim.unit === 'time' || claim.unit === 'person' || claim.unit === 'yuan'
  return counted && claim.role !== 'last-year' && claim.role !== 'comparison' && /[\d一二两三四五六七八九十百千廿]/.test(text.clean[claim.start]!)
}

function goesOn(report: Report, last: Claim, claim: Claim): boolean {
  if (last.sentence === claim.sentence) return true
  if (claim.sentence !== last.sentence + 1) return false
  const before = report.sentences[last.sentence]
  const after = report.sentences[claim.sentence]
  if (!before || !after || before.section !== after.section) return false
  const { clean } = report.text
  if (/^(?:其中|按|从)/.test(clean.slice(after.start, after.start + 2))) return true
  return clean[before.end - 1] === ';' && !clean.slice(before.end, after.start).includes('\n')
}

function figureOf(report: Report, claim: Claim): Figure {
  const printed = report.text.clean.slice(claim.start, claim.end)
  const unit = printed.replace(/^[\d.,\s零〇一二两三四五六七八九十百千廿余多万亿]+/, '').replace(/[余多]$/, '')
  const { start, end, value, precision } = claim
  const { low, high } = bounds(claim)
  return { start, end, value, low, high, exact: precision === 'exact', unit: sameUnits[unit] ?? unit, claims: [claim] }
}

/** Visits are counted in 次 and in 人次 within one list. */
const sameUnits: Readonly<Record<string, string>> = { 人次: '次', 件次: '件', 户次: '次' }

/** A rounded number stands for everything up to one more of its last digit that is not zero. */
function bounds({ value, precision }: Claim): { low: number; high: number } {
  if (precision === 'exact' || value <= 0) return { low: value, high: value }
  let step = 1
  while (value % (step * 10) === 0 && step * 10 <= value) step *= 10
  if (precision === 'over') return { low: value, high: value + step }
  if (precision === 'under') return { low: 0, high: value }
  return { low: value - step, high: value + step }
}
