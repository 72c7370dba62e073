// A moment in; text, quotes and bytes whose time has ended erased everywhere, and how much that was, out.
import { sql } from 'kysely'
import { packed } from '../../model/packed.js'
import { asking } from '../database.js'
import { audited } from '../audit.js'
import { getEvaluation, rowOf } from '../evaluations.js'
import { withoutText } from '../../season/erasure.js'
import type { Kysely, Transaction } from 'kysely'
import type { Caller } from '../../model/caller.js'
import type { Database } from '../tables.js'

export interface Erased { submissions: number; evaluations: number; documents: number }

const atOnce = 100

/**
 * An organisation's own number of days goes before that of the nearest above it, and that before the service's; 0 days: never. A document
 * that was handed in again is kept as long as the last time says. Bytes that nobody names any more go after a day.
 * @param otherwise days, where no organisation has said
 */
export async function eraseExpired(db: Kysely<Database>, now: Date, otherwise: number): Promise<Erased> {
  return asking(async () => {
    const submissions = await db.transaction().execute((tx) => eraseSubmissions(tx, now, otherwise))
    let evaluations = 0
    for (;;) {
      const done = await db.transaction().execute((tx) => eraseEvaluations(tx, now, otherwise))
      evaluations += done
      if (done < atOnce) break
    }
    const documents = await db.transaction().execute((tx) => eraseDocuments(tx, now, otherwise))
    return { submissions, evaluations, documents }
  })
}

/** Organisations with the moment before which what they keep has ended. */
const ended = (now: Date, otherwise: number) => sql`
  SELECT id, ${now}::timestamptz - make_interval(days => days) AS before FROM (
    SELECT o.id, coalesce((SELECT r.days FROM organisation_closure c JOIN retentions r ON r.organisation_id = c.ancestor
      WHERE c.descendant = o.id ORDER BY c.depth LIMIT 1), ${otherwise}::int) AS days
    FROM organisations o) kept WHERE days > 0`

async function eraseSubmissions(tx: Transaction<Database>, now: Date, otherwise: number): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE submissions s SET erased_at = ${now} FROM (${ended(now, otherwise)}) e
    WHERE s.organisation_id = e.id AND s.erased_at IS NULL AND s.received_at < e.before`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** By its own age, or with the last submission of its document. */
async function eraseEvaluations(tx: Transaction<Database>, now: Date, otherwise: number): Promise<number> {
  const { rows } = await sql<{ id: string; organisation_id: string; document_sha256: string }>`
    SELECT v.id, v.organisation_id, v.document_sha256 FROM evaluations v JOIN (${ended(now, otherwise)}) e ON e.id = v.organisation_id
    WHERE v.erased_at IS NULL AND NOT EXISTS (
        SELECT FROM submissions s WHERE s.organisation_id = v.organisation_id AND s.sha256 = v.document_sha256 AND s.erased_at IS NULL)
      AND (v.created_at < e.before OR EXISTS (
        SELECT FROM submissions s WHERE s.organisation_id = v.organisation_id AND s.sha256 = v.document_sha256 AND s.erased_at IS NOT NULL))
    ORDER BY v.organisation_id, v.id LIMIT ${atOnce} FOR UPDATE OF v SKIP LOCKED`.execute(tx)
  for (const { id, organisation_id: organisation, document_sha256: sha256 } of rows) {
    const stored = (await getEvaluation(tx, id))!
    await tx.updateTable('evaluations').set({ ...rowOf(packed(withoutText(stored.result))), erased_at: now }).where('id', '=', id).execute()
    await sql`DELETE FROM verdict_marks WHERE verdict_id IN (SELECT id FROM verdicts WHERE evaluation_id = ${id} AND personal)`.execute(tx)
    await sql`UPDATE batch_items SET reading = NULL
      WHERE organisation_id = ${organisation} AND sha256 = ${sha256} AND reading IS NOT NULL`.execute(tx)
  }
  const organisations = [...new Set(rows.map(({ organisation_id }) => organisation_id))]
  for (const organisation of organisations) {
    // Answers kept for repeated requests hold quotes: those of a day at most.
    await sql`DELETE FROM idempotency_keys WHERE organisation_id = ${organisation}`.execute(tx)
    const count = rows.filter((row) => row.organisation_id === organisation).length
    await audited(tx, retention(organisation), 'text.erased', organisation, { evaluations: count })
  }
  return rows.length
}

async function eraseDocuments(tx: Transaction<Database>, now: Date, otherwise: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM documents d USING (${ended(now, otherwise)}) e
    WHERE d.organisation_id = e.id
      AND NOT EXISTS (SELECT FROM submissions s WHERE s.organisation_id = d.organisation_id AND s.sha256 = d.sha256 AND s.erased_at IS NULL)
      AND NOT EXISTS (SELECT FROM batch_items i
        WHERE i.organisation_id = d.organisation_id AND i.sha256 = d.sha256 AND i.state IN ('pending', 'working'))
      AND (d.created_at < e.before
        OR EXISTS (SELECT FROM submissions s WHERE s.organisation_id = d.organisation_id AND s.sha256 = d.sha256 AND s.erased_at IS NOT NULL)
        OR (d.created_at < ${now}::timestamptz - interval '1 day'
          AND NOT EXISTS (SELECT FROM batch_items i WHERE i.organisation_id = d.organisation_id AND i.sha256 = d.sha256)))`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Nobody asked for it: the time that was stated did. */
function retention(organisation: string): Caller {
  return { organisation, role: 'office', scopes: [], key: null, person: null, open: false }
}
