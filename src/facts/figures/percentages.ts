// Shares and rates of growth said in the text in, which follow from the figures beside them out.
import { limits } from '../../model/limits.js'
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { claimsWithin } from './said-figures.js'
import type { Claim, Report } from '../../model/report.js'
import type { Evidence } from '../../model/span.js'
import type { FactReader } from '../reader.js'

interface Checked { verdict: 'holds' | 'broken' | 'doubtful'; equation: string; evidence: Evidence }

/** A share is held against the total that names its part; growth against the figure of the year before. What else may be meant is left. */
export const readPercentageFacts: FactReader = (report) => {
  const checked = report.claims.filter(({ unit, precision }) => unit === 'percent' && precision === 'exact')
    .slice(0, mostChecked).map((percent) => check(report, percent)).filter((each) => each !== null)
  const of = (verdict: Checked['verdict']): Checked[] => checked.filter((each) => each.verdict === verdict)
  const evidence = (some: Checked[]): Evidence[] => some.slice(0, limits.evidencePerFinding).map((each) => each.evidence)
  const [holding, broken, doubtful] = [of('holds'), of('broken'), of('doubtful')]
  const first = broken[0] ?? doubtful[0]
  return [
    fact('percentages.checked', holding.length + broken.length, evidence([...holding, ...broken])),
    fact('percentages.broken', broken.length, evidence(broken)),
    fact('percentages.doubtful', doubtful.length, evidence(doubtful)),
    fact('percentages.equation', first?.equation ?? null, first ? [first.evidence] : []),
  ]
}

/** A report states some dozens; a bound keeps hostile text linear. */
const mostChecked = 200

function check(report: Report, percent: Claim): Checked | null {
  const { text: { clean }, sentences } = report
  const sentence = sentences[percent.sentence]
  if (!sentence) return null
  const from = Math.max(sentence.start, percent.start - farthest)
  const before = clean.slice(from, percent.start)
  const figures = claimsWithin(report, { start: from, end: percent.start }).filter((claim) => isCount(claim) && claim.sentence === percent.sentence)
  const told = uniqueByPlace(figures)
  const is = asPrinted(clean, percent)
  if (shareOf.test(before)) return share(report, percent, told, is)
  return grown.test(before) ? growth(report, percent, told, is) : null
}

const farthest = 200
const shareOf = /占(?:[^,。;占]{0,16})?$/
/** No other whole than the total told before: 占总数的, 占比. */
const plainShare = /占(?:比|比例|总比|(?:申请|信息|公开|全部)?总[数量]的?|总[数量]的比例)?[为:]?$/
const grown = /(?:增长|增加|上升|下降|减少|降低)(?:了|率|幅度?)?[为达]?$/

function isCount({ unit }: Claim): boolean {
  return unit === 'item' || unit === 'time' || unit === 'person'
}

function uniqueByPlace(claims: Claim[]): Claim[] {
  return claims.filter(({ start }, index) => claims[index - 1]?.start !== start)
}

/** The value as printed, with the room that rounding or cutting off its last digit leaves. */
function asPrinted(clean: string, { start, end, value }: Claim): (computed: number) => boolean {
  const decimals = /\.(\d+)/.exec(clean.slice(start, end))?.[1]?.length ?? 0
  const room = 1.1 * 10 ** -decimals
  return (computed) => Math.abs(computed - value) <= room
}

function share(report: Report, percent: Claim, told: Claim[], is: (computed: number) => boolean): Checked | null {
  const { clean } = report.text
  const part = told.at(-1)
  if (!part || told.length < 2 || percent.start - part.end > nearest) return null
  const wholes = told.slice(0, -1)
  const holding = wholes.find(({ value }) => value > 0 && is(100 * part.value / value))
  if (holding) return checkedOf(report, 'holds', holding, part, percent)
  const [total, next] = told
  const listed = announced.test(clean.slice(total!.end, next!.start)) && plainShare.test(clean.slice(part.end, percent.start))
  const exact = [total!, part].every(({ precision }) => precision === 'exact')
  // '10件,其中甲7件,占70%,乙2件': a later part may be a part of the one before it.
  const sisters = told.slice(1).reduce((sum, { value }) => sum + value, 0) <= total!.value
  if (!listed || !exact || !sisters || unitOf(clean, total!) !== unitOf(clean, part) || total!.value <= 0) return null
  return checkedOf(report, 'broken', total!, part, percent)
}

/** Between a part and its share: '7件,占申请总数的'. */
const nearest = 14
const announced = /其中|包括|分别|[:(]/

function unitOf(clean: string, { start, end }: Claim): string {
  return clean.slice(start, end).replace(/[\d,.\s]+/g, '')
}

function growth(report: Report, percent: Claim, told: Claim[], is: (computed: number) => boolean): Checked | null {
  const values = told.slice(-6)
  const pairs = values.flatMap((now) => values.filter((then) => then !== now).map((then) => ({ now, then })))
  const holding = pairs.find(({ now, then }) => ratesOf(now, then).some((rate) => is(rate)))
  if (holding) return checkedOf(report, 'holds', holding.then, holding.now, percent)
  const now = told.filter(({ role }) => role === 'this-year')
  const then = told.filter(({ role }) => role === 'last-year')
  if (told.length !== 2 || now.length !== 1 || then.length !== 1 || now[0]!.subject !== then[0]!.subject || then[0]!.value <= 0) return null
  return checkedOf(report, 'doubtful', then[0]!, now[0]!, percent)
}

/** From `then` to `now`; where `then` is itself the difference, by it up or down to `now`. */
function ratesOf({ value: now }: Claim, { value: then, role }: Claim): number[] {
  const bases = role === 'comparison' ? [now - then, now + then] : [then]
  return bases.filter((base) => base > 0).map((base) => 100 * (role === 'comparison' ? then : Math.abs(now - then)) / base)
}

function checkedOf(report: Report, verdict: Checked['verdict'], whole: Claim, part: Claim, percent: Claim): Checked {
  const range = { start: Math.min(whole.start, part.start), end: percent.end }
  const isShare = part.start > whole.start && verdict === 'broken'
  const computed = 100 * (isShare ? part.value : part.value - whole.value) / whole.value
  const sum = isShare ? `${part.value}÷${whole.value}` : `(${part.value}-${whole.value})÷${whole.value}`
  return {
    verdict, equation: `${sum}=${shown(computed)}%≠${percent.value}%`,
    evidence: evidenceAt(report, range, placeOf(report, range)),
  }
}

function shown(value: number): string {
  return String(Math.round(value * 10) / 10)
}
