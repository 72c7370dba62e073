// Lists each evaluation for every organisation that sees it, so that a page of the list is one range of an index however many stand below.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

/** What the list can be filtered by; nothing of an evaluation else is copied. */
const filters = ['report_year', 'province', 'issuer_kind', 'band']
const [all, ofEach] = [filters.join(', '), filters.map((column) => `each.${column}`).join(', ')]

/**
 * Read organisation by organisation, the first page of a province with 5,000 agencies cost 364 rows looked up by key. `organisation_id` is who
 * looks, as in `standings`. Triggers alone write the rows; nothing refers to them, so that nobody waits for them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE listed_evaluations (
      organisation_id uuid NOT NULL, id uuid NOT NULL, report_year integer, province text, issuer_kind text, band text
    )`.execute(db)
  await sql.raw(`
    INSERT INTO listed_evaluations (organisation_id, id, ${all}) SELECT ancestor, each.id, ${ofEach}
    FROM evaluations AS each JOIN organisation_closure ON descendant = each.organisation_id`).execute(db)
  await sql.raw(`ALTER TABLE listed_evaluations ADD PRIMARY KEY (organisation_id, id) INCLUDE (${all})`).execute(db)
  for (const column of filters) {
    const rest = filters.filter((each) => each !== column).join(', ')
    await sql.raw(`CREATE INDEX listed_evaluations_${column} ON listed_evaluations (organisation_id, ${column}, id) INCLUDE (${rest})`).execute(db)
    await db.schema.dropIndex(`evaluations_${column}`).execute()
  }
  await db.schema.dropIndex('evaluations_organisation').execute()
  await sql`CREATE INDEX evaluations_organisation ON evaluations (organisation_id)`.execute(db)
  await sql`SELECT mingjian_protect('listed_evaluations', 'SELECT')`.execute(db)
  await waiting(db)
  await following(db)
}

/** Whoever stores one shares the tree, whoever moves an organisation has it alone: none is listed for those who stood above it before. */
async function waiting(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE FUNCTION mingjian_share_tree() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_advisory_xact_lock_shared(hashtextextended('mingjian organisations', 0));
      RETURN NULL;
    END $$`.execute(db)
  await sql`
    CREATE TRIGGER evaluations_share BEFORE INSERT OR DELETE OR UPDATE ON evaluations
    FOR EACH STATEMENT EXECUTE FUNCTION mingjian_share_tree()`.execute(db)
}

/** As their owner: whoever stores one may not see those above, and they must see it. A whole statement at once. */
async function following(db: Kysely<unknown>): Promise<void> {
  const gone = `DELETE FROM listed_evaluations AS listed USING gone, organisation_closure
    WHERE descendant = gone.organisation_id AND listed.organisation_id = ancestor AND listed.id = gone.id;`
  const come = `INSERT INTO listed_evaluations (organisation_id, id, ${all}) SELECT ancestor, each.id, ${ofEach}
    FROM come AS each JOIN organisation_closure ON descendant = each.organisation_id;`
  const placesGone = `DELETE FROM listed_evaluations AS listed USING gone, evaluations
    WHERE evaluations.organisation_id = gone.descendant AND listed.organisation_id = gone.ancestor AND listed.id = evaluations.id;`
  const placesCome = `INSERT INTO listed_evaluations (organisation_id, id, ${all}) SELECT come.ancestor, each.id, ${ofEach}
    FROM come JOIN evaluations AS each ON each.organisation_id = come.descendant;`
  // Most updates are of what no list shows.
  const listedAs = ['organisation_id', ...filters]
  const changed = `IF NOT EXISTS (SELECT FROM gone JOIN come USING (id)
    WHERE (${listedAs.map((column) => `gone.${column}`).join(', ')}) IS DISTINCT FROM (${listedAs.map((column) => `come.${column}`).join(', ')}))
    THEN RETURN NULL; END IF;`
  const [before, after] = ['REFERENCING OLD TABLE AS gone', 'REFERENCING NEW TABLE AS come']
  const triggers: Array<[table: string, event: string, seen: string, work: string]> = [
    ['evaluations', 'INSERT', after, come], ['evaluations', 'DELETE', before, gone],
    ['evaluations', 'UPDATE', `${before} ${after.replace('REFERENCING ', '')}`, changed + gone + come],
    ['organisation_closure', 'INSERT', after, placesCome], ['organisation_closure', 'DELETE', before, placesGone],
  ]
  for (const [table, event, seen, work] of triggers) {
    const name = `mingjian_list_${table}_${event.toLowerCase()}`
    await sql.raw(`
      CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
      BEGIN ${work} RETURN NULL; END $$`).execute(db)
    await sql.raw(`
      CREATE TRIGGER ${table}_list_${event.toLowerCase()} AFTER ${event} ON ${table} ${seen}
      FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`).execute(db)
  }
}
