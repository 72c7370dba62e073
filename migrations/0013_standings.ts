// Makes the league tables: for each organisation, the score that counts of each body and year it sees; and notes what has to be placed anew.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await outcomes(db)
  await standings(db)
  await notes(db)
  await lists(db)
  await rescorings(db)
}

/** Rules by what came of them, so that defects are counted without opening the findings. */
async function outcomes(db: Kysely<unknown>): Promise<void> {
  for (const [column, outcome] of [['failed', 'fail'], ['partly', 'partial'], ['reviewed', 'review']] as const) {
    await sql`ALTER TABLE evaluations ADD COLUMN ${sql.ref(column)} text[] NOT NULL DEFAULT '{}'`.execute(db)
    await sql`
      UPDATE evaluations SET ${sql.ref(column)} = ARRAY(
        SELECT finding ->> 'ruleId' FROM json_array_elements(body -> 'findings') finding WHERE finding ->> 'outcome' = ${sql.lit(outcome)})
      `.execute(db)
  }
}

/** `organisation_id` is who looks: the roster's owner and each organisation above has its own row, so that a league is one range of an index. */
async function standings(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE standings (
      organisation_id uuid NOT NULL REFERENCES organisations,
      year integer NOT NULL,
      ruleset text NOT NULL,
      body_id uuid NOT NULL REFERENCES bodies ON DELETE CASCADE,
      evaluation_id uuid NOT NULL REFERENCES evaluations ON DELETE CASCADE,
      version integer NOT NULL,
      name text NOT NULL,
      kind text NOT NULL,
      parent_id uuid,
      level integer NOT NULL,
      ranked boolean NOT NULL,
      points double precision NOT NULL,
      total double precision,
      low double precision,
      high double precision,
      coverage double precision,
      band text,
      last_total double precision,
      change double precision,
      comparable boolean,
      failed text[] NOT NULL,
      partly text[] NOT NULL,
      reviewed text[] NOT NULL,
      PRIMARY KEY (organisation_id, year, ruleset, body_id)
    )`.execute(db)
  for (const [name, columns] of Object.entries({
    league: 'kind, ranked, points, body_id',
    level: 'kind, level, ranked, points, body_id',
    parent: 'parent_id, kind, ranked, points, body_id',
  })) {
    await sql.raw(`CREATE INDEX standings_${name} ON standings (organisation_id, year, ruleset, ${columns})`).execute(db)
  }
  await sql`
    CREATE INDEX standings_change ON standings (organisation_id, year, ruleset, kind, change, body_id) WHERE change IS NOT NULL`.execute(db)
  await sql`CREATE INDEX standings_body ON standings (body_id, year)`.execute(db)
  await sql`CREATE INDEX standings_evaluation ON standings (evaluation_id)`.execute(db)
  await sql`SELECT mingjian_protect('standings', 'SELECT')`.execute(db)
}

/** Whatever moves a body's standing writes a note in the same transaction; who reads a league has the notes worked off first. */
async function notes(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE standing_notes (body_id uuid NOT NULL, year integer NOT NULL, PRIMARY KEY (body_id, year))`.execute(db)
  await sql`
    CREATE FUNCTION mingjian_note_evaluation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    BEGIN
      IF TG_OP <> 'INSERT' AND OLD.body_id IS NOT NULL AND OLD.report_year IS NOT NULL THEN
        INSERT INTO standing_notes VALUES (OLD.body_id, OLD.report_year) ON CONFLICT DO NOTHING;
      END IF;
      IF TG_OP <> 'DELETE' AND NEW.body_id IS NOT NULL AND NEW.report_year IS NOT NULL THEN
        INSERT INTO standing_notes VALUES (NEW.body_id, NEW.report_year) ON CONFLICT DO NOTHING;
      END IF;
      RETURN NULL;
    END $$`.execute(db)
  await sql`
    CREATE TRIGGER evaluations_note AFTER INSERT OR DELETE OR UPDATE OF body_id ON evaluations
    FOR EACH ROW EXECUTE FUNCTION mingjian_note_evaluation()`.execute(db)
  await sql`
    CREATE FUNCTION mingjian_note_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    BEGIN
      INSERT INTO standing_notes SELECT body_id, report_year FROM evaluations
      WHERE id = NEW.evaluation_id AND body_id IS NOT NULL AND report_year IS NOT NULL ON CONFLICT DO NOTHING;
      RETURN NULL;
    END $$`.execute(db)
  await sql`
    CREATE TRIGGER score_versions_note AFTER INSERT ON score_versions FOR EACH ROW EXECUTE FUNCTION mingjian_note_version()`.execute(db)
  // A new parent moves all below it to another level.
  await sql`
    CREATE FUNCTION mingjian_note_body() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    BEGIN
      INSERT INTO standing_notes
      WITH RECURSIVE below AS (SELECT NEW.id AS id UNION SELECT bodies.id FROM bodies JOIN below ON bodies.parent_id = below.id)
      SELECT DISTINCT body_id, year FROM standings JOIN below ON below.id = body_id ON CONFLICT DO NOTHING;
      RETURN NULL;
    END $$`.execute(db)
  await sql`
    CREATE TRIGGER bodies_note AFTER UPDATE OF name, kind, parent_id, organisation_id ON bodies
    FOR EACH ROW WHEN (
      (OLD.name, OLD.kind, OLD.parent_id, OLD.organisation_id) IS DISTINCT FROM (NEW.name, NEW.kind, NEW.parent_id, NEW.organisation_id))
    EXECUTE FUNCTION mingjian_note_body()`.execute(db)
  await sql`
    INSERT INTO standing_notes SELECT DISTINCT body_id, report_year FROM evaluations
    WHERE body_id IS NOT NULL AND report_year IS NOT NULL`.execute(db)
}

/** A page of the list is read organisation by organisation, each from an index that begins with it and holds all that is filtered by. */
async function lists(db: Kysely<unknown>): Promise<void> {
  const filters = ['report_year', 'province', 'issuer_kind', 'band']
  await db.schema.dropIndex('evaluations_organisation').execute()
  await sql`CREATE INDEX evaluations_organisation ON evaluations (organisation_id, id) INCLUDE (${sql.raw(filters.join(', '))})`.execute(db)
  for (const column of filters) {
    const rest = filters.filter((each) => each !== column).join(', ')
    await db.schema.dropIndex(`evaluations_${column}`).execute()
    await sql.raw(`CREATE INDEX evaluations_${column} ON evaluations (organisation_id, ${column}, id) INCLUDE (${rest})`).execute(db)
  }
}

/** A report scored again by other rules is an evaluation of its own, beside the one it was made from, and made once. */
async function rescorings(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE evaluations ADD COLUMN rescored_from uuid REFERENCES evaluations ON DELETE SET NULL`.execute(db)
  await sql`
    CREATE UNIQUE INDEX evaluations_rescored ON evaluations (rescored_from, ruleset_id, ruleset_version)
    WHERE rescored_from IS NOT NULL`.execute(db)
}
