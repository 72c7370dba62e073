// Documents in as they arrive, a batch with its jobs out once all are there; what never ends arriving is removed.
import { sql } from 'kysely'
import { v7 as timeOrderedId } from 'uuid'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import { toStored, toStoredJson } from '../stored-text.js'
import { keepDocuments } from './documents.js'
import { batchColumns, batchOf } from './rows.js'
import { addSlices } from './slices.js'
import type { Transaction } from 'kysely'
import type { Batch, BatchOptions, Origin, SubmittedWith } from '../../model/batch.js'
import type { Database } from '../tables.js'
import type { Secrets } from '../secrets.js'
import type { Tenancy } from '../tenancy.js'
import type { BatchRow, KeptOptions } from './rows.js'

export interface NewBatch {
  title: string | null
  options: BatchOptions
  webhook: { url: string; secret: string } | null
  origin?: Origin
}
/** Bytes that were sent, or the hash of bytes that are kept. */
export interface NewItem {
  name: string; submitted: SubmittedWith; bytes?: Uint8Array; sha256?: string; size?: number
  /** What it was handed in as, and whose it was said to be. */
  submission?: string | null; body?: string | null
}

export interface Receiving {
  /** @returns the id of a batch that nobody sees yet. @throws Fault too-many-batches. */
  begin(): Promise<string>
  /** Each call is kept at once: no more of an upload is in memory than what a call holds. */
  receive(id: string, from: number, items: NewItem[]): Promise<void>
  /** What is known of documents by their names. @returns the names that none of them bears. */
  know(id: string, known: Record<string, SubmittedWith>): Promise<string[]>
  /** All have come: from here the batch is seen and worked on. */
  start(id: string, batch: NewBatch): Promise<Batch>
  /** Removes a batch that was not started. */
  drop(id: string): Promise<void>
}

export function receiving({ caller, creating, repeatable }: Tenancy, secrets: Secrets): Receiving {
  const { organisation } = caller
  return {
    begin: () => repeatable((tx) => begin(tx, organisation)),
    receive: (id, from, items) => repeatable((tx) => receive(tx, organisation, { id, from, items })),
    know: (id, known) => repeatable((tx) => know(tx, id, known)),
    start: (id, { webhook, ...batch }) => creating((tx) => start(tx, id, {
      ...batch, webhook: webhook && { url: webhook.url, secret: secrets.seal(webhook.secret, id) },
    })),
    drop: (id) => repeatable((tx) => drop(tx, id)),
  }
}

async function begin(tx: Transaction<Database>, organisation: string): Promise<string> {
  // One after the other, so that the count is right; the lock ends with the transaction.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('mingjian batches ' || ${organisation}, 0))`.execute(tx)
  const { rows } = await sql<{ many: number }>`
    SELECT count(*)::int AS many FROM batches WHERE organisation_id = ${organisation} AND state IN ('receiving', 'working')`.execute(tx)
  if (rows[0]!.many >= limits.batchesUnderWay) {
    throw new Fault('too-many-batches', {
      zh: `同时最多处理 ${limits.batchesUnderWay} 个批次。`, en: `At most ${limits.batchesUnderWay} batches are received or worked on at once.`,
    })
  }
  const id = timeOrderedId()
  await sql`INSERT INTO batches (id, organisation_id, created_at, state, phase, options)
    VALUES (${id}, ${organisation}, now(), 'receiving', 'judge', '{}')`.execute(tx)
  return id
}

interface Handful { id: string; from: number; items: NewItem[] }

async function receive(tx: Transaction<Database>, organisation: string, { id, from, items }: Handful): Promise<void> {
  const hashes = await keepDocuments(tx, organisation, items.flatMap(({ bytes }) => bytes ?? []))
  const kept = items.map(({ name, submitted, bytes, sha256, size, submission = null, body = null }, at) => ({
    position: from + at, name: toStored(name), submitted: storable(submitted),
    sha256: bytes ? hashes.shift()! : sha256!, size: bytes?.length ?? size!, submission, body,
  }))
  await sql`INSERT INTO batch_items (batch_id, organisation_id, position, name, sha256, size, submitted, submission_id, body_id, phase)
    SELECT ${id}, ${organisation}, item.position, item.name, item.sha256, item.size, item.submitted, item.submission, item.body, 'judge'
    FROM json_to_recordset(${JSON.stringify(kept)}::json) AS item (
      position int, name text, sha256 text, size int, submitted json, submission uuid, body uuid)`.execute(tx)
}

async function start(tx: Transaction<Database>, id: string, wished: NewBatch): Promise<Batch> {
  const { title, options, webhook, origin } = wished
  const phase = options.set ? 'read' : 'judge'
  if (options.set) await sql`UPDATE batch_items SET phase = 'read' WHERE batch_id = ${id}`.execute(tx)
  const { rows } = await sql<BatchRow>`
    UPDATE batches SET state = 'working', phase = ${phase}, title = ${title === null ? null : toStored(title)},
      options = ${toStoredJson({ ...options, ...(origin && { origin }) } satisfies KeptOptions)},
      webhook_url = ${webhook?.url ?? null}, webhook_secret = ${webhook?.secret ?? null},
      documents = held.many, bytes = held.total
    FROM (SELECT count(*)::int AS many, coalesce(sum(size), 0) AS total FROM batch_items WHERE batch_id = ${id}) AS held
    WHERE batches.id = ${id} AND state = 'receiving' RETURNING ${batchColumns}`.execute(tx)
  const batch = batchOf(rows[0]!)
  await addSlices(tx, batch)
  return batch
}

async function know(tx: Transaction<Database>, id: string, known: Record<string, SubmittedWith>): Promise<string[]> {
  const told = JSON.stringify(Object.entries(known).map(([name, submitted]) => ({ name: toStored(name), submitted: storable(submitted) })))
  const { rows } = await sql<{ name: string }>`
    UPDATE batch_items SET submitted = told.submitted FROM json_to_recordset(${told}::json) AS told (name text, submitted json)
    WHERE batch_id = ${id} AND batch_items.name = told.name RETURNING batch_items.name`.execute(tx)
  const met = new Set(rows.map(({ name }) => name))
  return Object.keys(known).filter((name) => !met.has(toStored(name)))
}

function storable(submitted: SubmittedWith): unknown {
  return JSON.parse(toStoredJson(submitted))
}

/** Bytes stay: another batch or a submission may name them by now. Retention erases what nobody names. */
async function drop(tx: Transaction<Database>, id: string): Promise<void> {
  await sql`DELETE FROM batches WHERE id = ${id} AND state = 'receiving'`.execute(tx)
}
