// The id of an evaluation in, the evaluation with the marks its verdicts are found by out: as it is, or held till the work ends.
import { getEvaluation } from '../evaluations.js'
import { marksOf } from './applicable.js'
import { holdSubjects } from './subjects.js'
import type { Transaction } from 'kysely'
import type { Result } from '../../model/result.js'
import type { Stored } from '../evaluations.js'
import type { Database } from '../tables.js'
import type { Marks } from './applicable.js'

export interface Held { stored: Stored<Result>; organisation: string; body: string | null; marks: Marks }

export async function seen(tx: Transaction<Database>, evaluation: string): Promise<Held | null> {
  const row = await tx.selectFrom('evaluations').select(['organisation_id', 'body_id']).where('id', '=', evaluation).executeTakeFirst()
  const stored = row && await getEvaluation(tx, evaluation)
  return row && stored ? { stored, organisation: row.organisation_id, body: row.body_id, marks: marksOf(stored.result, row.body_id) } : null
}

/**
 * Two verdicts at once make two versions of which the second knows the first. Its key stays free: a league that is written at the same time
 * points to it, and would wait otherwise for what waits for it.
 */
export async function locked(tx: Transaction<Database>, evaluation: string): Promise<Held | null> {
  const row = await tx.selectFrom('evaluations').select('id').where('id', '=', evaluation).forNoKeyUpdate().executeTakeFirst()
  return row ? seen(tx, evaluation) : null
}

/** For whoever decides: with its subjects, before the row. A body that was said in between has them held too. */
export async function lockedAlone(tx: Transaction<Database>, evaluation: string): Promise<Held | null> {
  const before = await seen(tx, evaluation)
  if (!before) return null
  await holdSubjects(tx, before.marks.subjects, 'alone')
  const held = await locked(tx, evaluation)
  if (held && held.body !== before.body) await holdSubjects(tx, held.marks.subjects, 'alone')
  return held
}
