// Evaluations put to another body in; the verdicts given on them found by that body and no longer by the former, and the scores that follow, out.
import { audited } from '../audit.js'
import { getEvaluation } from '../evaluations.js'
import { judgementsOf, marksOf, ownMarks, verdictOf, verdictsFor } from './applicable.js'
import { locked } from './held.js'
import { madeOf, subjectsBetween } from './made.js'
import { appendScore } from './score-versions.js'
import { decidedSubjects } from './subjects.js'
import type { Transaction } from 'kysely'
import type { Caller } from '../../model/caller.js'
import type { Verdict } from '../../model/review.js'
import type { Database } from '../tables.js'
import type { Marks } from './applicable.js'
import type { Made } from './made.js'
import type { Rescore } from './score-versions.js'

/** Evaluations by what held for each, as far as that may now change. */
export type Standing = Map<string, string>

/**
 * Those that are put to another body, and those of the former and the new one of the same years: a verdict given on one holds for the others.
 * Empty, at the cost of one question of an index, where nothing was decided of any of their subjects. Their rows are locked.
 */
export async function standingBefore(
  tx: Transaction<Database>, made: Made[], subjects: string[], body: string | null,
): Promise<Standing> {
  const before: Standing = new Map()
  for (const id of await touched(tx, made, subjects, body)) {
    const held = await locked(tx, id)
    if (held) before.set(id, idsOf(await verdictsFor(tx, held.marks.all)))
  }
  return before
}

/** Those whose text was erased are not among them: of their findings nothing could be found again, and their score stays. */
export async function touched(tx: Transaction<Database>, made: Made[], subjects: string[], body: string | null): Promise<string[]> {
  if ((await decidedSubjects(tx, subjects)).size === 0) return []
  const own = made.filter(({ erased_at: erased }) => erased === null).map(({ id }) => id)
  const bodies = [...new Set([...made.map((each) => each.body_id), body])].filter((each) => each !== null)
  const years = [...new Set(made.map((each) => each.report_year))].filter((each) => each !== null)
  if (bodies.length === 0 || years.length === 0) return own
  const beside = await tx.selectFrom('evaluations').select('id').where('body_id', 'in', bodies).where('report_year', 'in', years)
    .where('erased_at', 'is', null).execute()
  return [...new Set([...own, ...beside.map(({ id }) => id)])].sort()
}

/** An evaluation that may get another score, and by which rules it was scored. */
export interface ToScore { id: string; ruleset: string }

/** As `standingBefore`, before anything is held: so that the rules are at hand when it is. @param origins as they were read, not scored again */
export async function decidedBeside(tx: Transaction<Database>, origins: string[], body: string | null): Promise<ToScore[]> {
  const made = await madeOf(tx, origins)
  const ids = await touched(tx, made, subjectsBetween(made, body), body)
  if (ids.length === 0) return []
  const rows = await tx.selectFrom('evaluations').select(['id', 'ruleset_id', 'ruleset_version']).where('id', 'in', ids).execute()
  return rows.map(({ id, ruleset_id: ruleset, ruleset_version: version }) => ({ id, ruleset: `${ruleset}@${version}` }))
}

/** What was erased gives no marks of its findings any more: those it had are of nobody then, rather than of the former body. */
export async function rebind(tx: Transaction<Database>, evaluations: string[]): Promise<void> {
  const given = await tx.selectFrom('verdicts').selectAll().where('evaluation_id', 'in', evaluations).orderBy('id').execute()
  const marks = new Map<string, Marks>()
  for (const row of given) {
    const { id, evaluation_id: evaluation, organisation_id: organisation, body_id: body } = row
    if (!marks.has(evaluation!)) marks.set(evaluation!, marksOf((await getEvaluation(tx, evaluation!))!.result, body))
    const of = marks.get(evaluation!)!
    const own = ownMarks(verdictOf(row), of)
    const all = [...own, ...of.subjects]
    await tx.deleteFrom('verdict_marks').where('verdict_id', '=', id).where('mark', 'not in', all).execute()
    await tx.insertInto('verdict_marks').values(all.map((mark) => ({ mark, verdict_id: id, organisation_id: organisation })))
      .onConflict((conflict) => conflict.columns(['mark', 'verdict_id']).doUpdateSet({ organisation_id: organisation })).execute()
    if (own[0] !== undefined) await tx.updateTable('verdicts').set({ fingerprint: own[0] }).where('id', '=', id).execute()
    await standUp(tx, id, evaluations, own)
  }
}

/** What another body's verdict was replaced by holds again, once they share no mark. */
async function standUp(tx: Transaction<Database>, verdict: string, evaluations: string[], own: string[]): Promise<void> {
  const shares = tx.selectFrom('verdict_marks').select('verdict_id').where('mark', 'in', [...own, ''])
  await tx.updateTable('verdicts').set({ replaced_by: null }).where('replaced_by', '=', verdict)
    .where((where) => where.or([where('evaluation_id', 'is', null), where('evaluation_id', 'not in', evaluations)]))
    .where('id', 'not in', shares).execute()
}

/** Another version for each of which other verdicts hold than did, also where none does any more. */
export async function standAnew(tx: Transaction<Database>, caller: Caller, before: Standing, rescore: Rescore): Promise<void> {
  const records: Array<{ id: string; organisation: string; verdicts: string[] }> = []
  for (const [id, held] of before) {
    const { stored: { result }, organisation, marks } = (await locked(tx, id))!
    const verdicts = await verdictsFor(tx, marks.all)
    if (idsOf(verdicts) === held) continue
    await appendScore(tx, id, organisation, {
      cause: 'carried-over', verdictId: verdicts.at(-1)?.id ?? null, at: new Date(), verdicts, before: result,
      after: rescore(result, judgementsOf(verdicts)),
    })
    records.push({ id, organisation, verdicts: verdicts.map((each) => each.id) })
  }
  records.sort((one, other) => (one.organisation < other.organisation ? -1 : 1))
  for (const { id, organisation, verdicts } of records) await audited(tx, caller, 'verdicts.carried-over', id, { verdicts }, organisation)
}

function idsOf(verdicts: Verdict[]): string {
  return verdicts.map(({ id }) => id).sort().join()
}
