// Keys of organisations to rows and back: made, rotated and revoked, each with its line in the audit trail. No secret comes in or goes out.
import { sql } from 'kysely'
import { v7 as timeOrderedId } from 'uuid'
import { audited } from './audit.js'
import { fromStored, toStored } from './stored-text.js'
import { inTree } from './tenancy.js'
import type { Selectable, Transaction } from 'kysely'
import type { Caller, Role, Scope } from '../model/caller.js'
import type { Database, KeyRow } from './tables.js'
import type { Tenancy } from './tenancy.js'

export interface KeyRecord {
  id: string
  organisation: string
  name: string
  role: Role
  scopes: Scope[]
  requestsPerMinute: number | null
  createdAt: string
  expiresAt: string | null
  revokedAt: string | null
  lastUsedAt: string | null
  /** The key that it was rotated into. */
  replacedBy: string | null
  /** Whose it is: the first of the keys that it was rotated from, or its own id. */
  person: string
}

export interface NewKey extends Pick<KeyRecord, 'organisation' | 'name' | 'role' | 'scopes' | 'requestsPerMinute'> {
  digest: string
  expiresAt: Date
}

export interface Rotation {
  digest: string
  /** Of the new one. */
  expiresAt: Date
  /** When the old one ends, unless it ends sooner by itself. */
  oldUntil: Date
  /** Says no, by throwing, where the caller may not hold such a key. */
  allowed(old: KeyRecord): void
}

export interface Keys {
  get(id: string): Promise<KeyRecord | null>
  /** Newest first. */
  list(page: { limit: number; after?: string; organisation?: string }): Promise<{ items: KeyRecord[]; next: string | null }>
  /** @param id given, since the key as it is sent bears it. @returns null where the caller sees no such organisation. */
  create(id: string, key: NewKey): Promise<KeyRecord | null>
  /** @returns null where there is none, 'spent' where it is expired, revoked or rotated. */
  rotate(id: string, newId: string, rotation: Rotation): Promise<{ key: KeyRecord; old: KeyRecord } | 'spent' | null>
  /** Once and for good; a second time changes nothing. @returns false where there is none. */
  revoke(id: string): Promise<boolean>
}

/** The id is known before the row: it is a part of the key. */
export function newKeyId(): string {
  return timeOrderedId()
}

export function keysOf({ caller, within }: Tenancy): Keys {
  return {
    get: (id) => within((tx) => get(tx, caller, id)),
    list: ({ limit, after, organisation }) => within(async (tx) => {
      let query = tx.selectFrom('keys').select(shown).where(inTree(caller))
      if (organisation !== undefined) query = query.where('organisation_id', '=', organisation)
      if (after !== undefined) query = query.where('id', '<', after)
      const rows = await query.orderBy('id', 'desc').limit(limit + 1).execute()
      return { items: rows.slice(0, limit).map(fromRow), next: rows.length > limit ? rows[limit - 1]!.id : null }
    }),
    create: (id, key) => within(async (tx) => {
      const seen = await tx.selectFrom('organisations').select('id').where('id', '=', key.organisation)
        .where(inTree(caller, 'id')).executeTakeFirst()
      return seen ? insert(tx, caller, id, key) : null
    }),
    rotate: (id, newId, rotation) => within((tx) => rotate(tx, caller, id, newId, rotation)),
    revoke: (id) => within(async (tx) => {
      const key = await get(tx, caller, id)
      if (!key) return false
      const { numUpdatedRows } = await tx.updateTable('keys').set({ revoked_at: sql<Date>`now()` }).where('id', '=', id)
        .where('revoked_at', 'is', null).executeTakeFirst()
      if (numUpdatedRows > 0n) await audited(tx, caller, 'key.revoked', id, { name: key.name }, key.organisation)
      return true
    }),
  }
}

async function insert(tx: Transaction<Database>, caller: Caller, id: string, key: NewKey): Promise<KeyRecord> {
  const { organisation, name, role, scopes, requestsPerMinute, digest, expiresAt } = key
  const row = await tx.insertInto('keys').values({
    id, organisation_id: organisation, name: toStored(name), role, scopes, digest, requests_per_minute: requestsPerMinute, expires_at: expiresAt,
  }).returning(shown).executeTakeFirstOrThrow()
  await audited(tx, caller, 'key.created', id, { name, role, scopes, expiresAt: expiresAt.toISOString() }, organisation)
  return fromRow(row)
}

/** The old row is locked first: of two that rotate it at once, one wins and the other finds it spent. */
async function rotate(
  tx: Transaction<Database>, caller: Caller, id: string, newId: string, { digest, expiresAt, oldUntil, allowed }: Rotation,
): Promise<{ key: KeyRecord; old: KeyRecord } | 'spent' | null> {
  const row = await tx.selectFrom('keys').select([...shown, sql<boolean>`expires_at IS NOT NULL AND expires_at <= now()`.as('expired')])
    .where('id', '=', id).where(inTree(caller)).forUpdate().executeTakeFirst()
  if (!row) return null
  const held = fromRow(row)
  allowed(held)
  if (row.expired || held.revokedAt !== null || held.replacedBy !== null) return 'spent'
  const { organisation, name, role, scopes, requestsPerMinute } = held
  await insert(tx, caller, newId, { organisation, name, role, scopes, requestsPerMinute, digest, expiresAt })
  const old = await tx.updateTable('keys').set({ replaced_by: newId, expires_at: sql<Date>`least(expires_at, ${oldUntil})` }).where('id', '=', id)
    .returning(shown).executeTakeFirstOrThrow()
  await audited(tx, caller, 'key.rotated', id, { into: newId, until: fromRow(old).expiresAt }, organisation)
  // Read anew: it is its holder's only from then on.
  return { key: (await get(tx, caller, newId))!, old: fromRow(old) }
}

async function get(tx: Transaction<Database>, caller: Caller, id: string): Promise<KeyRecord | null> {
  const row = await tx.selectFrom('keys').select(shown).where('id', '=', id).where(inTree(caller)).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** All but the digest. */
const shown = [
  'id', 'organisation_id', 'name', 'role', 'scopes', 'requests_per_minute', 'created_at', 'expires_at', 'revoked_at', 'last_used_at', 'replaced_by',
  'person',
] as const satisfies Array<keyof KeyRow>

function fromRow(row: Pick<Selectable<KeyRow>, (typeof shown)[number]>): KeyRecord {
  const iso = (date: Date | null): string | null => date?.toISOString() ?? null
  return {
    id: row.id, organisation: row.organisation_id, name: fromStored(row.name), role: row.role, scopes: row.scopes,
    requestsPerMinute: row.requests_per_minute, createdAt: row.created_at.toISOString(), expiresAt: iso(row.expires_at),
    revokedAt: iso(row.revoked_at), lastUsedAt: iso(row.last_used_at), replacedBy: row.replaced_by, person: row.person,
  }
}
