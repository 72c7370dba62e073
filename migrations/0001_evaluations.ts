// Makes the table of evaluations, with an index for each filter of the list. Lists go by id, newest first: ids are time-ordered.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('evaluations')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('created_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addColumn('shape', 'smallint', (column) => column.notNull())
    .addColumn('ruleset_id', 'text', (column) => column.notNull())
    .addColumn('ruleset_version', 'text', (column) => column.notNull())
    .addColumn('ruleset_digest', 'text', (column) => column.notNull())
    .addColumn('document_sha256', 'text', (column) => column.notNull())
    .addColumn('document_name', 'text', (column) => column.notNull())
    .addColumn('media_type', 'text', (column) => column.notNull())
    .addColumn('report_kind', 'text', (column) => column.notNull())
    .addColumn('report_year', 'integer')
    .addColumn('regime', 'text')
    .addColumn('province', 'text')
    .addColumn('issuer_kind', 'text')
    .addColumn('issuer_name', 'text')
    .addColumn('band', 'text')
    .addColumn('total', 'double precision')
    .addColumn('head', 'jsonb', (column) => column.notNull())
    // json, not jsonb: a table's rows keep the order of its form.
    .addColumn('body', 'json', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .execute()
  for (const column of ['report_year', 'province', 'issuer_kind', 'band']) {
    await db.schema.createIndex(`evaluations_${column}`).on('evaluations').columns([column, 'id']).execute()
  }
  await db.schema.createIndex('evaluations_document_sha256').on('evaluations').column('document_sha256').execute()
}
