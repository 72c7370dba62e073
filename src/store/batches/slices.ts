// A batch with documents to do in, one job for each handful of them out.
import { sql } from 'kysely'
import { limits } from '../../model/limits.js'
import { addJobs, priorityOf, sliceAttempts } from './jobs.js'
import type { Transaction } from 'kysely'
import type { Batch } from '../../model/batch.js'
import type { Database } from '../tables.js'
import type { NewJob } from './jobs.js'

/** Small batches are cut finer, so that several workers share them. */
const wantedSlices = 32

/** Everything that is to do gets a job. Who calls has locked the batch, so that no two do it at once. */
export async function addSlices(tx: Transaction<Database>, { id: batch, organisation, origin }: Batch): Promise<void> {
  const { rows } = await sql<{ position: number }>`
    SELECT position FROM batch_items WHERE batch_id = ${batch} AND state IN ('pending', 'working') ORDER BY position`.execute(tx)
  await addJobs(tx, slicesOf(rows.map(({ position }) => position)).map(([from, to], index): NewJob => ({
    task: 'batch-slice', payload: { organisation, origin, batch, from, to }, priority: priorityOf(index), attempts: sliceAttempts,
  })))
}

/** @param positions in rising order. @returns the first and the last of each slice; what lies between and is settled is passed over. */
export function slicesOf(positions: number[]): Array<[from: number, to: number]> {
  const size = Math.max(1, Math.min(limits.sliceDocuments, Math.ceil(positions.length / wantedSlices)))
  const slices: Array<[number, number]> = []
  for (let at = 0; at < positions.length; at += size) slices.push([positions[at]!, positions[Math.min(at + size, positions.length) - 1]!])
  return slices
}
