// Documents of a batch that were handed in or evaluated before in, whose they are out; and each submission told what it was evaluated to.
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { Database } from '../tables.js'

/** @param body_id as it was when the batch was made: what holds for a document that is of no submission. */
export interface Item { position: number; submission_id: string | null; body_id: string | null }

/**
 * As the sender or a person said it: this goes before any match by name. A submission says it as it stands now, and its row stays locked, so
 * that whoever says otherwise at the same time either comes before, or finds the evaluation and moves it (see season/following.ts).
 * @returns by position; nothing where nothing was said, or the body is no longer in the roster. `left` are those of submissions that were put
 * to a body of an organisation the caller does not see: what they are evaluated to is not his to keep.
 */
export async function bodiesSaid(tx: Transaction<Database>, items: Item[]): Promise<{ said: Map<number, string>; left: Set<number> }> {
  const submissions = items.flatMap(({ submission_id: id }) => id ?? [])
  const held = submissions.length === 0 ? [] : await tx.selectFrom('submissions').select(['id', 'body_id'])
    .where('id', 'in', submissions).orderBy('id').forNoKeyUpdate().execute()
  const bySubmission = new Map(held.map(({ id, body_id: body }) => [id, body]))
  const left = new Set(items.flatMap(({ position, submission_id: id }) => (id !== null && !bySubmission.has(id) ? [position] : [])))
  const said = items.map(({ position, submission_id: submission, body_id: body }) =>
    [position, submission === null ? body : bySubmission.get(submission) ?? null] as const)
  const bodies = [...new Set(said.flatMap(([, body]) => body ?? []))]
  if (bodies.length === 0) return { said: new Map(), left }
  const seen = new Set((await tx.selectFrom('bodies').select('id').where('id', 'in', bodies).execute()).map(({ id }) => id))
  return { said: new Map(said.flatMap(([position, body]) => (body !== null && seen.has(body) ? [[position, body] as const] : []))), left }
}

/** The latest one wins, as it does in a league: ids rise with time. */
export async function tellSubmissions(tx: Transaction<Database>, made: Array<{ submission: string; evaluation: string }>): Promise<void> {
  if (made.length === 0) return
  await sql`UPDATE submissions SET evaluation_id = latest.evaluation
    FROM (SELECT submission, max(evaluation::text)::uuid AS evaluation
      FROM json_to_recordset(${JSON.stringify(made)}::json) AS made (submission uuid, evaluation uuid) GROUP BY submission) AS latest
    WHERE id = latest.submission AND (evaluation_id IS NULL OR evaluation_id < latest.evaluation)`.execute(tx)
}
