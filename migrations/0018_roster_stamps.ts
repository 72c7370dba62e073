// Stamps each organisation's roster: another stamp stands wherever a body it sees was entered, changed, removed or came to stand below it.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

/**
 * A time or a count would not do: what was changed first may be committed last. The stamp is drawn anew by each transaction, and drawn by
 * chance, so that another database never bears the same.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE roster_stamps (
      organisation_id uuid PRIMARY KEY REFERENCES organisations ON DELETE CASCADE,
      stamp uuid NOT NULL
    ) WITH (fillfactor = 50)`.execute(db)
  await sql`SELECT mingjian_protect('roster_stamps', 'SELECT')`.execute(db)
  await sql`
    INSERT INTO roster_stamps SELECT DISTINCT ancestor, gen_random_uuid() FROM organisation_closure
    WHERE EXISTS (SELECT FROM bodies WHERE organisation_id = descendant) ON CONFLICT DO NOTHING`.execute(db)
  await stamping(db)
  await triggers(db)
}

/**
 * As its owner: whoever changes a body may not see the organisations above, whose roster it stands in too. Once a transaction for each
 * organisation; the list of those done is the transaction's own setting.
 */
async function stamping(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE FUNCTION mingjian_stamp_rosters(changed uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    BEGIN
      PERFORM pg_advisory_xact_lock(hashtextextended('mingjian roster stamps', 0));
      INSERT INTO roster_stamps SELECT ancestor, gen_random_uuid() FROM organisation_closure WHERE descendant = changed
      ON CONFLICT (organisation_id) DO UPDATE SET stamp = excluded.stamp;
      PERFORM set_config('mingjian.rosters_stamped', concat(current_setting('mingjian.rosters_stamped', true), ' ', changed), true);
    END $$`.execute(db)
  await sql`
    CREATE FUNCTION mingjian_stamp_body() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE done text := coalesce(current_setting('mingjian.rosters_stamped', true), '');
    BEGIN
      IF TG_OP <> 'INSERT' AND position(OLD.organisation_id::text IN done) = 0 THEN PERFORM mingjian_stamp_rosters(OLD.organisation_id); END IF;
      IF TG_OP <> 'DELETE' AND position(NEW.organisation_id::text IN done) = 0
        AND (TG_OP = 'INSERT' OR NEW.organisation_id <> OLD.organisation_id)
      THEN PERFORM mingjian_stamp_rosters(NEW.organisation_id); END IF;
      RETURN NULL;
    END $$`.execute(db)
  await sql`
    CREATE FUNCTION mingjian_stamp_place() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    DECLARE place organisation_closure := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    BEGIN
      IF NOT EXISTS (SELECT FROM bodies WHERE organisation_id = place.descendant) THEN RETURN NULL; END IF;
      PERFORM pg_advisory_xact_lock(hashtextextended('mingjian roster stamps', 0));
      INSERT INTO roster_stamps VALUES (place.ancestor, gen_random_uuid()) ON CONFLICT (organisation_id) DO UPDATE SET stamp = excluded.stamp;
      RETURN NULL;
    END $$`.execute(db)
}

/** At the end of the transaction, when it holds all its other locks: they are held for a moment, and no two wait for each other. */
async function triggers(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE CONSTRAINT TRIGGER bodies_stamp
    AFTER INSERT OR DELETE OR UPDATE OF organisation_id, name, aliases, parent_id, code, host ON bodies
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mingjian_stamp_body()`.execute(db)
  await sql`
    CREATE CONSTRAINT TRIGGER organisation_closure_stamp AFTER INSERT OR DELETE ON organisation_closure
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mingjian_stamp_place()`.execute(db)
}
