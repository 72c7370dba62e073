// Makes problem lists: what a body is to mend by a day, item by item, and every step taken on each.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE problem_lists (
      id uuid PRIMARY KEY,
      organisation_id uuid NOT NULL REFERENCES organisations,
      evaluation_id uuid NOT NULL REFERENCES evaluations ON DELETE CASCADE,
      body_id uuid REFERENCES bodies,
      year integer,
      issued_on mingjian_day NOT NULL,
      due_on mingjian_day NOT NULL,
      note text,
      issued_by text NOT NULL,
      created_at timestamptz(3) NOT NULL,
      CHECK (due_on >= issued_on)
    )`.execute(db)
  await sql`CREATE INDEX problem_lists_listed ON problem_lists (organisation_id, id)`.execute(db)
  await sql`CREATE INDEX problem_lists_body ON problem_lists (body_id, year)`.execute(db)
  await sql`
    CREATE TABLE problem_items (
      list_id uuid NOT NULL REFERENCES problem_lists ON DELETE CASCADE,
      n integer NOT NULL,
      organisation_id uuid NOT NULL REFERENCES organisations,
      rule_id text NOT NULL,
      fingerprint text,
      state text NOT NULL,
      returns integer NOT NULL DEFAULT 0,
      PRIMARY KEY (list_id, n)
    )`.execute(db)
  await sql`
    CREATE TABLE problem_steps (
      id uuid PRIMARY KEY,
      list_id uuid NOT NULL,
      n integer NOT NULL,
      organisation_id uuid NOT NULL REFERENCES organisations,
      step text NOT NULL,
      from_state text NOT NULL,
      to_state text NOT NULL,
      reason text,
      links text[] NOT NULL DEFAULT '{}',
      evaluation_id uuid,
      seen text,
      late boolean,
      taken_by text NOT NULL,
      taken_at timestamptz(3) NOT NULL,
      FOREIGN KEY (list_id, n) REFERENCES problem_items ON DELETE CASCADE
    )`.execute(db)
  await sql`CREATE INDEX problem_steps_item ON problem_steps (list_id, n, id)`.execute(db)
  await sql`SELECT mingjian_protect('problem_lists', 'SELECT, INSERT')`.execute(db)
  await sql`SELECT mingjian_protect('problem_items', 'SELECT, INSERT, UPDATE')`.execute(db)
  await sql`SELECT mingjian_protect('problem_steps', 'SELECT, INSERT')`.execute(db)
}
