// Makes organisations in a tree, the role that tenants work under, the rules that show each its own rows, and the audit trail.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await tenantRole(db)
  await organisations(db)
  await rowRules(db)
  await audit(db)
}

/** A role belongs to the server and not to this database: another database, or another process just now, may have made it. */
async function tenantRole(db: Kysely<unknown>): Promise<void> {
  await sql`
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mingjian_tenant') THEN
        BEGIN
          CREATE ROLE mingjian_tenant NOLOGIN;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
      END IF;
      IF NOT pg_has_role(current_user, 'mingjian_tenant', 'MEMBER')
        OR (current_setting('server_version_num')::int >= 160000 AND NOT pg_has_role(current_user, 'mingjian_tenant', 'SET'))
      THEN EXECUTE format('GRANT mingjian_tenant TO %I', current_user);
      END IF;
      IF NOT has_schema_privilege('mingjian_tenant', current_schema(), 'USAGE')
      THEN EXECUTE format('GRANT USAGE ON SCHEMA %I TO mingjian_tenant', current_schema());
      END IF;
    END $$`.execute(db)
}

async function organisations(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE organisations (
      id uuid PRIMARY KEY,
      parent_id uuid REFERENCES organisations,
      name text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('root', 'province', 'city', 'county', 'evaluator', 'agency')),
      created_at timestamptz(3) NOT NULL DEFAULT now(),
      CHECK (parent_id IS NOT NULL OR kind = 'root')
    )`.execute(db)
  await sql`CREATE INDEX organisations_parent ON organisations (parent_id)`.execute(db)
  await sql`
    CREATE TABLE organisation_closure (
      ancestor uuid NOT NULL REFERENCES organisations,
      descendant uuid NOT NULL REFERENCES organisations,
      depth integer NOT NULL,
      PRIMARY KEY (ancestor, descendant)
    )`.execute(db)
  await sql`CREATE INDEX organisation_closure_descendant ON organisation_closure (descendant)`.execute(db)
  // As its owner: whoever adds an organisation below his own may not see those above, and they must see the new one.
  await sql`
    CREATE FUNCTION mingjian_place_organisation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    BEGIN
      INSERT INTO organisation_closure (ancestor, descendant, depth)
      SELECT ancestor, NEW.id, depth + 1 FROM organisation_closure WHERE descendant = NEW.parent_id
      UNION ALL SELECT NEW.id, NEW.id, 0;
      RETURN NULL;
    END $$`.execute(db)
  await sql`
    CREATE TRIGGER organisations_place AFTER INSERT ON organisations
    FOR EACH ROW EXECUTE FUNCTION mingjian_place_organisation()`.execute(db)
  await sql`
    INSERT INTO organisations (id, parent_id, name, kind) VALUES ('00000000-0000-7000-8000-000000000000', NULL, 'local', 'root')`.execute(db)
}

/**
 * Each table of tenants is put under the rules by one call: SELECT mingjian_protect('name', 'SELECT, INSERT'). Its rows are then those of
 * the organisation named by the setting mingjian.organisation and of all below it; without the setting there are none. FORCE holds the
 * table's owner to the rules too, so that he needs one of his own: what no tenant does (keys, the queue, retention) is his work.
 * The rule asks for one row of the tree by its key, so that a single row costs one look-up more however wide the tree is: IN would read
 * the whole tree first. The planner weighs both for a page; it knows the tree's width because it may look the setting up.
 */
async function rowRules(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE FUNCTION mingjian_organisation() RETURNS uuid LANGUAGE sql STABLE AS
    $$ SELECT nullif(current_setting('mingjian.organisation', true), '')::uuid $$`.execute(db)
  await sql`
    CREATE FUNCTION mingjian_protect(protected regclass, privileges text, organisation text DEFAULT 'organisation_id')
    RETURNS void LANGUAGE plpgsql AS $$
    DECLARE rule text := format(
      'EXISTS (SELECT FROM organisation_closure WHERE ancestor = mingjian_organisation() AND descendant = %I)', organisation);
    BEGIN
      EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', protected);
      EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', protected);
      EXECUTE format('CREATE POLICY tenant ON %s TO mingjian_tenant USING (%s) WITH CHECK (%s)', protected, rule, rule);
      EXECUTE format('CREATE POLICY owner ON %s TO %I USING (true) WITH CHECK (true)', protected, current_user);
      EXECUTE format('GRANT %s ON %s TO mingjian_tenant', privileges, protected);
    END $$`.execute(db)
  await sql`REVOKE EXECUTE ON FUNCTION mingjian_protect FROM PUBLIC`.execute(db)
  await sql`SELECT mingjian_protect('organisations', 'SELECT', 'id')`.execute(db)
  // A new one is not yet below anybody: it is let in by its parent.
  await sql`
    CREATE POLICY below ON organisations FOR INSERT TO mingjian_tenant
    WITH CHECK (EXISTS (SELECT FROM organisation_closure WHERE ancestor = mingjian_organisation() AND descendant = parent_id))`.execute(db)
  await sql`GRANT INSERT ON organisations TO mingjian_tenant`.execute(db)
  // The rule of every other table asks this one, which therefore can't ask itself.
  await sql`ALTER TABLE organisation_closure ENABLE ROW LEVEL SECURITY`.execute(db)
  await sql`ALTER TABLE organisation_closure FORCE ROW LEVEL SECURITY`.execute(db)
  await sql`CREATE POLICY tenant ON organisation_closure TO mingjian_tenant USING (ancestor = mingjian_organisation())`.execute(db)
  await sql`CREATE POLICY owner ON organisation_closure TO CURRENT_USER USING (true) WITH CHECK (true)`.execute(db)
  await sql`GRANT SELECT ON organisation_closure TO mingjian_tenant`.execute(db)
}

