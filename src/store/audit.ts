// What somebody did in, a row of the audit trail out; and the trail read back and proved whole.
import { sql } from 'kysely'
import { personsOf } from './persons.js'
import { inTree } from './tenancy.js'
import { fromStored, fromStoredJson, toStored, toStoredJson } from './stored-text.js'
import type { Selectable, Transaction } from 'kysely'
import type { Caller } from '../model/caller.js'
import type { AuditRow, Database } from './tables.js'
import type { Tenancy } from './tenancy.js'

/** Never text of a report: ids, names, states, reasons that a person wrote for the record. */
export type AuditDetail = Record<string, string | number | boolean | null | readonly string[]>

export interface AuditEntry {
  organisation: string
  /** From 1, without a gap, within its organisation. */
  number: number
  at: string
  /** `key` that was used, and whose it is: `person` is the first of the keys that it was rotated from. */
  actor: { organisation: string; role: string; key: string | null; person: string | null }
  /** `key.revoked`, `verdict.given`: what was done to which kind of thing. */
  action: string
  /** Id of the thing. */
  subject: string
  detail: unknown
  /** SHA-256 over the row and the digest before it. */
  digest: string
}

export interface AuditTrail {
  /** Newest first, of one organisation: the caller's own where none is named. `before` is the number of the last entry of the page before. */
  list(page: { limit: number; before?: number; organisation?: string; subject?: string }): Promise<AuditEntry[]>
  /** @returns the number of the first entry that does not follow from the one before it; null where all do. */
  firstBreak(organisation?: string): Promise<number | null>
}

/**
 * Call it in the transaction that changes what a person may dispute, and late in it: till it commits no other writes to the same trail.
 * @param organisation whose trail: that of the thing's owner, where it is not the caller himself.
 */
export async function audited(
  tx: Transaction<Database>, caller: Caller, action: string, subject: string, detail: AuditDetail = {}, organisation = caller.organisation,
): Promise<void> {
  await tx.insertInto('audit').values({
    organisation_id: organisation, actor_organisation: caller.organisation, actor_role: caller.role, actor_key: caller.key,
    action, subject: toStored(subject), detail: toStoredJson(detail),
  }).execute()
}

export function auditTrailOf({ caller, within }: Tenancy): AuditTrail {
  return {
    list: ({ limit, before, organisation = caller.organisation, subject }) => within(async (tx) => {
      let query = tx.selectFrom('audit').selectAll().select(sql<string>`detail::text`.as('detail'))
        .where('organisation_id', '=', organisation).where(inTree(caller))
      if (before !== undefined) query = query.where('number', '<', String(before))
      if (subject !== undefined) query = query.where('subject', '=', toStored(subject))
      const rows = await query.orderBy('number', 'desc').limit(limit).execute()
      const personOf = await personsOf(tx, rows.map((row) => row.actor_key))
      return rows.map((row) => fromRow(row, personOf(row.actor_key)))
    }),
    firstBreak: (organisation = caller.organisation) => within(async (tx) => {
      const { rows } = await sql<{ number: string | null }>`
        SELECT min(number) AS number FROM (
          SELECT number, digest <> mingjian_audit_digest(audit)
            OR previous <> coalesce(lag(digest) OVER trail, '') OR number <> coalesce(lag(number) OVER trail, 0) + 1 AS broken
          FROM audit WHERE organisation_id = ${organisation} WINDOW trail AS (ORDER BY number)
        ) entries WHERE broken`.execute(tx)
      const number = rows[0]?.number ?? null
      return number === null ? null : Number(number)
    }),
  }
}

function fromRow(row: Selectable<AuditRow>, person: string | null): AuditEntry {
  return {
    organisation: row.organisation_id, number: Number(row.number), at: row.at.toISOString(),
    actor: { organisation: row.actor_organisation, role: row.actor_role, key: row.actor_key, person },
    action: row.action, subject: fromStored(row.subject), detail: fromStoredJson(row.detail), digest: row.digest,
  }
}
