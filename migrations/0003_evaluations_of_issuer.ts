// Finds last year's report of an issuer: an index by its name and the year, the newest last.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('evaluations_issuer').on('evaluations').columns(['issuer_name', 'report_year', 'id']).execute()
}
