// Makes samples: evaluations drawn by a plan for people to read, and the codes that each reader gave, unseen by the other until both did.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE samples (
      id uuid PRIMARY KEY,
      organisation_id uuid NOT NULL REFERENCES organisations,
      year integer NOT NULL,
      plan jsonb NOT NULL,
      population integer NOT NULL,
      drawn_at timestamptz(3) NOT NULL
    )`.execute(db)
  await sql`CREATE INDEX samples_listed ON samples (organisation_id, id)`.execute(db)
  await sql`
    CREATE TABLE sample_items (
      sample_id uuid NOT NULL REFERENCES samples ON DELETE CASCADE,
      n integer NOT NULL,
      organisation_id uuid NOT NULL REFERENCES organisations,
      evaluation_id uuid REFERENCES evaluations ON DELETE SET NULL,
      reasons text[] NOT NULL,
      double boolean NOT NULL,
      PRIMARY KEY (sample_id, n)
    )`.execute(db)
  await sql`
    CREATE TABLE codings (
      sample_id uuid NOT NULL,
      n integer NOT NULL,
      place integer NOT NULL CHECK (place IN (1, 2)),
      organisation_id uuid NOT NULL REFERENCES organisations,
      coder text NOT NULL,
      coder_key uuid,
      codes jsonb NOT NULL,
      coded_at timestamptz(3) NOT NULL,
      PRIMARY KEY (sample_id, n, place),
      FOREIGN KEY (sample_id, n) REFERENCES sample_items ON DELETE CASCADE
    )`.execute(db)
  await sql`CREATE UNIQUE INDEX codings_coder ON codings (sample_id, n, coder_key) WHERE coder_key IS NOT NULL`.execute(db)
  for (const table of ['samples', 'sample_items', 'codings']) await sql`SELECT mingjian_protect(${sql.lit(table)}, 'SELECT, INSERT')`.execute(db)
}
