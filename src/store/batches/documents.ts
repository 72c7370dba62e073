// The bytes of documents to rows and back: each kept once for its organisation, found by its hash.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { Database } from '../tables.js'

/** Many in one statement. @returns their hashes, in their order. */
export async function keepDocuments(tx: Transaction<Database>, organisation: string, documents: Uint8Array[]): Promise<string[]> {
  if (documents.length === 0) return []
  const hashes = documents.map((bytes) => createHash('sha256').update(bytes).digest('hex'))
  await holdDocuments(tx, organisation, 'with others')
  const rows = documents.map((bytes, at) => sql`(${organisation}::uuid, ${hashes[at]}, ${asBuffer(bytes)}::bytea, ${bytes.length}::int)`)
  // In the order of their hashes: two uploads of the same documents must not wait for each other crosswise.
  const order = [...rows.keys()].sort((a, b) => (hashes[a]! < hashes[b]! ? -1 : 1))
  await sql`INSERT INTO documents (organisation_id, sha256, bytes, size)
    VALUES ${sql.join(order.map((at) => rows[at]!))} ON CONFLICT DO NOTHING`.execute(tx)
  return hashes
}

/** @returns the hash of the bytes, lower-case hex: the name it is found by. */
export async function keepDocument(tx: Transaction<Database>, organisation: string, bytes: Uint8Array): Promise<string> {
  const [sha256] = await keepDocuments(tx, organisation, [bytes])
  return sha256!
}

/** Null where there is none, or where it was erased when its retention ended. */
export async function documentBytes(tx: Transaction<Database>, organisation: string, sha256: string): Promise<Uint8Array | null> {
  const { rows } = await sql<{ bytes: Buffer }>`
    SELECT bytes FROM documents WHERE organisation_id = ${organisation} AND sha256 = ${sha256}`.execute(tx)
  return rows[0]?.bytes ?? null
}

/**
 * Of a submission that now belongs to another organisation: its bytes go there, and leave every organisation that had them for its sake, as far
 * as nothing else there names them. Call it once the rows that name them are written.
 * @property left organisations that an evaluation of it left @param above those that go on seeing it: what they evaluate it by stays
 */
export async function moveDocument(
  tx: Transaction<Database>, { id, sha256, from, to, left }: { id: string; sha256: string; from: string; to: string; left: string[] },
  above: Set<string>,
): Promise<void> {
  await sql`INSERT INTO documents (organisation_id, sha256, bytes, size, created_at)
    SELECT ${to}::uuid, sha256, bytes, size, created_at FROM documents WHERE organisation_id = ${from} AND sha256 = ${sha256}
    ON CONFLICT DO NOTHING`.execute(tx)
  const { rows: worked } = await sql<{ organisation: string }>`
    SELECT DISTINCT organisation_id AS organisation FROM batch_items WHERE submission_id = ${id}`.execute(tx)
  for (const organisation of [...new Set([from, ...left, ...worked.map((each) => each.organisation)])].sort()) {
    await holdDocuments(tx, organisation, 'alone')
    await sql`DELETE FROM documents WHERE organisation_id = ${organisation} AND sha256 = ${sha256}
      AND NOT EXISTS (SELECT FROM submissions WHERE organisation_id = ${organisation} AND sha256 = ${sha256})
      AND NOT EXISTS (SELECT FROM evaluations WHERE organisation_id = ${organisation} AND document_sha256 = ${sha256})
      AND NOT EXISTS (SELECT FROM batch_items WHERE organisation_id = ${organisation} AND sha256 = ${sha256}
        AND (${above.has(organisation)} OR submission_id IS DISTINCT FROM ${id}))`.execute(tx)
  }
}

/** Whoever keeps the same bytes again finds them there, and must not have them taken away before he names them. */
export async function holdDocuments(tx: Transaction<Database>, organisation: string, how: 'alone' | 'with others'): Promise<void> {
  const lock = sql.raw(how === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared')
  await sql`SELECT ${lock}(hashtextextended(${`mingjian documents ${organisation}`}, 0))`.execute(tx)
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
