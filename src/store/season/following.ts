// Evaluations of one report and the body it now is of in; they and all that hangs on them given to that body, under what people decided of it, out.
import { sql } from 'kysely'
import { audited } from '../audit.js'
import { madeOf, subjectsBetween } from './made.js'
import { rebind, standAnew, standingBefore } from './rebinding.js'
import { holdSubjects } from './subjects.js'
import { Fault } from '../../model/fault.js'
import type { Transaction } from 'kysely'
import type { Caller } from '../../model/caller.js'
import type { Database } from '../tables.js'
import type { Made } from './made.js'
import type { Rescore } from './score-versions.js'

/** Whose a report is said to be, and the organisation it then belongs to. */
export interface Owner { body: string | null; organisation: string }

/**
 * What is of another body is put to this one. The organisation goes along where the body's own does not stand at or below it: what an office
 * evaluated stays the office's till it hands it down. Subjects are held before rows, and rows before the tree, as whoever stores does.
 * @param ownerOf asked once the tree stands still, so that nobody is given what the caller may no longer give
 * @returns to whom, and the organisations that an evaluation left
 * @throws Fault wrong-step while a body has something to mend, or an objection to be decided
 */
export async function follow(
  tx: Transaction<Database>, caller: Caller, origins: string[], body: string | null, ownerOf: () => Promise<Owner>, rescore: Rescore,
): Promise<Owner & { left: string[] }> {
  const subjects = subjectsBetween(await madeOf(tx, origins), body)
  await holdSubjects(tx, subjects, 'alone')
  await sql`SELECT FROM evaluations WHERE id = ANY(${origins}::uuid[]) OR rescored_from = ANY(${origins}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`.execute(tx)
  await sql`SELECT pg_advisory_xact_lock_shared(hashtextextended('mingjian organisations', 0))`.execute(tx)
  const owner = await ownerOf()
  const above = await aboveOf(tx, owner.organisation)
  const made = await madeOf(tx, origins)
  const goes = ({ organisation_id: organisation, body_id: of }: Made): boolean => of !== body || !above.has(organisation)
  const going = made.filter(goes).map((each) => ({ ...each, to: above.has(each.organisation_id) ? each.organisation_id : owner.organisation }))
  if (going.length === 0) return { ...owner, left: [] }
  await refuseTold(tx, going.filter(({ body_id: of }) => of !== body).map(({ id }) => id))
  const before = await standingBefore(tx, made, subjects, body)
  for (const to of new Set(going.map((each) => each.to))) {
    const ids = going.filter((each) => each.to === to).map(({ id }) => id)
    await tx.updateTable('evaluations').set({ body_id: body, organisation_id: to }).where('id', 'in', ids).execute()
    await tx.updateTable('score_versions').set({ organisation_id: to }).where('evaluation_id', 'in', ids).execute()
    await tx.updateTable('objection_windows').set({ organisation_id: to }).where('evaluation_id', 'in', ids).execute()
    await tx.updateTable('verdicts').set({ organisation_id: to, body_id: body }).where('evaluation_id', 'in', ids).execute()
  }
  await rebind(tx, going.map(({ id }) => id))
  await standAnew(tx, caller, before, rescore)
  const records = going.flatMap(({ id, organisation_id: from, body_id: was, to }) => [
    { id, at: to, action: 'evaluation.attached', detail: { body, from: was } },
    ...(from === to ? [] : [{ id, at: from, action: 'evaluation.left', detail: { body: was } }]),
  ])
  records.sort((one, other) => (one.at < other.at ? -1 : 1))
  for (const { id, at, action, detail } of records) await audited(tx, caller, action, id, detail, at)
  return { ...owner, left: going.filter(({ organisation_id: from, to }) => from !== to).map(({ organisation_id: from }) => from) }
}

/** Itself and those above it, as far up as the caller. */
export async function aboveOf(tx: Transaction<Database>, organisation: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM organisations WHERE id = ${organisation}
      UNION ALL SELECT organisations.id, organisations.parent_id FROM organisations JOIN above ON organisations.id = above.parent_id
    ) SELECT id FROM above`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** What was told stays with whom it was told: lists and objections are the former body's record, once they are settled. */
async function refuseTold(tx: Transaction<Database>, evaluations: string[]): Promise<void> {
  const { rows: [told] } = await sql<{ id: string }>`
    SELECT evaluation_id AS id FROM problem_lists JOIN problem_items ON list_id = problem_lists.id
    WHERE evaluation_id = ANY(${evaluations}::uuid[]) AND state IN ('open', 'returned')
    UNION ALL SELECT evaluation_id FROM objections WHERE evaluation_id = ANY(${evaluations}::uuid[]) AND state = 'filed' LIMIT 1`.execute(tx)
  if (!told) return
  throw new Fault('wrong-step', {
    zh: `评估 ${told.id} 的问题清单或申诉尚未了结，不能改归其他单位；请先了结（发错的清单可逐项豁免）。`,
    en: `A problem list or an objection on evaluation ${told.id} is not settled, so it can not be put to another body: settle it first `
      + '(the items of a list that went to the wrong body can be waived).',
  })
}
