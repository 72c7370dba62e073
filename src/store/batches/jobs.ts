// Jobs of the queue written in the transaction of what they are about: neither is ever there without the other.
import { sql } from 'kysely'
import { limits } from '../../model/limits.js'
import type { Transaction } from 'kysely'
import type { Origin } from '../../model/batch.js'
import type { Database } from '../tables.js'

/** Names of the tasks; src/worker answers each of them. */
export type TaskName = 'batch-slice' | 'batch-set' | 'webhook-delivery'

/** Whose it is, and the request it is done for. */
interface Job { organisation: string; origin: Origin | null }
export interface SliceJob extends Job { batch: string; from: number; to: number }
export interface SetJob extends Job { batch: string }
export interface DeliveryJob extends Job { delivery: string }

export interface NewJob {
  task: TaskName
  payload: SliceJob | SetJob | DeliveryJob
  priority: number
  attempts: number
  /** A job of the same key that still waits is replaced. */
  key?: string
}

/** Five days of trying, most of it six hours apart: an outage of the database is no reason to give up. After that the sweep gives a new job. */
export const sliceAttempts = 30

/**
 * The last thing a transaction does: it puts the tenant's role off, for the queue belongs to no tenant.
 * Jobs of one batch stand in a row by their priority, so that a small batch need not wait for the whole of a large one.
 */
export async function addJobs(tx: Transaction<Database>, jobs: NewJob[]): Promise<void> {
  if (jobs.length === 0) return
  await sql`RESET ROLE`.execute(tx)
  const specs = JSON.stringify(jobs.map(({ task, payload, priority, attempts, key }) => ({ task, payload, priority, attempts, key: key ?? null })))
  await sql`SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
    SELECT (job.task, job.payload, NULL, NULL, job.attempts, job.key, job.priority, NULL)::graphile_worker.job_spec
    FROM json_to_recordset(${specs}::json) AS job (task text, payload json, priority smallint, attempts smallint, key text)))`.execute(tx)
}

export function addDeliveryJobs(tx: Transaction<Database>, deliveries: DeliveryJob[]): Promise<void> {
  return addJobs(tx, deliveries.map((payload) => ({ task: 'webhook-delivery', payload, priority: 0, attempts: limits.webhookAttempts })))
}

/** @param index of the slice among those of its batch. */
export function priorityOf(index: number): number {
  return Math.min(Math.floor(index / 4), 32_000)
}
