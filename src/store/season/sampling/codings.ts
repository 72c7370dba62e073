// A sample's codes to rows and back.
import { personsOf } from '../../persons.js'
import { firstOfEach } from '../../../season/sampling/coding.js'
import type { Transaction } from 'kysely'
import type { Coding, RuleCodes } from '../../../season/sampling/coding.js'
import type { Database } from '../../tables.js'

/** Of one person the first of each item alone. @param n of one item alone */
export async function codingsOf(tx: Transaction<Database>, id: string, n?: number): Promise<Coding[]> {
  let query = tx.selectFrom('codings').selectAll().where('sample_id', '=', id)
  if (n !== undefined) query = query.where('n', '=', n)
  const rows = await query.orderBy('n').orderBy('place').execute()
  const personOf = await personsOf(tx, rows.map((row) => row.coder_key))
  return firstOfEach(rows.map((row) => ({
    n: row.n, place: row.place, by: { key: row.coder_key, person: personOf(row.coder_key), label: row.coder }, codes: row.codes as RuleCodes,
    codedAt: row.coded_at.toISOString(), blind: row.blind,
  })))
}
