// Keys by which something was done in, whose each of them is out: all keys of a chain of rotations are one person's.
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { Database } from './tables.js'

/** @returns the first key of the chain of each; null for null, where no key was needed. */
export async function personsOf(tx: Transaction<Database>, keys: Array<string | null>): Promise<(key: string | null) => string | null> {
  const asked = [...new Set(keys)].filter((key) => key !== null)
  if (asked.length === 0) return () => null
  const { rows } = await sql<{ key: string; person: string }>`
    SELECT key, mingjian_person(key) AS person FROM unnest(${asked}::uuid[]) AS key`.execute(tx)
  const persons = new Map(rows.map(({ key, person }) => [key, person]))
  return (key) => (key === null ? null : persons.get(key)!)
}
