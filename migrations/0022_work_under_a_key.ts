// Adds to the key of a repeated request whether its work was done and what it made; batches no longer keep that for themselves.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE idempotency_keys ADD COLUMN worked boolean NOT NULL DEFAULT false, ADD COLUMN made uuid`.execute(db)
  await sql`UPDATE idempotency_keys AS held SET worked = true, made = batches.id FROM batches
    WHERE batches.organisation_id = held.organisation_id AND batches.idempotency_key = held.caller || ' ' || held.key`.execute(db)
  await sql`DROP INDEX batches_by_key`.execute(db)
  await sql`ALTER TABLE batches DROP COLUMN idempotency_key`.execute(db)
}
