// An evaluation in, given with all that hangs on it to the organisation of the body it is of: what is told to a body, the body may see.
import type { Transaction } from 'kysely'
import type { Caller } from '../../model/caller.js'
import type { Database } from '../tables.js'
import type { Held } from './held.js'

/**
 * The office above sees it as before: it sees all below it.
 * @returns the organisation it now belongs to.
 */
export async function handDown(tx: Transaction<Database>, caller: Caller, { stored, organisation, body }: Held): Promise<string> {
  // What another's is, below or above, stays there: only its own can an office hand down.
  if (body === null || organisation !== caller.organisation) return organisation
  const evaluation = stored.id
  const owner = await tx.selectFrom('bodies').select('organisation_id').where('id', '=', body).executeTakeFirst()
  if (!owner || owner.organisation_id === organisation) return organisation
  const { organisation_id } = owner
  await tx.updateTable('evaluations').set({ organisation_id }).where('id', '=', evaluation).execute()
  const verdicts = tx.selectFrom('verdicts').select('id').where('evaluation_id', '=', evaluation)
  await tx.updateTable('verdict_marks').set({ organisation_id }).where('verdict_id', 'in', verdicts).execute()
  await tx.updateTable('verdicts').set({ organisation_id }).where('evaluation_id', '=', evaluation).execute()
  await tx.updateTable('score_versions').set({ organisation_id }).where('evaluation_id', '=', evaluation).execute()
  await tx.updateTable('objection_windows').set({ organisation_id }).where('evaluation_id', '=', evaluation).execute()
  await tx.updateTable('objections').set({ organisation_id }).where('evaluation_id', '=', evaluation).execute()
  return organisation_id
}
