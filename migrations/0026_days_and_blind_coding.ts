// Gives each problem a day of its own, and readers of samples a role that sees nothing of what the engine found.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // Null: the day of the list. A step keeps the day it gave, so that every earlier one can be read.
  await sql`ALTER TABLE problem_items ADD COLUMN due_on mingjian_day`.execute(db)
  await sql`ALTER TABLE problem_steps ADD COLUMN due_on mingjian_day`.execute(db)
  await sql`ALTER TABLE keys DROP CONSTRAINT keys_role_check`.execute(db)
  await sql`ALTER TABLE keys ADD CONSTRAINT keys_role_check CHECK (role IN ('office', 'evaluator', 'agency', 'reader', 'coder'))`.execute(db)
  // Whoever could code goes on coding: what had been part of another scope is one of its own.
  await sql`
    UPDATE keys SET scopes = scopes || 'samples:code'::text
    WHERE role IN ('office', 'evaluator') AND 'reviews:write' = ANY (scopes)`.execute(db)
  // Of codes given before nobody can say that they were given blind to the engine.
  for (const table of ['codings', 'adjudications']) {
    await sql`ALTER TABLE ${sql.table(table)} ADD COLUMN blind boolean NOT NULL DEFAULT false`.execute(db)
  }
}
