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
 * @throws Fault wrong-step where a body was told what is to be mended, or may object: that can't be made untold
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

async function refuseTold(tx: Transaction<Database>, evaluations: string[]): Promise<void> {
  if (evaluations.length === 0) return
  for (const table of ['problem_lists', 'objection_windows', 'objections'] as const) {
    const told = await tx.selectFrom(table).select('evaluation_id').where('evaluation_id', 'in', evaluations).executeTakeFirst()
    if (!told) continue
    const id = told.evaluation_id
    throw new Fault('wrong-step', {
      zh: `评估 ${id} 已向该单位发出问题清单或开放申诉，不能改归其他单位；请对正确的单位重新评估原件，再就原评估了结清单或申诉。`,
      en: `The body of evaluation ${id} was given a problem list or time to object, so it can not be put to another; hand the file in anew for the `
        + 'right body, and settle the list or the objection where it is.',
    })
  }
}
