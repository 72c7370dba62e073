// Batches as their organisation sees them: listed, read, followed, cancelled, taken up again.
import { sql } from 'kysely'
import { audited } from '../audit.js'
import { lockItems } from './locking.js'
import { batchColumns, batchOf, itemColumns, itemOf } from './rows.js'
import { receiving } from './receiving.js'
import { referencesOf } from './references.js'
import { addSlices } from './slices.js'
import { toStoredJson } from '../stored-text.js'
import { tellOfBatch } from './telling.js'
import type { Transaction } from 'kysely'
import type { Batch, BatchItem, ItemState, Origin } from '../../model/batch.js'
import type { Caller } from '../../model/caller.js'
import type { Database } from '../tables.js'
import type { Secrets } from '../secrets.js'
import type { Tenancy } from '../tenancy.js'
import type { BatchRow, ItemRow, KeptOptions } from './rows.js'
import type { Receiving } from './receiving.js'
import type { References } from './references.js'

export interface Batches extends Receiving, References {
  get(id: string): Promise<Batch | null>
  /** Newest first, without those that still arrive. @param after the last id of the page before. */
  list(page: { limit: number; after?: string }): Promise<{ items: Batch[]; next: string | null }>
  /** In the order they were sent. @param after the last position of the page before. */
  items(id: string, page: { limit: number; after?: number; state?: ItemState }): Promise<{ items: BatchItem[]; next: number | null }>
  /** What was settled after the place `after`, in the order it was. */
  settledAfter(id: string, after: number, limit: number): Promise<BatchItem[]>
  /** What is not done yet is not done any more; a document that is being worked on ends without a trace. Null where there is no such batch. */
  cancel(id: string): Promise<Batch | null>
  /** Takes up what failed or was cancelled, and nothing else; it is then worked on for that request. Null where there is no such batch. */
  resume(id: string, origin?: Origin): Promise<Batch | null>
}

export function batchesOf(tenancy: Tenancy, secrets: Secrets): Batches {
  const { within } = tenancy
  return {
    ...receiving(tenancy, secrets),
    ...referencesOf(tenancy),
    get: (id) => within((tx) => get(tx, id)),
    list: ({ limit, after }) => within(async (tx) => {
      const before = after === undefined ? sql`` : sql`AND id < ${after}`
      const { rows } = await sql<BatchRow>`
        SELECT ${batchColumns} FROM batches WHERE state <> 'receiving' ${before} ORDER BY id DESC LIMIT ${limit + 1}`.execute(tx)
      return { items: rows.slice(0, limit).map(batchOf), next: rows.length > limit ? rows[limit - 1]!.id : null }
    }),
    items: (id, { limit, after, state }) => within(async (tx) => {
      const which = state === undefined ? sql`` : sql`AND state = ${state}`
      const { rows } = await sql<ItemRow>`
        SELECT ${itemColumns} FROM batch_items WHERE batch_id = ${id} AND position > ${after ?? -1} ${which}
        ORDER BY position LIMIT ${limit + 1}`.execute(tx)
      return { items: rows.slice(0, limit).map(itemOf), next: rows.length > limit ? rows[limit - 1]!.position : null }
    }),
    settledAfter: (id, after, limit) => within(async (tx) => {
      const { rows } = await sql<ItemRow>`
        SELECT ${itemColumns} FROM batch_items WHERE batch_id = ${id} AND settled > ${after} ORDER BY settled LIMIT ${limit}`.execute(tx)
      return rows.map(itemOf)
    }),
    cancel: (id) => within((tx) => cancel(tx, tenancy.caller, id)),
    resume: (id, origin) => within((tx) => resume(tx, tenancy.caller, id, origin)),
  }
}

async function get(tx: Transaction<Database>, id: string): Promise<Batch | null> {
  const { rows } = await sql<BatchRow>`SELECT ${batchColumns} FROM batches WHERE id = ${id} AND state <> 'receiving'`.execute(tx)
  return rows[0] ? batchOf(rows[0]) : null
}

/** Whoever settles documents locks their batch as well, after them: the counts hold. */
async function locked(tx: Transaction<Database>, id: string): Promise<Batch | null> {
  const { rows } = await sql<BatchRow>`SELECT ${batchColumns} FROM batches WHERE id = ${id} AND state <> 'receiving' FOR UPDATE`.execute(tx)
  return rows[0] ? batchOf(rows[0]) : null
}

async function cancel(tx: Transaction<Database>, caller: Caller, id: string): Promise<Batch | null> {
  await lockItems(tx, id, ['pending', 'working', 'read'])
  const batch = await locked(tx, id)
  if (!batch || batch.state !== 'working') return batch
  const { numAffectedRows } = await sql`
    UPDATE batch_items SET state = 'cancelled', reading = NULL, beside = NULL
    WHERE batch_id = ${id} AND state IN ('pending', 'working', 'read')`.execute(tx)
  const { rows } = await sql<BatchRow>`
    UPDATE batches SET state = 'cancelled', cancelled = ${Number(numAffectedRows ?? 0)}, finished_at = now()
    WHERE id = ${id} RETURNING ${batchColumns}`.execute(tx)
  const cancelled = batchOf(rows[0]!)
  await audited(tx, caller, 'batch.cancelled', id, { done: cancelled.done, cancelled: cancelled.cancelled }, cancelled.organisation)
  await tellOfBatch(tx, cancelled, 'batch.cancelled')
  return cancelled
}

/** A document of a set is read again before it is judged: what it was held against may be other now. */
async function resume(tx: Transaction<Database>, caller: Caller, id: string, origin?: Origin): Promise<Batch | null> {
  const batch = await locked(tx, id)
  if (!batch || batch.failed + batch.cancelled === 0) return batch
  const phase = batch.options.set ? 'read' : 'judge'
  if (batch.state === 'working' && batch.options.set) return batch
  await sql`
    UPDATE batch_items SET state = 'pending', phase = ${phase}, attempts = 0, fault = NULL, settled = NULL, settled_at = NULL
    WHERE batch_id = ${id} AND state IN ('failed', 'cancelled')`.execute(tx)
  const { rows } = await sql<BatchRow>`
    UPDATE batches SET state = 'working', phase = ${phase}, failed = 0, cancelled = 0, read = done, finished_at = NULL,
      options = ${toStoredJson({ ...batch.options, origin: origin ?? batch.origin } satisfies KeptOptions)}
    WHERE id = ${id} RETURNING ${batchColumns}`.execute(tx)
  await audited(tx, caller, 'batch.resumed', id, { failed: batch.failed, cancelled: batch.cancelled }, batch.organisation)
  const resumed = batchOf(rows[0]!)
  await addSlices(tx, resumed)
  return resumed
}
