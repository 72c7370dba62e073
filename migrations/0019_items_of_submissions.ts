// Tells of a batch's document which submission it is of, and whose it was said to be; and keeps what a submission was evaluated to.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE batch_items ADD COLUMN submission_id uuid REFERENCES submissions, ADD COLUMN body_id uuid`.execute(db)
  await sql`CREATE INDEX batch_items_of_submission ON batch_items (submission_id) WHERE submission_id IS NOT NULL`.execute(db)
  await sql`
    ALTER TABLE submissions ADD CONSTRAINT submissions_evaluation_fkey
    FOREIGN KEY (evaluation_id) REFERENCES evaluations ON DELETE SET NULL`.execute(db)
  await sql`CREATE INDEX submissions_evaluation ON submissions (evaluation_id) WHERE evaluation_id IS NOT NULL`.execute(db)
}
