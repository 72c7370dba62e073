// Rows of batches and their items in, the values of model/batch.ts out.
import { sql } from 'kysely'
import { fromStored, fromStoredJson } from '../stored-text.js'
import type { RawBuilder } from 'kysely'
import type { Batch, BatchItem, BatchOptions, BatchPhase, Origin, BatchState, ItemState, SetAside } from '../../model/batch.js'

export interface BatchRow {
  id: string
  organisation_id: string
  created_at: Date
  state: BatchState
  phase: BatchPhase
  title: string | null
  options: string
  webhook_url: string | null
  documents: number
  bytes: string
  read: number
  done: number
  failed: number
  cancelled: number
  settled: string
  finished_at: Date | null
}

/** In the column `options`: how the work is to be done, and for which request it is. */
export type KeptOptions = BatchOptions & { origin?: Origin | null }

/** What `batchOf` reads; json comes as text, see stored-text.ts. */
export const batchColumns: RawBuilder<unknown> = sql`
  id, organisation_id, created_at, state, phase, title, options::text AS options, webhook_url, documents, bytes, read, done, failed, cancelled,
  settled, finished_at`

export function batchOf(row: BatchRow): Batch {
  const { origin = null, ...options } = fromStoredJson(row.options) as KeptOptions
  const { id, state, phase, documents, read, done, failed, cancelled } = row
  return {
    id, organisation: row.organisation_id, createdAt: row.created_at.toISOString(), state, phase,
    title: row.title === null ? null : fromStored(row.title), options, webhook: row.webhook_url, origin,
    documents, bytes: Number(row.bytes), read, done, failed, cancelled,
    settled: Number(row.settled), finishedAt: row.finished_at?.toISOString() ?? null,
  }
}

export interface ItemRow {
  position: number
  name: string
  sha256: string
  size: number
  submission_id: string | null
  state: ItemState
  attempts: number
  evaluation_id: string | null
  fault: string | null
  settled: string | null
  settled_at: Date | null
}

export const itemColumns: RawBuilder<unknown> = sql`
  position, name, sha256, size, submission_id, state, attempts, evaluation_id, fault::text AS fault, settled, settled_at`

export function itemOf(row: ItemRow): BatchItem {
  const { position, name, sha256, size, submission_id: submission, state, attempts, evaluation_id: evaluation, fault, settled } = row
  return {
    position, name: fromStored(name), sha256, size, submission, state, attempts, evaluation,
    fault: fault === null ? null : fromStoredJson(fault) as SetAside,
    settled: settled === null ? null : Number(settled), settledAt: row.settled_at?.toISOString() ?? null,
  }
}