/**
 * Rows are numbered and chained within their organisation: each digest covers the row and the digest before it, so that a row that was
 * changed, put between or taken out shows. The database itself writes number, time and digest, whatever an INSERT says.
 */
async function audit(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE audit (
      organisation_id uuid NOT NULL REFERENCES organisations,
      number bigint NOT NULL,
      at timestamptz(3) NOT NULL,
      actor_organisation uuid NOT NULL REFERENCES organisations,
      actor_role text NOT NULL,
      actor_key uuid,
      action text NOT NULL,
      subject text NOT NULL,
      detail jsonb NOT NULL,
      previous text NOT NULL,
      digest text NOT NULL,
      PRIMARY KEY (organisation_id, number)
    )`.execute(db)
  await sql`CREATE INDEX audit_subject ON audit (subject, number)`.execute(db)
  await sql`
    CREATE FUNCTION mingjian_audit_digest(entry audit) RETURNS text LANGUAGE sql STABLE AS $$
      SELECT encode(sha256(convert_to(entry.previous || jsonb_build_array(
        entry.organisation_id, entry.number, to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), entry.actor_organisation,
        entry.actor_role, entry.actor_key, entry.action, entry.subject, entry.detail)::text, 'UTF8')), 'hex')
    $$`.execute(db)
  // One writer of an organisation's chain at a time, until he commits: write of it late in a transaction.
  await sql`
    CREATE FUNCTION mingjian_audit_append() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    DECLARE last record;
    BEGIN
      PERFORM pg_advisory_xact_lock(hashtextextended('mingjian audit ' || NEW.organisation_id, 0));
      SELECT number, digest INTO last FROM audit WHERE organisation_id = NEW.organisation_id ORDER BY number DESC LIMIT 1;
      NEW.number := coalesce(last.number, 0) + 1;
      NEW.at := date_trunc('milliseconds', clock_timestamp());
      NEW.previous := coalesce(last.digest, '');
      NEW.digest := mingjian_audit_digest(NEW);
      RETURN NEW;
    END $$`.execute(db)
  await sql`CREATE TRIGGER audit_append BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION mingjian_audit_append()`.execute(db)
  await sql`
    CREATE FUNCTION mingjian_audit_keep() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the audit trail can not be changed' USING ERRCODE = 'insufficient_privilege'; END $$`.execute(db)
  await sql`
    CREATE TRIGGER audit_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION mingjian_audit_keep()`.execute(db)
  await sql`SELECT mingjian_protect('audit', 'SELECT, INSERT')`.execute(db)
}
