// Subjects of evaluations in; held till the transaction ends, so that what is decided and stored at once knows of each other, those decided out.
import { sql } from 'kysely'
import { subjectMark, subjectsOf } from '../../season/fingerprint.js'
import { fromStored } from '../stored-text.js'
import type { Selectable, Transaction } from 'kysely'
import type { Named } from '../../season/fingerprint.js'
import type { Database, EvaluationRow } from '../tables.js'

export function subjectMarksOf(head: Named, body: string | null): string[] {
  return subjectsOf(head, body).map(subjectMark)
}

type Row = Pick<Selectable<EvaluationRow>, 'document_sha256' | 'report_year' | 'issuer_name' | 'province'>

/** What names the subject of a stored evaluation, without opening it. */
export function namedBy({ document_sha256: sha256, report_year: year, issuer_name: name, province }: Row): Named {
  const read = (text: string | null): string | null => (text === null ? null : fromStored(text))
  return { document: { sha256 }, report: { year, issuer: { name: read(name), province: read(province) } } }
}

/**
 * Whoever decides holds the subject alone, whoever stores evaluations of it holds it with others that do. So one of them comes first: what is
 * stored later finds the verdict, what is decided later finds the evaluation. It is taken before any row of an evaluation is locked or
 * written, and in one order, so that no two wait for each other.
 */
export async function holdSubjects(tx: Transaction<Database>, marks: string[], how: 'alone' | 'with others'): Promise<void> {
  const lock = sql.raw(how === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared')
  await sql`SELECT ${lock}(key) FROM (
    SELECT DISTINCT hashtextextended('mingjian subject ' || mark, 0) AS key FROM unnest(${marks}::text[]) AS mark ORDER BY key) AS held`.execute(tx)
}

/** @returns those of which people decided something. One question of an index, whatever was decided of others. */
export async function decidedSubjects(tx: Transaction<Database>, marks: string[]): Promise<Set<string>> {
  if (marks.length === 0) return new Set()
  const rows = await tx.selectFrom('verdict_marks').select('mark').distinct().where('mark', 'in', marks).execute()
  return new Set(rows.map(({ mark }) => mark))
}
