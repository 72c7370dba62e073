// An evaluation in, the verdicts that hold for it out, found by the marks of its findings under every name of its subject.
import { fingerprintOf, gateMark, subjectMark, subjectsOf, waiverMark } from '../../season/fingerprint.js'
import type { Selectable, Transaction } from 'kysely'
import type { Judgement, PersonGate, Verdict } from '../../model/review.js'
import type { Result } from '../../model/result.js'
import type { Database } from '../tables.js'
import type { VerdictRow } from './review-tables.js'

export const personGates: PersonGate[] = ['reissued', 'not-published', 'unreadable']

/** What a verdict on this evaluation would be bound to, or was. */
export interface Marks {
  ofFinding(ruleId: string): string[]
  ofGate(gate: PersonGate): string[]
  ofWaiver(ruleId: string): string[]
  all: string[]
  /** Of its subjects alone: see subjects.ts. */
  subjects: string[]
}

export function marksOf(result: Result, body: string | null): Marks {
  const subjects = subjectsOf(result, body)
  const byRule = new Map(result.findings.map((finding) => [finding.ruleId, finding]))
  const known = (marks: Array<string | null>): string[] => marks.filter((mark): mark is string => mark !== null)
  const ofFinding = (ruleId: string): string[] => {
    const finding = byRule.get(ruleId)
    return finding ? known(subjects.map((subject) => fingerprintOf(finding, subject, result.text))) : []
  }
  const ofGate = (gate: PersonGate): string[] => known(subjects.map((subject) => gateMark(gate, subject, result.text)))
  const ofWaiver = (ruleId: string): string[] => subjects.map((subject) => waiverMark(ruleId, subject))
  return {
    ofFinding, ofGate, ofWaiver,
    all: [...result.findings.flatMap(({ ruleId }) => [...ofFinding(ruleId), ...ofWaiver(ruleId)]), ...personGates.flatMap(ofGate)],
    subjects: subjects.map(subjectMark),
  }
}

/** What a verdict on an evaluation of these marks is bound to. */
export function ownMarks({ ruleId, gate, verdict }: Judgement, marks: Marks): string[] {
  if (gate !== null) return marks.ofGate(gate)
  return verdict === 'waive' ? marks.ofWaiver(ruleId!) : marks.ofFinding(ruleId!)
}

/** The last word on each finding and gate; in the order they were given. */
export async function verdictsFor(tx: Transaction<Database>, marks: string[]): Promise<Verdict[]> {
  if (marks.length === 0) return []
  const rows = await tx.selectFrom('verdicts').selectAll()
    .where('id', 'in', tx.selectFrom('verdict_marks').select('verdict_id').where('mark', 'in', marks))
    .where('replaced_by', 'is', null).orderBy('decided_at').orderBy('id').execute()
  const last = new Map(rows.map((row) => [row.rule_id ?? `gate ${row.gate}`, verdictOf(row)]))
  return [...last.values()]
}

export function verdictOf(row: Selectable<VerdictRow>): Verdict {
  return {
    id: row.id, evaluationId: row.evaluation_id, ruleId: row.rule_id, gate: row.gate, verdict: row.verdict, outcome: row.outcome, credit: row.credit,
    reason: row.reason, reader: row.reader, decidedAt: row.decided_at.toISOString(), objectionId: row.objection_id, replacedBy: row.replaced_by,
    fingerprint: row.fingerprint,
  }
}

export function judgementsOf(verdicts: Verdict[]): Judgement[] {
  return verdicts.map(({ ruleId, gate, verdict, outcome, credit }) => ({ ruleId, gate, verdict, outcome, credit }))
}
