// Finds what webhooks are still to be told among all they were: a handful of rows among those of every batch.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE INDEX webhook_deliveries_pending ON webhook_deliveries (id) WHERE state = 'pending'`.execute(db)
}
