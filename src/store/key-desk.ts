// The id of a key in, what is kept of it out, whoever it belongs to: before that is known nobody can be asked whose it is.
import { asking } from './database.js'
import { fromStored } from './stored-text.js'
import type { Kysely } from 'kysely'
import type { Role, Scope } from '../model/caller.js'
import type { Database } from './tables.js'

export interface HeldKey {
  id: string
  /** The first of the keys that it was rotated from. */
  person: string
  organisation: string
  /** What it is for, as its office called it. */
  name: string
  role: Role
  scopes: Scope[]
  digest: string
  requestsPerMinute: number | null
  expiresAt: Date | null
  revokedAt: Date | null
  lastUsedAt: Date | null
}

export interface KeyDesk {
  find(id: string): Promise<HeldKey | null>
  /** Whether a key was ever made, be it revoked since. */
  any(): Promise<boolean>
  /** Stamps the use of a key, unless another process has done so since `unless`. */
  stamp(id: string, at: Date, unless: Date): Promise<void>
}

export function keyDeskOf(db: Kysely<Database>): KeyDesk {
  return {
    find: (id) => asking(async () => {
      const row = await db.selectFrom('keys').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? {
        id, person: row.person, organisation: row.organisation_id, name: fromStored(row.name), role: row.role, scopes: row.scopes,
        digest: row.digest, requestsPerMinute: row.requests_per_minute,
        expiresAt: row.expires_at, revokedAt: row.revoked_at, lastUsedAt: row.last_used_at,
      } : null
    }),
    any: () => asking(async () => (await db.selectFrom('keys').select('id').limit(1).executeTakeFirst()) !== undefined),
    stamp: (id, at, unless) => asking(async () => {
      await db.updateTable('keys').set({ last_used_at: at }).where('id', '=', id)
        .where((row) => row.or([row('last_used_at', 'is', null), row('last_used_at', '<', unless)])).execute()
    }),
  }
}
