// Figures of the text held against the cells of the tables (forms of 2019 and 2021).
import { limits } from '../../model/limits.js'
import { fact } from '../evidence.js'
import { printedLitigation } from '../elements/appeals.js'
import { printedCell } from '../tables/printed-cells.js'
import { refusedInTables } from './quantities.js'
import { claimEvidence } from './said-figures.js'
import type { Claim, ClaimSubject, Report } from '../../model/report.js'
import type { Evidence } from '../../model/span.js'
import type { FactReader } from '../reader.js'
import type { Printed } from '../tables/printed-cells.js'

export const readAgreementFacts: FactReader = (report) => {
  const pairs = hasForms(report) ? comparable.flatMap(([subject, read, alsoRight]) => pairsOf(report, subject, read, alsoRight)) : []
  const of = (verdict: Pair['verdict']): Pair[] => pairs.filter((pair) => pair.verdict === verdict)
  const [agreeing, broken, doubtful] = [of('agrees'), of('broken'), of('doubtful')]
  const first = broken[0] ?? doubtful[0]
  return [
    fact('agreement.checked', agreeing.length + broken.length, evidenceOf(report, [...agreeing, ...broken])),
    fact('agreement.broken', broken.length, evidenceOf(report, broken)),
    fact('agreement.doubtful', doubtful.length, evidenceOf(report, doubtful)),
    fact('agreement.equation', first ? `${first.claim.value} ≠ ${first.printed.value}` : null, first ? evidenceOf(report, [first]) : []),
  ]
}

export interface Pair { verdict: 'agrees' | 'broken' | 'doubtful'; claim: Claim; printed: Printed }
type ReadCell = (report: Report) => Printed | null
/** Other numbers of the tables that the same words may rightly mean. */
type AlsoRight = (report: Report, cell: number) => number[]

const cell = (key: string, column = -1): ReadCell => (report) => printedCell(report, key, column)
const value = (report: Report, key: string, column = -1): number => printedCell(report, key, column)?.value ?? 0

const comparable: Array<[subject: ClaimSubject, read: ReadCell, alsoRight: AlsoRight]> = [
  ['applications.received', cell('newlyReceived'), (report, received) => [received + value(report, 'carriedOver')]],
  ['applications.carriedOver', cell('carriedOver'), () => []],
  // '办理' is said of what came in as well as of what was finished.
  ['applications.handled', cell('handledTotal'), (report) => [
    value(report, 'newlyReceived'), value(report, 'newlyReceived') + value(report, 'carriedOver')]],
  ['applications.carriedForward', cell('carriedForward'), () => []],
  ['applications.granted', cell('granted'), (report, granted) => [granted + value(report, 'partlyGranted')]],
  ['applications.partlyGranted', cell('partlyGranted'), () => []],
  ['applications.refused', refusedInTables, () => []],
  ['review', cell('review'), (report, all) => [all - value(report, 'review', 3)]],
  ['litigation', printedLitigation, (report, all) => [
    value(report, 'litigationDirect'), value(report, 'litigationAfterReview'),
    all - value(report, 'litigationDirect', 3) - value(report, 'litigationAfterReview', 3)]],
  ['normative.issued', cell('normativeDocuments', 0), () => []],
  ['normative.repealed', ofForm2021('normativeDocuments', 1), () => []],
  ['normative.inForce', ofForm2021('normativeDocuments', 2), () => []],
  ['rules.issued', cell('rules', 0), () => []],
  ['licences', cell('licences'), () => []],
  ['penalties', cell('penalties'), () => []],
  ['coercion', cell('coercion'), () => []],
]

/** What the text says of one subject, held against the cell of the forms of 2019 and 2021 that prints it. */
export function pairsWithTable(report: Report, subject: ClaimSubject): Pair[] {
  const found = comparable.find(([each]) => each === subject)
  return found && hasForms(report) ? pairsOf(report, ...found) : []
}

function hasForms({ tables }: Report): boolean {
  return tables.some(({ form, state }) => state === 'read' && !form.startsWith('statistics'))
}

/** The form of 2019 has other columns in these places. */
function ofForm2021(key: string, column: number): ReadCell {
  return (report) => {
    const has = report.tables.some(({ form, state }) => form === 'disclosure-2021' && state === 'read')
    return has ? printedCell(report, key, column) : null
  }
}

function pairsOf(report: Report, subject: ClaimSubject, read: ReadCell, alsoRight: AlsoRight): Pair[] {
  const claims = report.claims.filter((claim) => claim.subject === subject && claim.precision === 'exact' && claim.unit !== 'yuan')
  const ofYear = claims.filter(({ role, cutOff }) => role === 'this-year' && cutOff === null)
  const told = ofYear.length ? ofYear : claims.filter((claim) => isOfStaleYear(report, claim))
  const printed = told.length ? read(report) : null
  if (!printed) return []
  const contradicted = new Set(told.map((claim) => claim.value)).size > 1
  const loose = alsoRight(report, printed.value)
  const pairs: Pair[] = []
  const seen = new Set<number>()
  for (const claim of told) {
    if (seen.has(claim.value)) continue
    seen.add(claim.value)
    const agrees = claim.value === printed.value
    // A sum or share of the table that the words may mean neither confirms nor contradicts.
    if (!agrees && loose.includes(claim.value)) continue
    const unsure = contradicted || isWorkDone(report, claim) || claim.scope !== 'own' || claim.role !== 'this-year'
    if (agrees && claim.role !== 'this-year') continue
    pairs.push({ verdict: agrees ? 'agrees' : unsure ? 'doubtful' : 'broken', claim, printed })
  }
  return pairs
}

/** '办理行政许可31件' counts what was worked on, the table what was decided. */
function isWorkDone({ text: { clean } }: Report, { subject, start }: Claim): boolean {
  return (subject === 'licences' || subject === 'penalties' || subject === 'coercion') && /办[理结][^,;。]{0,12}$/.test(clean.slice(Math.max(0, start - 16), start))
}

/** '2022年制发0件' in the report of 2023 may be a comparison, or last year's sentence left standing. */
function isOfStaleYear(report: Report, claim: Claim): boolean {
  if (claim.role !== 'last-year') return false
  const sentence = report.sentences[claim.sentence]
  return sentence !== undefined && /\d{4}年/.test(report.text.clean.slice(sentence.start, claim.start))
}

function evidenceOf(report: Report, pairs: Pair[]): Evidence[] {
  return pairs.slice(0, limits.evidencePerFinding).flatMap(({ claim, printed }) => [...claimEvidence(report, [claim]), ...printed.evidence])
}
