// Makes the table of documents: the bytes themselves, once for each organisation however often they were sent, held by its row-level rule.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('documents')
    .addColumn('organisation_id', 'uuid', (column) => column.notNull().references('organisations.id'))
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('bytes', 'bytea', (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('created_at', sql`timestamptz(3)`, (column) => column.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint('documents_pkey', ['organisation_id', 'sha256'])
    .execute()
  await sql`SELECT mingjian_protect('documents', 'SELECT, INSERT, DELETE')`.execute(db)
}
