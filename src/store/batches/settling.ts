// What came of documents in; their evaluations, their items and the batch's counts out, in one transaction.
import { sql } from 'kysely'
import { saveEvaluations } from '../evaluations.js'
import { toStoredJson } from '../stored-text.js'
import { bringUnder } from '../season/carrying-over.js'
import { bodiesSaid, tellSubmissions } from './handed-in.js'
import { addJobs, sliceAttempts } from './jobs.js'
import { batchColumns, batchOf } from './rows.js'
import { eventOf, tellOfBatch } from './telling.js'
import type { Transaction } from 'kysely'
import type { Batch, BatchPhase, SetAside } from '../../model/batch.js'
import type { Caller } from '../../model/caller.js'
import type { Compared } from '../../model/companions.js'
import type { PackedResult } from '../../model/packed.js'
import type { Placed } from '../evaluations.js'
import type { Rescore } from '../season/score-versions.js'
import type { Database } from '../tables.js'
import type { Item } from './handed-in.js'
import type { BatchRow } from './rows.js'

/** result: evaluated · reading: read, to be judged once the whole set is · fault: set aside. */
export type Outcome = { position: number } & ({ result: PackedResult } | { reading: Compared } | { fault: SetAside })

interface Kept { position: number; state: 'read' | 'done' | 'failed'; evaluation: string | null; fault: unknown; reading: unknown; nth: number }

/**
 * The rows of the items are the guard: a document is settled by whoever locks its row first, and only while it is not settled.
 * The batch's row is locked last and gives the numbers of the events, so that they are seen in the order of their numbers.
 */
export async function settle(
  tx: Transaction<Database>, caller: Caller, batch: string, outcomes: Outcome[], rescore: Rescore,
): Promise<number> {
  const { rows } = await sql<Item & { organisation_id: string; phase: BatchPhase }>`
    SELECT position, organisation_id, submission_id, body_id, phase FROM batch_items
    WHERE batch_id = ${batch} AND position = ANY(${outcomes.map(({ position }) => position)}) AND state IN ('pending', 'working')
    ORDER BY position FOR UPDATE`.execute(tx)
  // A set that was taken up again is read again: what was judged before that would count as never read.
  const open = rows.filter(({ position, phase }) =>
    outcomes.some((outcome) => outcome.position === position && !(phase === 'read' ? 'result' in outcome : 'reading' in outcome)))
  if (open.length === 0) return 0
  const { said, left } = await bodiesSaid(tx, open)
  const mine = outcomes.filter(({ position }) => open.some((item) => item.position === position))
    .map((outcome) => (left.has(outcome.position) ? { position: outcome.position, fault: anothers } : outcome))
  const placed = await placedOf(tx, open[0]!.organisation_id, open, mine, said)
  const kept = mine.map((outcome, at): Kept => ({
    position: outcome.position, nth: at + 1, evaluation: placed.get(outcome.position)?.id ?? null, fault: null, reading: null,
    ...('result' in outcome ? { state: 'done' } : 'reading' in outcome ? { state: 'read', reading: readingOf(outcome.reading) }
      : { state: 'failed', fault: JSON.parse(toStoredJson(outcome.fault)) as unknown }),
  }))
  const after = await count(tx, batch, kept)
  await sql`UPDATE batch_items SET state = kept.state, evaluation_id = kept.evaluation, fault = kept.fault,
      reading = kept.reading::json, beside = NULL,
      settled = CASE WHEN kept.state = 'read' THEN NULL ELSE ${after.settled - kept.length} + kept.nth END,
      settled_at = CASE WHEN kept.state = 'read' THEN NULL ELSE now() END
    FROM json_to_recordset(${JSON.stringify(kept)}::json)
      AS kept (position int, state text, evaluation uuid, fault json, reading text, nth int)
    WHERE batch_id = ${batch} AND batch_items.position = kept.position`.execute(tx)
  if (after.state === 'finished' && after.options.set) {
    await sql`UPDATE batch_items SET reading = NULL WHERE batch_id = ${batch} AND reading IS NOT NULL`.execute(tx)
  }
  // With the batch's row locked, as whoever cancels it has: both write of it on the record.
  await bringUnder(tx, caller, [...placed.values()], rescore)
  await tellOfBatch(tx, after, eventOf(after.done + after.failed - settledOf(kept), after))
  if (after.phase === 'read' && after.read + after.failed >= after.documents) await addSetJob(tx, after)
  return kept.length
}

const anothers: SetAside = {
  code: 'not-found',
  detail: {
    zh: '这份提交已改归其他组织的单位，不再由本组织评估。',
    en: 'The submission was put to a body of another organisation meanwhile: it is not evaluated here any more.',
  },
}

/** By position. */
async function placedOf(
  tx: Transaction<Database>, organisation: string, open: Item[], outcomes: Outcome[], said: Map<number, string>,
): Promise<Map<number, Placed>> {
  const done = outcomes.flatMap((outcome) => ('result' in outcome ? [outcome] : []))
  const items = open.filter(({ position }) => done.some((outcome) => outcome.position === position))
  const placed = await saveEvaluations(tx, organisation, done.map(({ position, result }) => ({ result, body: said.get(position) })))
  const made = new Map(done.map(({ position }, at) => [position, placed[at]!]))
  await tellSubmissions(tx, items.flatMap(({ position, submission_id: submission }) =>
    (submission === null ? [] : [{ submission, evaluation: made.get(position)!.id }])))
  return made
}

/** Its findings are made again when it is judged. */
function readingOf({ document, report, facts, tables, text, passages, personal }: Compared): string {
  return toStoredJson({ document, report, facts, tables, text, ...(passages && { passages }), ...(personal && { personal }) } satisfies Compared)
}

function settledOf(kept: Kept[]): number {
  return kept.filter(({ state }) => state !== 'read').length
}

async function count(tx: Transaction<Database>, batch: string, kept: Kept[]): Promise<Batch> {
  const many = (state: Kept['state']): number => kept.filter((each) => each.state === state).length
  const { rows } = await sql<BatchRow>`
    UPDATE batches SET read = read + ${many('read')}, done = done + ${many('done')}, failed = failed + ${many('failed')},
      settled = settled + ${kept.length},
      state = CASE WHEN done + failed + ${settledOf(kept)} >= documents THEN 'finished' ELSE state END,
      finished_at = CASE WHEN done + failed + ${settledOf(kept)} >= documents THEN now() END
    WHERE id = ${batch} RETURNING ${batchColumns}`.execute(tx)
  return batchOf(rows[0]!)
}

/** The last document of a set was read: now it can be held against itself. */
export async function addSetJob(tx: Transaction<Database>, { id, organisation, origin, state }: Batch): Promise<void> {
  if (state !== 'working') return
  const payload = { organisation, origin, batch: id }
  await addJobs(tx, [{ task: 'batch-set', payload, priority: 0, attempts: sliceAttempts, key: `batch-set ${id}` }])
}
