// Whose a submission or an evaluation is said to be in; it with its bytes and all that was made of it put to that body's organisation, out.
import { sql } from 'kysely'
import { audited } from '../audit.js'
import { moveDocument } from '../batches/documents.js'
import { aboveOf, follow } from './following.js'
import { ownerOf } from './body-rows.js'
import { Fault } from '../../model/fault.js'
import type { Transaction } from 'kysely'
import type { Caller } from '../../model/caller.js'
import type { Database } from '../tables.js'
import type { Owner } from './following.js'
import type { Rescore } from './score-versions.js'

/** @property match as JSON: how it was put to its body. */
export interface Said { body: string | null; match: string }

/**
 * Its row is locked first, as by a batch that settles what it was evaluated to: one of the two comes first, and the other finds what it left.
 * @returns false where there is no such submission. @throws Fault not-found for the body, wrong-step
 */
export async function attachSubmission(
  tx: Transaction<Database>, caller: Caller, id: string, { body, match }: Said, rescore: Rescore,
): Promise<boolean> {
  const row = await tx.selectFrom('submissions').select(['organisation_id', 'body_id', 'sha256']).where('id', '=', id)
    .forNoKeyUpdate().executeTakeFirst()
  if (!row) return false
  const { organisation_id: from, body_id: was, sha256 } = row
  if (body !== null) await ownerOf(tx, body)
  if (body !== was) await refuseJudgedAbove(tx, id)
  const ownerNow = (): Promise<Owner> => whose(tx, caller, body, from)
  const { organisation: to, left } = await follow(tx, caller, await evaluationsOf(tx, id), body, ownerNow, rescore)
  await tx.updateTable('submissions').set({ organisation_id: to, body_id: body, match }).where('id', '=', id).execute()
  if (from !== to) await moveDocument(tx, { id, sha256, from, to, left }, await aboveOf(tx, to))
  const records = [
    { at: to, action: 'submission.attached', detail: { body, from: was } },
    ...(from === to ? [] : [{ at: from, action: 'submission.left', detail: { body: was } }]),
  ]
  records.sort((one, other) => (one.at < other.at ? -1 : 1))
  for (const { at, action, detail } of records) await audited(tx, caller, action, id, detail, at)
  return true
}

/** @returns false where there is no such evaluation. @throws Fault not-found for the body, wrong-step */
export async function attachEvaluation(
  tx: Transaction<Database>, caller: Caller, evaluation: string, body: string | null, rescore: Rescore,
): Promise<boolean> {
  const origin = await originOf(tx, evaluation)
  if (origin === null) return false
  const { rows: [submission] } = await sql<{ id: string; body_id: string | null }>`
    SELECT id, body_id FROM submissions WHERE id IN (
      SELECT submission_id FROM batch_items WHERE evaluation_id = ${origin} AND submission_id IS NOT NULL) FOR NO KEY UPDATE`.execute(tx)
  if (submission && submission.body_id !== body) {
    throw new Fault('wrong-step', {
      zh: `该评估由提交 ${submission.id} 而来，请改认该提交属于哪个单位，评估随之改变。`,
      en: `It was made of submission ${submission.id}: say whose that is, and all its evaluations follow.`,
    })
  }
  const { organisation_id: from } = await tx.selectFrom('evaluations').select('organisation_id').where('id', '=', origin).executeTakeFirstOrThrow()
  await follow(tx, caller, [origin], body, () => whose(tx, caller, body, from), rescore)
  return true
}

/** The evaluation that was made by reading the report, where this one was scored again from it. Null where the caller sees neither. */
export async function originOf(tx: Transaction<Database>, evaluation: string): Promise<string | null> {
  const row = await tx.selectFrom('evaluations as given').leftJoin('evaluations as origin', 'origin.id', 'given.rescored_from')
    .select(['given.id', 'origin.id as origin']).where('given.id', '=', evaluation).executeTakeFirst()
  return row ? row.origin ?? row.id : null
}

/** Made of a submission by batches, as far as the caller sees them. */
export async function evaluationsOf(tx: Transaction<Database>, submission: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT evaluation_id AS id FROM batch_items WHERE submission_id = ${submission} AND evaluation_id IS NOT NULL`.execute(tx)
  return rows.map(({ id }) => id)
}

/** A report of no body is the nearest office's: an agency that it turned out not to be of has no part in it. */
async function whose(tx: Transaction<Database>, caller: Caller, body: string | null, from: string): Promise<Owner> {
  if (body !== null) return { body, organisation: await ownerOf(tx, body) }
  const { rows: [office] } = await sql<{ id: string }>`
    WITH RECURSIVE above AS (
      SELECT id, parent_id, kind, 0 AS steps FROM organisations WHERE id = ${from}
      UNION ALL SELECT of.id, of.parent_id, of.kind, steps + 1 FROM organisations AS of JOIN above ON of.id = above.parent_id
    ) SELECT id FROM above WHERE kind <> 'agency' ORDER BY steps LIMIT 1`.execute(tx)
  return { body, organisation: office?.id ?? caller.organisation }
}

/** What is ranked above rests on whose the report is, and who asks here sees nothing of it. */
async function refuseJudgedAbove(tx: Transaction<Database>, submission: string): Promise<void> {
  const { rows } = await sql<{ above: boolean }>`SELECT mingjian_evaluated_above(${submission}) AS above`.execute(tx)
  if (rows[0]?.above !== true) return
  throw new Fault('wrong-step', {
    zh: '上级单位已评估这份提交，须由上级单位改认。', en: 'An office above has evaluated it: whose it is, is for that office to say.',
  })
}
