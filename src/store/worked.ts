// The end of a transaction in, the mark on the key of its request out: work was done under it. Who has lost the key keeps nothing.
import { sql } from 'kysely'
import { Fault } from '../model/fault.js'
import type { Transaction } from 'kysely'
import type { Caller, Hold } from '../model/caller.js'
import type { Database } from './tables.js'

/**
 * Work that wrote nothing leaves no mark: PostgreSQL gives a transaction its number when it first writes.
 * @param made the first thing so made is the one that counts.
 * @throws Fault idempotency-under-way, by which the work is undone: the request took so long that its key was given back or to a repeat.
 */
export async function markWorked(
  tx: Transaction<Database>, { organisation, person: who }: Caller, { key, holder, fingerprint }: Hold, made: string | null,
): Promise<void> {
  const { rows: [wrote] } = await sql<{ something: boolean }>`SELECT pg_current_xact_id_if_assigned() IS NOT NULL AS something`.execute(tx)
  if (wrote?.something !== true) return
  const { numAffectedRows } = await sql`
    UPDATE idempotency_keys SET worked = true, made = coalesce(made, ${made}::uuid), fingerprint = coalesce(${fingerprint()}, fingerprint)
    WHERE organisation_id = ${organisation} AND caller = ${who ?? ''} AND key = ${key} AND holder = ${holder}`.execute(tx)
  if (numAffectedRows === 1n) return
  throw new Fault('idempotency-under-way', {
    zh: '这个请求用时过长，它的键已归重发的请求；本次没有保存任何内容。',
    en: 'The request took so long that its key went to a repeat of it; nothing of it was kept.',
  })
}
