// What a worker asks of a batch: documents to work on, a place for what came of them, and nothing twice.
import { sql } from 'kysely'
import { limits } from '../../model/limits.js'
import { fromStored, fromStoredJson } from '../stored-text.js'
import { addJobs, sliceAttempts } from './jobs.js'
import { batchColumns, batchOf } from './rows.js'
import { settle } from './settling.js'
import { judgeSet, readingsOf, whoseOf } from './sets.js'
import type { Transaction } from 'kysely'
import type { Batch, BatchPhase, SubmittedWith } from '../../model/batch.js'
import type { Compared, Whose } from '../../model/companions.js'
import type { Rescore } from '../season/score-versions.js'
import type { Database } from '../tables.js'
import type { Tenancy } from '../tenancy.js'
import type { SliceJob } from './jobs.js'
import type { BatchRow } from './rows.js'
import type { BesideRow } from './sets.js'
import type { Outcome } from './settling.js'

export interface Claimed {
  position: number
  name: string
  submitted: SubmittedWith
  /** Null where the document was erased since. */
  bytes: Uint8Array | null
  phase: BatchPhase
  /** This one included. */
  attempts: number
  /** What a document of a set is held against. */
  beside: BesideRow | null
  /** Of the roster, as a person or the sender has said it by now. */
  body: string | null
}

export interface BatchWork {
  /** The batch, or null where it is over or gone. */
  batch(id: string): Promise<Batch | null>
  /**
   * Documents of the slice that are still to do, as many as memory allows; one by one once they were begun twice without an end,
   * so that the one that ends whoever works on it is found out.
   */
  claim(slice: SliceJob): Promise<Claimed[]>
  /**
   * Keeps what came of documents, all or nothing, evaluations under what people decided before on the same text. What was settled or
   * cancelled in between stays as it is. @returns how many it kept.
   */
  settle(batch: string, outcomes: Outcome[], rescore: Rescore): Promise<number>
  /** Documents that were begun and not ended: as if they had not been begun. Given a whole slice, what is left of it gets a new job. */
  giveBack(slice: SliceJob | { batch: string }, positions: number[]): Promise<void>
  /** What was read of a set's documents, by position. */
  readings(batch: string, positions?: number[]): Promise<Map<number, Compared>>
  /** Whose each of them is by the roster, in the order of what was read. */
  whose(batch: string, read: Map<number, Compared>): Promise<Whose[]>
  /**
   * Every document read: each is told what it is held against, and the set is judged. Does nothing the second time.
   * @param settled of the batch, from before its readings were taken: where it is another now, the set was taken up again meanwhile, and what
   * it was compared by is of the past.
   */
  judgeSet(batch: string, beside: Map<number, BesideRow>, settled: number): Promise<void>
}

export function workOf({ caller, within }: Tenancy): BatchWork {
  return {
    batch: (id) => within(async (tx) => {
      const { rows } = await sql<BatchRow>`SELECT ${batchColumns} FROM batches WHERE id = ${id} AND state = 'working'`.execute(tx)
      return rows[0] ? batchOf(rows[0]) : null
    }),
    claim: (slice) => within((tx) => claim(tx, slice)),
    settle: (batch, outcomes, rescore) => within((tx) => settle(tx, caller, batch, outcomes, rescore)),
    giveBack: (slice, positions) => within(async (tx) => {
      await sql`
        WITH begun AS (
          SELECT position FROM batch_items WHERE batch_id = ${slice.batch} AND position = ANY(${positions}) AND state = 'working'
          ORDER BY position FOR UPDATE
        )
        UPDATE batch_items SET state = 'pending', attempts = greatest(attempts - 1, 0)
        WHERE batch_id = ${slice.batch} AND position IN (SELECT position FROM begun)`.execute(tx)
      if ('from' in slice) await addJobs(tx, [{ task: 'batch-slice', payload: slice, priority: 0, attempts: sliceAttempts }])
    }),
    readings: (batch, positions) => within((tx) => readingsOf(tx, batch, positions)),
    whose: (batch, read) => within((tx) => whoseOf(tx, caller.organisation, batch, read)),
    judgeSet: (batch, beside, settled) => within((tx) => judgeSet(tx, batch, beside, settled)),
  }
}

export type { BesideRow, Outcome }

interface ClaimedRow {
  position: number; name: string; submitted: string; bytes: Buffer | null; phase: BatchPhase; attempts: number; beside: string | null
  body: string | null
}

/** A working document belongs to a worker that died, or to a job that failed: whoever has the job has its documents. */
async function claim(tx: Transaction<Database>, { batch, from, to }: SliceJob): Promise<Claimed[]> {
  const { rows } = await sql<ClaimedRow>`
    WITH open AS (
      SELECT position, size, attempts FROM batch_items
      WHERE batch_id = ${batch} AND position BETWEEN ${from} AND ${to} AND state IN ('pending', 'working')
        AND EXISTS (SELECT FROM batches WHERE id = ${batch} AND state = 'working')
      ORDER BY position FOR UPDATE
    ), counted AS (
      SELECT position, attempts, sum(size) OVER (ORDER BY position) AS bytes, row_number() OVER (ORDER BY position) AS place,
        max(attempts) OVER (ORDER BY position) AS worst
      FROM open
    ), chosen AS (
      SELECT position FROM counted WHERE place = 1 OR (bytes <= ${limits.sliceBytes} AND worst < 2)
    ), begun AS (
      UPDATE batch_items SET state = 'working', attempts = attempts + 1
      WHERE batch_id = ${batch} AND position IN (SELECT position FROM chosen)
      RETURNING organisation_id, sha256, position, name, submitted::text AS submitted, phase, attempts, beside::text AS beside,
        submission_id, body_id
    )
    SELECT begun.position, begun.name, submitted, bytes, phase, attempts, beside,
      CASE WHEN submission_id IS NULL THEN begun.body_id ELSE submissions.body_id END AS body
    FROM begun LEFT JOIN documents USING (organisation_id, sha256) LEFT JOIN submissions ON submissions.id = submission_id
    ORDER BY begun.position`.execute(tx)
  return rows.map(({ name, submitted, beside, ...row }) => ({
    ...row, name: fromStored(name), submitted: fromStoredJson(submitted) as SubmittedWith,
    beside: beside === null ? null : fromStoredJson(beside) as BesideRow,
  }))
}
