// Gives the decision of an objection a clock: how long the office allows itself, the last day of each objection, and whether it was late.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

/** What was opened or filed before has no clock, and is never late. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    ALTER TABLE objection_windows
      ADD COLUMN decide_within integer CHECK (decide_within > 0),
      ADD COLUMN decide_by mingjian_day,
      ADD CHECK (decide_within IS NULL OR decide_by IS NULL)`.execute(db)
  await sql`ALTER TABLE objections ADD COLUMN decide_by mingjian_day, ADD COLUMN decided_late boolean`.execute(db)
  await sql`CREATE INDEX objections_waiting ON objections (decide_by) WHERE state = 'filed'`.execute(db)
}
