// Ids of evaluations in, whose they are and what names their subjects, with those scored again from them, out.
import { sql } from 'kysely'
import { namedBy, subjectMarksOf } from './subjects.js'
import type { Selectable, Transaction } from 'kysely'
import type { Database, EvaluationRow } from '../tables.js'

type Columns = 'id' | 'organisation_id' | 'body_id' | 'document_sha256' | 'report_year' | 'issuer_name' | 'province' | 'erased_at'
export type Made = Pick<Selectable<EvaluationRow>, Columns>
const columns = sql`id, organisation_id, body_id, document_sha256, report_year, issuer_name, province, erased_at`

/** Those given, and those scored again from them, by their ids. */
export async function madeOf(tx: Transaction<Database>, origins: string[]): Promise<Made[]> {
  const { rows } = await sql<Made>`
    SELECT ${columns} FROM evaluations WHERE id = ANY(${origins}::uuid[]) OR rescored_from = ANY(${origins}::uuid[]) ORDER BY id`.execute(tx)
  return rows
}

/** Of each as it is and as it would be: by which whatever was decided is found, and held against who decides and stores at once. */
export function subjectsBetween(made: Made[], body: string | null): string[] {
  return [...new Set(made.flatMap((each) => [...subjectMarksOf(namedBy(each), each.body_id), ...subjectMarksOf(namedBy(each), body)]))]
}
