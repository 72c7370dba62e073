// A database as its backup found it in, the same with its work ready to go on out: nobody is at work on anything, and all that is to do has a job.
import { sql } from 'kysely'
import { takeUp } from '../queue/taking-up.js'
import type { Tx } from './tables.js'

/**
 * Jobs are no part of a backup; they belong to the processes of the database it was taken of. Nor do those processes hold anything here:
 * an upload that was half received never ends, documents that were being worked on were not, and requests under way will not be answered.
 */
export async function resumeWork(tx: Tx): Promise<void> {
  await sql`DELETE FROM workers`.execute(tx)
  await sql`DELETE FROM batches WHERE state = 'receiving'`.execute(tx)
  await sql`UPDATE batch_items SET state = 'pending', attempts = greatest(attempts - 1, 0) WHERE state = 'working'`.execute(tx)
  await sql`UPDATE idempotency_keys SET held_until = now() WHERE status IS NULL`.execute(tx)
  await takeUp(tx, 0)
}
