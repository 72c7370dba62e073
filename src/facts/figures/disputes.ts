// How many reviews and lawsuits a report tells of at each place in, whether these places agree out.
import { limits } from '../../model/limits.js'
import { fact } from '../evidence.js'
import { printedCell } from '../tables/printed-cells.js'
import { pairsWithTable } from './agreement.js'
import { claimEvidence } from './said-figures.js'
import type { Claim, Report } from '../../model/report.js'
import type { Evidence } from '../../model/span.js'
import type { FactReader } from '../reader.js'

/** One comparison: two places of the text, or the text and a printed form. */
interface Held { verdict: 'agrees' | 'broken' | 'doubtful' | 'table'; equation: string; evidence: Evidence[] }

export const readDisputeFacts: FactReader = (report) => {
  const held = subjects.flatMap((subject) => [...betweenPlaces(report, subject), ...besideTables(report, subject), ...besideForm(report, subject)])
  const of = (verdict: Held['verdict']): Held[] => held.filter((each) => each.verdict === verdict)
  const evidence = (some: Held[]): Evidence[] => some.flatMap((each) => each.evidence).slice(0, limits.evidencePerFinding)
  const [agreeing, broken, doubtful, table] = [of('agrees'), of('broken'), of('doubtful'), of('table')]
  const shown = [...broken, ...table, ...doubtful].slice(0, 1)
  return [
    fact('disputes.checked', agreeing.length, evidence(agreeing)),
    fact('disputes.broken', broken.length, evidence(broken)),
    fact('disputes.doubtful', doubtful.length, evidence(doubtful)),
    fact('disputes.againstTable', table.length, evidence(table)),
    fact('disputes.equation', shown[0]?.equation ?? null, evidence(shown)),
  ]
}

const subjects = ['review', 'litigation'] as const
type Dispute = (typeof subjects)[number]

/** The first value said against each other one. */
function betweenPlaces(report: Report, subject: Dispute): Held[] {
  const told = saidOf(report, subject)
  const first = told[0]
  if (!first || told.length < 2) return []
  const values = [...new Set(told.map(({ value }) => value))]
  if (values.length === 1) return [heldOf(report, 'agrees', told.slice(0, 2))]
  if (isSumOfOthers(values)) return []
  const other = told.find(({ value }) => value !== first.value)!
  const unsure = report.identity.issuer.kind.value === 'government' || values.length > 2
    || told.some((claim) => claim.scope !== 'own' || isNarrower(report, claim))
  return [heldOf(report, unsure ? 'doubtful' : 'broken', [first, other])]
}

/** Figures of the year and of the body itself; a figure said twice in one breath is one place. */
function saidOf({ claims }: Report, subject: Dispute): Claim[] {
  return claims.filter((claim) => claim.subject === subject && claim.role === 'this-year' && claim.scope !== 'wider'
    && claim.precision === 'exact' && claim.cutOff === null && claim.unit !== 'yuan' && claim.unit !== 'percent')
}

/** '直接起诉1件,复议后起诉2件' beside '诉讼3件'. */
function isSumOfOthers(values: number[]): boolean {
  const sum = values.reduce((total, value) => total + value, 0)
  return values.some((value) => value > 0 && value * 2 === sum)
}

const narrower = /审结|审理|办结|结案|维持|纠正|纠错|撤销|驳回|败诉|胜诉|撤诉|调解|终止|尚未|未结|结转|其中|直接|复议后|新收|新增|上级|下级|本级|第三人|答复|应诉/

/** Cases closed, lost or brought in one way are fewer than all. */
function isNarrower({ text: { clean }, sentences }: Report, { sentence, start, end }: Claim): boolean {
  const said = sentences[sentence] ?? { start, end }
  return narrower.test(clean.slice(Math.max(said.start, start - farthest), Math.min(said.end, end + farthest)))
}

const farthest = 60

function heldOf(report: Report, verdict: Held['verdict'], [first, other]: Claim[]): Held {
  return { verdict, equation: `${first!.value} ≠ ${other!.value}`, evidence: claimEvidence(report, [first!, other!]) }
}

/** Table four; what contradicts it is charged where all figures of the text are held against the tables. */
function besideTables(report: Report, subject: Dispute): Held[] {
  return pairsWithTable(report, subject).map(({ verdict, claim, printed }) => ({
    verdict: verdict === 'broken' ? 'table' : verdict, equation: `${claim.value} ≠ ${printed.value}`,
    evidence: [...claimEvidence(report, [claim]), ...printed.evidence],
  }))
}

/** The statistics form has no row for cases still open: only none against some is a contradiction. */
function besideForm(report: Report, subject: Dispute): Held[] {
  const printed = printedCell(report, `${subject}.total`)
  if (!printed) return []
  return saidOf(report, subject).slice(0, limits.evidencePerFinding).map((claim) => {
    const agrees = claim.value === printed.value
    const contradicts = claim.value === 0 && claim.scope === 'own' && !isNarrower(report, claim)
    return {
      verdict: agrees ? 'agrees' : contradicts ? 'broken' : 'doubtful', equation: `${claim.value} ≠ ${printed.value}`,
      evidence: [...claimEvidence(report, [claim]), ...printed.evidence],
    }
  })
}
