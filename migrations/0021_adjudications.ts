// Makes adjudications: what a third reader decided where the two who coded an item differ.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE adjudications (
      sample_id uuid NOT NULL,
      n integer NOT NULL,
      organisation_id uuid NOT NULL REFERENCES organisations,
      adjudicator text NOT NULL,
      adjudicator_key uuid,
      codes jsonb NOT NULL,
      reason text NOT NULL,
      decided_at timestamptz(3) NOT NULL,
      PRIMARY KEY (sample_id, n),
      FOREIGN KEY (sample_id, n) REFERENCES sample_items ON DELETE CASCADE
    )`.execute(db)
  await sql`SELECT mingjian_protect('adjudications', 'SELECT, INSERT')`.execute(db)
}
