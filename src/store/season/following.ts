// A submission whose body was said anew in; the evaluations made of it put to that body too, but for those that people decided on.
import { sql } from 'kysely'
import { audited } from '../audit.js'
import { isUnderReview } from '../evaluations.js'
import type { Transaction } from 'kysely'
import type { Caller } from '../../model/caller.js'
import type { Database } from '../tables.js'

/**
 * Every evaluation a batch made of it, and those scored again from them. What was decided on one was decided of the body it then was of: it
 * stays, and a person moves it by its own address. Who calls has the submission's row locked.
 */
export async function follow(tx: Transaction<Database>, caller: Caller, submission: string, body: string | null): Promise<void> {
  const { rows } = await sql<{ id: string; organisation_id: string; body_id: string | null }>`
    SELECT id, organisation_id, body_id FROM evaluations
    WHERE id IN (SELECT evaluation_id FROM batch_items WHERE submission_id = ${submission})
      OR rescored_from IN (SELECT evaluation_id FROM batch_items WHERE submission_id = ${submission})
    ORDER BY id FOR NO KEY UPDATE`.execute(tx)
  const moved: typeof rows = []
  for (const row of rows) if (row.body_id !== body && !(await isUnderReview(tx, row.id))) moved.push(row)
  if (moved.length === 0) return
  await tx.updateTable('evaluations').set({ body_id: body }).where('id', 'in', moved.map(({ id }) => id)).execute()
  moved.sort((one, other) => (one.organisation_id < other.organisation_id ? -1 : 1))
  for (const { id, organisation_id: organisation } of moved) await audited(tx, caller, 'evaluation.attached', id, { body, submission }, organisation)
}
