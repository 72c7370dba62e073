// Gives every evaluation and own ruleset to an organisation, those stored before to the local one, and puts both under its rules.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

const local = sql.raw(`'00000000-0000-7000-8000-000000000000'`)

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['evaluations', 'rulesets']) {
    // A default that is dropped again: the rows at hand get it without being written anew, and no later one by forgetting.
    await sql`ALTER TABLE ${sql.ref(table)} ADD COLUMN organisation_id uuid NOT NULL DEFAULT ${local} REFERENCES organisations`.execute(db)
    await sql`ALTER TABLE ${sql.ref(table)} ALTER COLUMN organisation_id DROP DEFAULT`.execute(db)
  }
  // The body of the roster that the report is of, once there is a roster.
  await sql`ALTER TABLE evaluations ADD COLUMN body_id uuid`.execute(db)
  await sql`CREATE INDEX evaluations_organisation ON evaluations (organisation_id, id)`.execute(db)
  // What one organisation names its ruleset is nothing to another.
  await sql`ALTER TABLE rulesets DROP CONSTRAINT rulesets_pkey, ADD CONSTRAINT rulesets_pkey PRIMARY KEY (organisation_id, id, version)`.execute(db)
  await sql`SELECT mingjian_protect('evaluations', 'SELECT, INSERT, UPDATE, DELETE')`.execute(db)
  await sql`SELECT mingjian_protect('rulesets', 'SELECT, INSERT')`.execute(db)
}
