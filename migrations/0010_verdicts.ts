// Makes what people decide: verdicts with the marks they are found by, versions of scores, times for objections, and objections.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await verdicts(db)
  await scoreVersions(db)
  await objections(db)
}

/** Never changed but for `replaced_by`; a mark leads from any later evaluation of the same subject and text to the verdict. */
async function verdicts(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE verdicts (
      id uuid PRIMARY KEY,
      organisation_id uuid NOT NULL REFERENCES organisations,
      evaluation_id uuid REFERENCES evaluations ON DELETE SET NULL,
      body_id uuid REFERENCES bodies,
      year integer,
      rule_id text,
      gate text,
      verdict text NOT NULL CHECK (verdict IN ('confirm', 'dismiss', 'correct', 'waive')),
      outcome text CHECK (outcome IN ('pass', 'fail', 'partial', 'not-applicable')),
      credit double precision CHECK (credit > 0 AND credit < 1),
      reason text NOT NULL,
      reader text NOT NULL,
      reader_key uuid,
      decided_at timestamptz(3) NOT NULL,
      objection_id uuid,
      replaced_by uuid REFERENCES verdicts,
      fingerprint text NOT NULL,
      personal boolean NOT NULL,
      CHECK ((rule_id IS NULL) <> (gate IS NULL))
    )`.execute(db)
  await sql`CREATE INDEX verdicts_evaluation ON verdicts (evaluation_id, id)`.execute(db)
  await sql`
    CREATE TABLE verdict_marks (
      mark text NOT NULL,
      verdict_id uuid NOT NULL REFERENCES verdicts ON DELETE CASCADE,
      organisation_id uuid NOT NULL REFERENCES organisations,
      PRIMARY KEY (mark, verdict_id)
    )`.execute(db)
  await sql`CREATE INDEX verdict_marks_verdict ON verdict_marks (verdict_id)`.execute(db)
  await sql`SELECT mingjian_protect('verdicts', 'SELECT, INSERT, UPDATE')`.execute(db)
  await sql`SELECT mingjian_protect('verdict_marks', 'SELECT, INSERT, UPDATE')`.execute(db)
}

/** From version 2 on: the first is the evaluation's own. A version is never changed; the highest counts. */
async function scoreVersions(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE score_versions (
      evaluation_id uuid NOT NULL REFERENCES evaluations ON DELETE CASCADE,
      version integer NOT NULL CHECK (version > 1),
      organisation_id uuid NOT NULL REFERENCES organisations,
      created_at timestamptz(3) NOT NULL,
      cause text NOT NULL CHECK (cause IN ('verdict', 'objection', 'carried-over', 'waiver')),
      verdict_id uuid REFERENCES verdicts,
      total double precision,
      low double precision,
      high double precision,
      coverage double precision,
      band text,
      score jsonb,
      changes jsonb NOT NULL,
      PRIMARY KEY (evaluation_id, version)
    )`.execute(db)
  await sql`SELECT mingjian_protect('score_versions', 'SELECT, INSERT')`.execute(db)
  // Whose row it is may go down the tree with its evaluation, and nothing else of it may change.
  await sql`GRANT UPDATE (organisation_id) ON score_versions TO mingjian_tenant`.execute(db)
}

async function objections(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE objection_windows (
      evaluation_id uuid PRIMARY KEY REFERENCES evaluations ON DELETE CASCADE,
      organisation_id uuid NOT NULL REFERENCES organisations,
      opens_on mingjian_day NOT NULL,
      closes_on mingjian_day NOT NULL,
      working_days integer,
      set_at timestamptz(3) NOT NULL DEFAULT now(),
      CHECK (closes_on >= opens_on)
    )`.execute(db)
  await sql`SELECT mingjian_protect('objection_windows', 'SELECT, INSERT, UPDATE')`.execute(db)
  await sql`
    CREATE TABLE objections (
      id uuid PRIMARY KEY,
      organisation_id uuid NOT NULL REFERENCES organisations,
      evaluation_id uuid NOT NULL REFERENCES evaluations ON DELETE CASCADE,
      rule_id text NOT NULL,
      reason text NOT NULL,
      links text[] NOT NULL DEFAULT '{}',
      filed_at timestamptz(3) NOT NULL,
      filed_by text NOT NULL,
      filed_key uuid,
      state text NOT NULL,
      decision_reason text,
      decided_by text,
      decided_key uuid,
      decided_at timestamptz(3),
      verdict_id uuid REFERENCES verdicts
    )`.execute(db)
  await sql`CREATE INDEX objections_listed ON objections (organisation_id, state, id)`.execute(db)
  // One open objection to one finding.
  await sql`CREATE UNIQUE INDEX objections_open ON objections (evaluation_id, rule_id) WHERE state = 'filed'`.execute(db)
  await sql`
    ALTER TABLE verdicts ADD CONSTRAINT verdicts_objection_fkey FOREIGN KEY (objection_id) REFERENCES objections ON DELETE SET NULL`.execute(db)
  await sql`SELECT mingjian_protect('objections', 'SELECT, INSERT, UPDATE')`.execute(db)
}
