// Makes the table of own rulesets: kept once, never changed, so nothing in it is ever updated or removed by the service.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rulesets')
    .addColumn('kept', 'integer', (column) => column.generatedAlwaysAsIdentity())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('files', 'text', (column) => column.notNull())
    .addColumn('created_at', sql`timestamptz(3)`, (column) => column.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint('rulesets_pkey', ['id', 'version'])
    .execute()
}
