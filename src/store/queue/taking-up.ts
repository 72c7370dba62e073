// A database with work that no job stands for in, a job for each piece of it out: jobs are given up, taken out by hand, or not in a backup.
import { sql } from 'kysely'
import { addDeliveryJobs } from '../batches/jobs.js'
import { batchColumns, batchOf } from '../batches/rows.js'
import { addSetJob } from '../batches/settling.js'
import { addSlices } from '../batches/slices.js'
import type { Transaction } from 'kysely'
import type { Origin } from '../../model/batch.js'
import type { BatchRow } from '../batches/rows.js'
import type { Database } from '../tables.js'

/**
 * As long as a batch has documents to do, it has jobs; as long as a webhook is to be told something, it has one.
 * @param minutes how old a batch or a delivery must be: what is made now has jobs of its own.
 */
export async function takeUp(tx: Transaction<Database>, minutes: number): Promise<void> {
  const old = sql`created_at <= now() - make_interval(mins => ${minutes})`
  const live = sql`FROM graphile_worker._private_jobs WHERE attempts < max_attempts`
  const { rows } = await sql<BatchRow>`
    SELECT ${batchColumns} FROM batches WHERE state = 'working' AND ${old}
      AND NOT EXISTS (SELECT ${live} AND payload ->> 'batch' = batches.id::text)
    ORDER BY id FOR UPDATE SKIP LOCKED`.execute(tx)
  for (const batch of rows.map(batchOf)) {
    if (batch.phase === 'read' && batch.read + batch.failed >= batch.documents) await addSetJob(tx, batch)
    else await addSlices(tx, batch)
  }
  const { rows: deliveries } = await sql<{ organisation: string; delivery: string; origin: string | null }>`
    SELECT organisation_id AS organisation, id AS delivery,
      (SELECT options -> 'origin' FROM batches WHERE batches.id = batch_id)::text AS origin
    FROM webhook_deliveries WHERE state = 'pending' AND ${old}
      AND NOT EXISTS (SELECT ${live} AND payload ->> 'delivery' = webhook_deliveries.id::text)
    ORDER BY id FOR UPDATE SKIP LOCKED`.execute(tx)
  await addDeliveryJobs(tx, deliveries.map(({ origin, ...due }) => ({ ...due, origin: origin === null ? null : JSON.parse(origin) as Origin })))
}
