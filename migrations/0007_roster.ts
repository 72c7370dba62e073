// Makes the roster: bodies that report, what was handed in for them, and a person's word that a body published nothing.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // A calendar date as it is written: no time zone turns it into another day on its way.
  await sql`CREATE DOMAIN mingjian_day AS text CHECK (VALUE ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$')`.execute(db)
  await bodies(db)
  await submissions(db)
  await absences(db)
  // How long text is kept, where an organisation has said so itself; it holds for those below it that have not.
  await sql`
    CREATE TABLE retentions (
      organisation_id uuid PRIMARY KEY REFERENCES organisations,
      days integer NOT NULL CHECK (days BETWEEN 1 AND 36500)
    )`.execute(db)
  await sql`SELECT mingjian_protect('retentions', 'SELECT, INSERT, UPDATE, DELETE')`.execute(db)
  await sql`ALTER TABLE evaluations ADD COLUMN erased_at timestamptz(3)`.execute(db)
  await sql`ALTER TABLE evaluations ADD CONSTRAINT evaluations_body_fkey FOREIGN KEY (body_id) REFERENCES bodies`.execute(db)
  await sql`CREATE INDEX evaluations_body ON evaluations (body_id, report_year, id) WHERE body_id IS NOT NULL`.execute(db)
  await sql`CREATE INDEX evaluations_kept ON evaluations (organisation_id, created_at) WHERE erased_at IS NULL`.execute(db)
}

/** `organisation_id` is the office that keeps the roster, or the body's own organisation below it, which then sees what concerns it. */
async function bodies(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE bodies (
      id uuid PRIMARY KEY,
      organisation_id uuid NOT NULL REFERENCES organisations,
      name text NOT NULL,
      kind text NOT NULL,
      parent_id uuid REFERENCES bodies DEFERRABLE INITIALLY DEFERRED,
      code text,
      host text,
      aliases text[] NOT NULL DEFAULT '{}',
      founded mingjian_day,
      merged boolean NOT NULL DEFAULT false,
      merged_into uuid REFERENCES bodies DEFERRABLE INITIALLY DEFERRED,
      merged_on mingjian_day,
      abolished mingjian_day,
      local_due jsonb,
      created_at timestamptz(3) NOT NULL DEFAULT now(),
      changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      CHECK (parent_id <> id), CHECK (merged_into <> id), CHECK (merged OR (merged_into IS NULL AND merged_on IS NULL))
    )`.execute(db)
  await sql`CREATE UNIQUE INDEX bodies_code ON bodies (organisation_id, code) WHERE code IS NOT NULL`.execute(db)
  await sql`CREATE INDEX bodies_changed ON bodies (organisation_id, changed_at)`.execute(db)
  await sql`CREATE INDEX bodies_listed ON bodies (organisation_id, id)`.execute(db)
  await sql`CREATE INDEX bodies_parent ON bodies (parent_id)`.execute(db)
  await sql`CREATE INDEX bodies_successor ON bodies (merged_into) WHERE merged_into IS NOT NULL`.execute(db)
  await sql`SELECT mingjian_protect('bodies', 'SELECT, INSERT, UPDATE, DELETE')`.execute(db)
}

/** Bytes stand in `documents`, by hash; after they are erased the row keeps name, hash and times, and `erased_at` says so. */
async function submissions(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE submissions (
      id uuid PRIMARY KEY,
      organisation_id uuid NOT NULL REFERENCES organisations,
      body_id uuid REFERENCES bodies,
      year integer NOT NULL,
      sha256 text NOT NULL,
      name text NOT NULL,
      media_type text NOT NULL,
      size integer,
      kept boolean NOT NULL,
      url text,
      published_on mingjian_day,
      received_at timestamptz(3) NOT NULL DEFAULT now(),
      received_by uuid,
      match jsonb NOT NULL,
      evaluation_id uuid,
      erased_at timestamptz(3)
    )`.execute(db)
  await sql`CREATE INDEX submissions_body ON submissions (body_id, year, id)`.execute(db)
  await sql`CREATE INDEX submissions_listed ON submissions (organisation_id, year, id)`.execute(db)
  await sql`CREATE INDEX submissions_sha256 ON submissions (organisation_id, sha256)`.execute(db)
  await sql`CREATE INDEX submissions_kept ON submissions (organisation_id, received_at) WHERE erased_at IS NULL`.execute(db)
  await sql`SELECT mingjian_protect('submissions', 'SELECT, INSERT, UPDATE')`.execute(db)
}

/** The gate not-published: score 0, by a person, against the roster. Taken back, the row stays and says so. */
async function absences(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE absences (
      body_id uuid NOT NULL REFERENCES bodies,
      year integer NOT NULL,
      organisation_id uuid NOT NULL REFERENCES organisations,
      reason text NOT NULL,
      reader text NOT NULL,
      decided_at timestamptz(3) NOT NULL DEFAULT now(),
      withdrawn_at timestamptz(3),
      withdrawn_reason text,
      PRIMARY KEY (body_id, year)
    )`.execute(db)
  await sql`CREATE INDEX absences_year ON absences (organisation_id, year)`.execute(db)
  await sql`SELECT mingjian_protect('absences', 'SELECT, INSERT, UPDATE')`.execute(db)
}
