// The bytes of documents to rows and back: each kept once for its organisation, found by its hash.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { Database } from '../tables.js'

/** Many in one statement. @returns their hashes, in their order. */
export async function keepDocuments(tx: Transaction<Database>, organisation: string, documents: Uint8Array[]): Promise<string[]> {
  if (documents.length === 0) return []
  const hashes = documents.map((bytes) => createHash('sha256').update(bytes).digest('hex'))
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

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
