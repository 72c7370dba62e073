// The key of a request that may be repeated in; the answer the first one got out, for whoever repeats it.
import { sql } from 'kysely'
import { v7 as timeOrderedId } from 'uuid'
import { limits } from '../model/limits.js'
import { fromStoredJson, toStoredJson } from './stored-text.js'
import type { Tenancy } from './tenancy.js'

export interface KeptAnswer {
  /** Of the request: another one with the same key is a mistake. */
  fingerprint: string
  status: number
  headers: Record<string, string>
  body: Uint8Array
}

/** Of a request whose process did its work and died before it answered. */
export interface LostAnswer {
  /** Null where it died before it had read the request whole. */
  fingerprint: string | null
  /** Id of the one thing it was for, where it was for one. */
  made: string | null
}

/** The key is the caller's own to use, its answer is known or was lost, or another has it and is not done. */
export type Taken = { holder: string } | { kept: KeptAnswer } | { lost: LostAnswer } | { underWay: true }

export interface Idempotency {
  /** @param heldMs how long it is the caller's at most: after that a process that died no longer holds it. */
  take(key: string, heldMs: number): Promise<Taken>
  /** What the holder answers. */
  keep(key: string, holder: string, answer: KeptAnswer): Promise<void>
  /** As if it had never been used, unless work was done under it. */
  release(key: string, holder: string): Promise<void>
}

interface Row {
  fingerprint: string | null
  status: number | null
  headers: string | null
  body: Buffer | null
  made: string | null
  /** Work was done by one that no longer has the key. */
  left: boolean
}

export function idempotencyOf({ caller, within }: Tenancy): Idempotency {
  const { organisation } = caller
  const who = caller.person ?? ''
  const mine = (key: string) => sql`organisation_id = ${organisation} AND caller = ${who} AND key = ${key}`
  return {
    take: (key, heldMs) => within(async (tx) => {
      const holder = timeOrderedId()
      const { rows } = await sql`
        INSERT INTO idempotency_keys AS held (organisation_id, caller, key, holder, held_until, expires_at)
        VALUES (${organisation}, ${who}, ${key}, ${holder}, now() + make_interval(secs => ${heldMs / 1000}),
          now() + make_interval(hours => ${limits.idempotencyHours}))
        ON CONFLICT (organisation_id, caller, key) DO UPDATE
          SET holder = excluded.holder, held_until = excluded.held_until, expires_at = excluded.expires_at,
            fingerprint = NULL, status = NULL, headers = NULL, body = NULL, worked = false, made = NULL
          WHERE held.expires_at < now() OR (held.status IS NULL AND NOT held.worked AND held.held_until < now())
        RETURNING holder`.execute(tx)
      if (rows.length > 0) return { holder }
      const { rows: [row] } = await sql<Row>`
        SELECT fingerprint, status, headers::text AS headers, body, made, worked AND held_until <= now() AS left
        FROM idempotency_keys WHERE ${mine(key)}`.execute(tx)
      return row ? keptIn(row) : { underWay: true }
    }),
    keep: (key, holder, { fingerprint, status, headers, body }) => within(async (tx) => {
      await sql`UPDATE idempotency_keys
        SET fingerprint = ${fingerprint}, status = ${status}, headers = ${toStoredJson(headers)}, body = ${Buffer.from(body)}
        WHERE ${mine(key)} AND holder = ${holder}`.execute(tx)
    }),
    release: (key, holder) => within(async (tx) => {
      const held = sql`${mine(key)} AND holder = ${holder} AND status IS NULL`
      await sql`DELETE FROM idempotency_keys WHERE ${held} AND NOT worked`.execute(tx)
      await sql`UPDATE idempotency_keys SET held_until = now() WHERE ${held}`.execute(tx)
    }),
  }
}

function keptIn({ fingerprint, status, headers, body, made, left }: Row): Taken {
  if (status === null) return left ? { lost: { fingerprint, made } } : { underWay: true }
  return { kept: { fingerprint: fingerprint!, status, headers: fromStoredJson(headers!) as Record<string, string>, body: body! } }
}
