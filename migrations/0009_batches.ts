// Makes the tables of batches: the batch and its count, its items, the deliveries of its webhook, the keys of repeated requests, the workers.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'

const tenants = ['batches', 'batch_items', 'webhook_deliveries', 'idempotency_keys']

export async function up(db: Kysely<unknown>): Promise<void> {
  await batches(db)
  await items(db)
  await deliveries(db)
  await idempotencyKeys(db)
  // No tenant's: which processes work, to tell the jobs of one that died.
  await sql`CREATE TABLE workers (
    id text PRIMARY KEY, started_at timestamptz(3) NOT NULL DEFAULT now(), seen_at timestamptz(3) NOT NULL DEFAULT now())`.execute(db)
  for (const table of tenants) await sql`SELECT mingjian_protect(${sql.lit(table)}, 'SELECT, INSERT, UPDATE, DELETE')`.execute(db)
}

async function batches(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE batches (
    id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    created_at timestamptz(3) NOT NULL,
    state text NOT NULL,
    phase text NOT NULL,
    title text,
    options json NOT NULL,
    webhook_url text,
    webhook_secret text,
    idempotency_key text,
    documents integer NOT NULL DEFAULT 0,
    bytes bigint NOT NULL DEFAULT 0,
    read integer NOT NULL DEFAULT 0,
    done integer NOT NULL DEFAULT 0,
    failed integer NOT NULL DEFAULT 0,
    cancelled integer NOT NULL DEFAULT 0,
    settled bigint NOT NULL DEFAULT 0,
    finished_at timestamptz(3)
  ) WITH (fillfactor = 50)`.execute(db)
  await sql`CREATE INDEX batches_of_organisation ON batches (organisation_id, id)`.execute(db)
  await sql`CREATE INDEX batches_under_way ON batches (organisation_id) WHERE state IN ('receiving', 'working')`.execute(db)
  await sql`CREATE UNIQUE INDEX batches_by_key ON batches (organisation_id, idempotency_key) WHERE idempotency_key IS NOT NULL`.execute(db)
}

async function items(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE batch_items (
    batch_id uuid NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
    position integer NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    name text NOT NULL,
    sha256 text NOT NULL,
    size integer NOT NULL,
    submitted json NOT NULL,
    state text NOT NULL DEFAULT 'pending',
    phase text NOT NULL,
    attempts smallint NOT NULL DEFAULT 0,
    evaluation_id uuid,
    fault json,
    reading json,
    beside json,
    settled bigint,
    settled_at timestamptz(3),
    PRIMARY KEY (batch_id, position)
  ) WITH (fillfactor = 70)`.execute(db)
  await sql`CREATE INDEX batch_items_settled ON batch_items (batch_id, settled) WHERE settled IS NOT NULL`.execute(db)
  await sql`CREATE INDEX batch_items_of_document ON batch_items (organisation_id, sha256) WHERE state IN ('pending', 'working')`.execute(db)
}

async function deliveries(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE webhook_deliveries (
    id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    batch_id uuid NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
    event text NOT NULL,
    body text NOT NULL,
    state text NOT NULL DEFAULT 'pending',
    attempts smallint NOT NULL DEFAULT 0,
    last_answer text,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    ended_at timestamptz(3)
  )`.execute(db)
  await sql`CREATE INDEX webhook_deliveries_of_batch ON webhook_deliveries (batch_id, id)`.execute(db)
}

async function idempotencyKeys(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE idempotency_keys (
    organisation_id uuid NOT NULL REFERENCES organisations (id),
    caller text NOT NULL,
    key text NOT NULL,
    holder uuid NOT NULL,
    fingerprint text,
    status smallint,
    headers json,
    body bytea,
    held_until timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL,
    PRIMARY KEY (organisation_id, caller, key)
  )`.execute(db)
  await sql`CREATE INDEX idempotency_keys_expiry ON idempotency_keys (expires_at)`.execute(db)
}
