// Lets organisations be renamed, moved below another and taken away: the tree, the leagues and the rosters that see them follow.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`GRANT UPDATE (name, kind, parent_id), DELETE ON organisations TO mingjian_tenant`.execute(db)
  // Whoever moves one must see where it goes: the rule of the table itself asks only after the one that is moved.
  await sql`
    CREATE POLICY place ON organisations AS RESTRICTIVE FOR UPDATE TO mingjian_tenant WITH CHECK (
      id = mingjian_organisation()
      OR EXISTS (SELECT FROM organisation_closure WHERE ancestor = mingjian_organisation() AND descendant = parent_id))`.execute(db)
  await placing(db)
  await moving(db)
  await leaving(db)
}

/** One at a time: whoever adds below an organisation that another is moving would write down the places it had before. */
async function placing(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE FUNCTION mingjian_lock_tree() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_advisory_xact_lock(hashtextextended('mingjian organisations', 0));
      RETURN NULL;
    END $$`.execute(db)
  await sql`
    CREATE TRIGGER organisations_lock BEFORE INSERT OR DELETE OR UPDATE OF parent_id ON organisations
    FOR EACH STATEMENT EXECUTE FUNCTION mingjian_lock_tree()`.execute(db)
}

/** As its owner: the organisations above, which lose or gain what is moved, are not seen by whoever moves it. */
async function moving(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE FUNCTION mingjian_move_organisation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    BEGIN
      IF NEW.id = mingjian_organisation() OR OLD.parent_id IS NULL OR NEW.parent_id IS NULL THEN
        RAISE EXCEPTION 'an organisation is moved by one above it' USING ERRCODE = 'insufficient_privilege';
      END IF;
      IF EXISTS (SELECT FROM organisation_closure WHERE ancestor = NEW.id AND descendant = NEW.parent_id) THEN
        RAISE EXCEPTION 'an organisation can not stand below itself' USING ERRCODE = 'check_violation', CONSTRAINT = 'organisations_circle';
      END IF;
      DELETE FROM organisation_closure USING organisation_closure AS below
      WHERE below.ancestor = NEW.id AND organisation_closure.descendant = below.descendant
        AND organisation_closure.depth > below.depth;
      INSERT INTO organisation_closure (ancestor, descendant, depth)
      SELECT above.ancestor, below.descendant, above.depth + below.depth + 1
      FROM organisation_closure AS above CROSS JOIN organisation_closure AS below
      WHERE above.descendant = NEW.parent_id AND below.ancestor = NEW.id;
      INSERT INTO standing_notes
      SELECT DISTINCT standings.body_id, standings.year FROM organisation_closure AS below
        JOIN bodies ON bodies.organisation_id = below.descendant JOIN standings ON standings.body_id = bodies.id
      WHERE below.ancestor = NEW.id ON CONFLICT DO NOTHING;
      RETURN NULL;
    END $$`.execute(db)
  await sql`
    CREATE TRIGGER organisations_move AFTER UPDATE OF parent_id ON organisations
    FOR EACH ROW WHEN (OLD.parent_id IS DISTINCT FROM NEW.parent_id) EXECUTE FUNCTION mingjian_move_organisation()`.execute(db)
}

/** Whatever names it keeps it: its places go with it only where nothing does. */
async function leaving(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE FUNCTION mingjian_leave_tree() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    BEGIN
      IF OLD.id = mingjian_organisation() OR OLD.parent_id IS NULL THEN
        RAISE EXCEPTION 'an organisation is removed by one above it' USING ERRCODE = 'insufficient_privilege';
      END IF;
      IF EXISTS (SELECT FROM organisations WHERE parent_id = OLD.id) THEN
        RAISE EXCEPTION 'others stand below it' USING ERRCODE = 'foreign_key_violation';
      END IF;
      DELETE FROM organisation_closure WHERE descendant = OLD.id;
      RETURN OLD;
    END $$`.execute(db)
  await sql`
    CREATE TRIGGER organisations_leave BEFORE DELETE ON organisations
    FOR EACH ROW EXECUTE FUNCTION mingjian_leave_tree()`.execute(db)
}
