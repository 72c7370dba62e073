// A batch in, the rows of its items locked out: in one order and before the batch's own, by whoever changes both.
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { ItemState } from '../../model/batch.js'
import type { Database } from '../tables.js'

/**
 * Workers lock the documents they settle by position, and then the batch that counts them. Whoever took the batch first, and then its
 * documents, would wait for one who waits for him; PostgreSQL ends one of the two (40P01).
 */
export async function lockItems(tx: Transaction<Database>, batch: string, states: ItemState[]): Promise<void> {
  await sql`SELECT count(*) FROM (
    SELECT FROM batch_items WHERE batch_id = ${batch} AND state = ANY(${states}) ORDER BY position FOR UPDATE) AS locked`.execute(tx)
}
