// A batch that moved on in, word of it to whoever listens out: NOTIFY for those who follow its events, a delivery for its webhook.
import { sql } from 'kysely'
import { v7 as timeOrderedId } from 'uuid'
import { addDeliveryJobs } from './jobs.js'
import type { Transaction } from 'kysely'
import type { Batch } from '../../model/batch.js'
import type { Database } from '../tables.js'

export type BatchEvent = 'batch.progress' | 'batch.finished' | 'batch.cancelled'

/** The channel of NOTIFY; its payload is the id of a batch. */
export const batchChannel = 'mingjian_batches'

/** The last thing a transaction does with a batch: a delivery's job puts the tenant's role off. */
export async function tellOfBatch(tx: Transaction<Database>, batch: Batch, event: BatchEvent | null): Promise<void> {
  await sql`SELECT pg_notify(${batchChannel}, ${batch.id})`.execute(tx)
  if (event === null || batch.webhook === null) return
  const id = timeOrderedId()
  const { id: of, state, documents, done, failed, cancelled, createdAt, finishedAt } = batch
  const body = JSON.stringify({
    delivery: id, event, batch: { id: of, state, documents, done, failed, cancelled, createdAt, finishedAt, link: `/v1/batches/${of}` },
  })
  await sql`INSERT INTO webhook_deliveries (id, organisation_id, batch_id, event, body)
    VALUES (${id}, ${batch.organisation}, ${batch.id}, ${event}, ${body})`.execute(tx)
  await addDeliveryJobs(tx, [{ organisation: batch.organisation, origin: batch.origin, delivery: id }])
}

/** Word goes out at each tenth of the documents, and at the end. */
export function eventOf(before: number, batch: Batch): BatchEvent | null {
  const tenth = (settled: number): number => Math.floor((10 * settled) / batch.documents)
  if (batch.state === 'finished') return 'batch.finished'
  return tenth(before) < tenth(batch.done + batch.failed) ? 'batch.progress' : null
}
