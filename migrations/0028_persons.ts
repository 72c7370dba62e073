// Says of each key whose it is: whoever rotates his key stays who he was, and is no second reader beside himself.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

/** The first key of the chain stands for the person. Held by the database itself, so that a process of before this migration keeps it too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE keys ADD COLUMN person uuid`.execute(db)
  await sql`
    WITH RECURSIVE chains AS (
      SELECT id, id AS person, replaced_by FROM keys WHERE id NOT IN (SELECT replaced_by FROM keys WHERE replaced_by IS NOT NULL)
      UNION ALL SELECT keys.id, chains.person, keys.replaced_by FROM keys JOIN chains ON keys.id = chains.replaced_by
    ) UPDATE keys SET person = chains.person FROM chains WHERE chains.id = keys.id`.execute(db)
  await sql`ALTER TABLE keys ALTER COLUMN person SET NOT NULL, ADD FOREIGN KEY (person) REFERENCES keys`.execute(db)
  await handedDown(db)
  await asked(db)
  // One person's two codes of an item, given with two keys before this, count as one: a third place is left for the second reader.
  await sql`ALTER TABLE codings DROP CONSTRAINT codings_place_check, ADD CONSTRAINT codings_place_check CHECK (place > 0)`.execute(db)
}

async function handedDown(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE FUNCTION mingjian_key_made() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    BEGIN NEW.person := coalesce(NEW.person, NEW.id); RETURN NEW; END $$`.execute(db)
  await sql`CREATE TRIGGER keys_made BEFORE INSERT ON keys FOR EACH ROW EXECUTE FUNCTION mingjian_key_made()`.execute(db)
  await sql`
    CREATE FUNCTION mingjian_key_replaced() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    BEGIN UPDATE keys SET person = NEW.person WHERE id = NEW.replaced_by; RETURN NULL; END $$`.execute(db)
  await sql`
    CREATE TRIGGER keys_replaced AFTER UPDATE OF replaced_by ON keys FOR EACH ROW WHEN (NEW.replaced_by IS NOT NULL)
    EXECUTE FUNCTION mingjian_key_replaced()`.execute(db)
}

/** As the table's owner: the key of an earlier reader may be one of an organisation above, of which the caller sees nothing but this id. */
async function asked(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE FUNCTION mingjian_person(key uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS
    $$ SELECT coalesce((SELECT person FROM keys WHERE id = key), key) $$`.execute(db)
}
