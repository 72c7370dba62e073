// Lets a report be put to the body of another organisation: its marks go along, and who may not see all that was made of it is told so.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // A mark is how a verdict is found and no record of it: those of a body the report is no longer of are taken away.
  await sql`GRANT DELETE ON verdict_marks TO mingjian_tenant`.execute(db)
  await sql`CREATE INDEX batch_items_of_evaluation ON batch_items (evaluation_id) WHERE submission_id IS NOT NULL`.execute(db)
  // Whole, and no longer of those under way alone: what names a document decides whether its bytes may go.
  await db.schema.dropIndex('batch_items_of_document').execute()
  await sql`CREATE INDEX batch_items_of_document ON batch_items (organisation_id, sha256)`.execute(db)
  // The former body keeps what it was told and what it objected: whoever has the report now may not see that, and must not take it away.
  for (const table of ['problem_lists', 'objections']) {
    const name = `${table}_evaluation_id_fkey`
    await sql`ALTER TABLE ${sql.ref(table)} DROP CONSTRAINT ${sql.ref(name)},
      ADD CONSTRAINT ${sql.ref(name)} FOREIGN KEY (evaluation_id) REFERENCES evaluations`.execute(db)
  }
  await beyond(db)
}

/**
 * Whether any evaluation made of a submission is kept by an organisation above the caller's: what is ranked there rests on whose it is. As its
 * owner, for the caller sees nothing of it; it says yes or no, and only of a submission that the caller sees.
 */
async function beyond(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE FUNCTION mingjian_evaluated_above(asked uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    BEGIN
      RETURN EXISTS (
        SELECT FROM submissions AS submission
          JOIN organisation_closure AS mine ON mine.ancestor = mingjian_organisation() AND mine.descendant = submission.organisation_id
          JOIN batch_items AS item ON item.submission_id = submission.id
          JOIN evaluations AS evaluation ON evaluation.id = item.evaluation_id
        WHERE submission.id = asked AND NOT EXISTS (
          SELECT FROM organisation_closure WHERE ancestor = mingjian_organisation() AND descendant = evaluation.organisation_id));
    END $$`.execute(db)
}
