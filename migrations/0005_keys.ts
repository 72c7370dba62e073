// Makes the table of keys: of a secret only its digest is kept. A key is never removed, so that the audit trail can name it.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE keys (
      id uuid PRIMARY KEY,
      organisation_id uuid NOT NULL REFERENCES organisations,
      name text NOT NULL,
      role text NOT NULL CHECK (role IN ('office', 'evaluator', 'agency', 'reader')),
      scopes text[] NOT NULL,
      digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
      requests_per_minute integer CHECK (requests_per_minute > 0),
      created_at timestamptz(3) NOT NULL DEFAULT now(),
      expires_at timestamptz(3),
      revoked_at timestamptz(3),
      last_used_at timestamptz(3),
      replaced_by uuid REFERENCES keys
    )`.execute(db)
  await sql`CREATE INDEX keys_organisation ON keys (organisation_id, id)`.execute(db)
  await sql`SELECT mingjian_protect('keys', 'SELECT, INSERT')`.execute(db)
  await sql`GRANT UPDATE (expires_at, revoked_at, replaced_by) ON keys TO mingjian_tenant`.execute(db)
}
