// What is said of fees and reductions for supplying information (art. 32(3) of the 2007 regulation).
import { limits } from '../../model/limits.js'
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { readFeeSentences } from './fee-sentences.js'
import { printedCell } from '../tables/printed-cells.js'
import type { Claim, Report } from '../../model/report.js'
import type { Evidence } from '../../model/span.js'
import type { FactReader } from '../reader.js'
import type { FeeSaid, FeeWord } from './fee-sentences.js'

export const readFeeFacts: FactReader = (report) => {
  const sentences = readFeeSentences(report)
  const said = strongest.find((word) => sentences.some((each) => each.said === word)) ?? null
  const saying = sentences.filter((each) => each.said === said)
  const form = printedCell(report, 'fees.tenThousandYuan')
  const evidence = [...evidenceOf(report, saying), ...(form?.evidence ?? [])]
  const waiver = sentences.filter((each) => each.waiver)
  return [
    fact('fees.statement', statementOf(report, said, form?.value ?? null), evidence.length ? evidence : emptyPart(report)),
    fact('fees.charged', chargedOf(said, saying, form?.value ?? null), evidence),
    fact('fees.waiverStated', waiver.length > 0, evidenceOf(report, waiver)),
  ]
}

/** A sum of money outweighs a denial elsewhere ('没有其他收费'), and both outweigh a mention. */
const strongest: FeeWord[] = ['amount', 'none', 'free', 'mentioned']

function statementOf(report: Report, said: FeeWord | null, form: number | null): FeeWord | null {
  if (said === 'amount' || form === null) return said ?? (emptyPart(report).length ? 'mentioned' : null)
  if (form > 0) return 'amount'
  return said === 'free' ? 'free' : 'none'
}

/** Yuan. The form counts in 万元, to four places. */
function chargedOf(said: FeeWord | null, saying: FeeSaid[], form: number | null): number | null {
  if (form !== null) return Math.round(form * 1e6) / 100
  if (said === 'none' || said === 'free') return 0
  return said === 'amount' ? totalOf(saying.flatMap(({ amounts }) => amounts)) : null
}

/** The whole among its parts, or the sum of parts that nobody added up; null when they can't be told apart. */
export function totalOf(amounts: Claim[]): number | null {
  if (!amounts.length) return null
  const values = [...new Set(amounts.map(({ value }) => value))]
  const sum = values.reduce((total, value) => total + value, 0)
  if (values.length === 1) return values[0]!
  const whole = values.find((value) => Math.abs(value * 2 - sum) < 0.005)
  if (whole !== undefined) return whole
  return amounts.every(({ sentence, precision }) => sentence === amounts[0]!.sentence && precision === 'exact') ? Math.round(sum * 100) / 100 : null
}

function evidenceOf(report: Report, sentences: FeeSaid[]): Evidence[] {
  return sentences.slice(0, limits.evidencePerFinding).map(({ sentence }) => evidenceAt(report, sentence, placeOf(report, sentence)))
}

/** A heading on fees with nothing under it may have lost its text: that is for a person to see, and no proof of absence. */
function emptyPart(report: Report): Evidence[] {
  const section = report.sections.find(({ slot }) => slot === 'fees')
  return section ? [evidenceAt(report, section.heading, placeOf(report, section.heading))] : []
}
