// The documents of a set that were read in, what each is held against out: by position, for their texts are kept once.
import { sql } from 'kysely'
import { getEvaluation } from '../evaluations.js'
import { rosterIndex } from '../season/roster-index.js'
import { matchBody } from '../../season/match.js'
import { fromStoredJson, toStoredJson } from '../stored-text.js'
import { lockItems } from './locking.js'
import { batchColumns, batchOf } from './rows.js'
import { addSlices } from './slices.js'
import type { Transaction } from 'kysely'
import type { Beside, Companions, Compared, Whose } from '../../model/companions.js'
import type { Database } from '../tables.js'
import type { BatchRow } from './rows.js'

/** Companions with the place of a document for the document; `template` as a plain list. Null: held against nothing. */
export interface BesideRow extends Pick<Companions, 'sameBody' | 'withheld'> {
  previous: number | null
  set: (Omit<Beside, 'nearest' | 'template'> & { nearest: number | null; template: number[] }) | null
}

/** What was judged before is read from its evaluation: a resumed set holds the rest against it. */
export async function readingsOf(tx: Transaction<Database>, batch: string, positions?: number[]): Promise<Map<number, Compared>> {
  const which = positions ? sql`AND position = ANY(${positions})` : sql``
  const { rows } = await sql<{ position: number; reading: string | null; evaluation_id: string | null }>`
    SELECT position, reading::text AS reading, evaluation_id FROM batch_items
    WHERE batch_id = ${batch} AND (reading IS NOT NULL OR evaluation_id IS NOT NULL) ${which} ORDER BY position`.execute(tx)
  const readings = new Map<number, Compared>()
  for (const { position, reading, evaluation_id: evaluation } of rows) {
    const result = reading !== null ? fromStoredJson(reading) as Compared : (await getEvaluation(tx, evaluation!))?.result
    if (result) readings.set(position, result)
  }
  return readings
}

/** As it was said, or as the roster has it by its name. @returns in the order of what was read. */
export async function whoseOf(tx: Transaction<Database>, organisation: string, batch: string, read: Map<number, Compared>): Promise<Whose[]> {
  const { rows } = await sql<{ position: number; body: string | null }>`
    SELECT position, CASE WHEN submission_id IS NULL THEN item.body_id ELSE submission.body_id END AS body
    FROM batch_items AS item LEFT JOIN submissions AS submission ON submission.id = submission_id WHERE batch_id = ${batch}`.execute(tx)
  const said = new Map(rows.map(({ position, body }) => [position, body]))
  const index = await rosterIndex(tx, organisation)
  return [...read].map(([position, { report: { issuer: { name } } }]) => {
    const body = said.get(position) ?? null
    if (body !== null && index.bodies.has(body)) return body
    const match = matchBody({ code: null, submitted: null, read: name, host: null }, index)
    return match.state === 'matched' ? match.body : match.state === 'review' ? match.reason : null
  })
}

export async function judgeSet(tx: Transaction<Database>, batch: string, beside: Map<number, BesideRow>, settled: number): Promise<void> {
  await lockItems(tx, batch, ['read'])
  const { rows } = await sql<BatchRow>`
    UPDATE batches SET phase = 'judge'
    WHERE id = ${batch} AND phase = 'read' AND state = 'working' AND read + failed >= documents AND settled = ${settled}
    RETURNING ${batchColumns}`.execute(tx)
  if (!rows[0]) return
  const told = JSON.stringify([...beside].map(([position, row]) => ({ position, beside: JSON.parse(toStoredJson(row)) as unknown })))
  await sql`UPDATE batch_items SET state = 'pending', phase = 'judge', attempts = 0, beside = told.beside
    FROM json_to_recordset(${told}::json) AS told (position int, beside json)
    WHERE batch_id = ${batch} AND batch_items.position = told.position AND state = 'read'`.execute(tx)
  await addSlices(tx, batchOf(rows[0]))
}
