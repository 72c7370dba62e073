// A sample's codes to rows and back.
import type { Transaction } from 'kysely'
import type { Coding, RuleCodes } from '../../../season/sampling/coding.js'
import type { Database } from '../../tables.js'

export async function codingsOf(tx: Transaction<Database>, id: string): Promise<Coding[]> {
  const rows = await tx.selectFrom('codings').selectAll().where('sample_id', '=', id).orderBy('n').orderBy('place').execute()
  return rows.map((row) => ({
    n: row.n, place: row.place, by: { key: row.coder_key, label: row.coder }, codes: row.codes as RuleCodes, codedAt: row.coded_at.toISOString(),
    blind: row.blind,
  }))
}
