// A score that people's verdicts made in, kept as the next version beside those before it; and all versions of an evaluation out.
import { fromStoredJson, toStoredJson } from '../stored-text.js'
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import type { Judgement, Verdict } from '../../model/review.js'
import type { Result } from '../../model/result.js'
import type { Score } from '../../model/score.js'
import type { Outcome } from '../../model/words.js'
import type { Stored } from '../evaluations.js'
import type { Database } from '../tables.js'
import type { ScoreVersionRow } from './review-tables.js'

/** How a result stands under what people decided of it. Asks nothing of the database: it is called while rows are locked. */
export type Rescore = (result: Result, judgements: Judgement[]) => Result

export interface Change { ruleId: string; from: Outcome; to: Outcome; verdictId: string }

export interface KeptScore {
  version: number
  createdAt: string
  cause: 'engine' | ScoreVersionRow['cause']
  verdictId: string | null
  score: Score | null
  changes: Change[]
}

export interface NewScore { cause: ScoreVersionRow['cause']; verdictId: string | null; at: Date; verdicts: Verdict[]; before: Result; after: Result }

/** One writer at a time: the evaluation's row is locked by whoever gives a verdict. */
export async function appendScore(
  tx: Transaction<Database>, evaluation: string, organisation: string, { cause, verdictId, at, verdicts, before, after }: NewScore,
): Promise<KeptScore> {
  const last = await tx.selectFrom('score_versions').select((of) => of.fn.max('version').as('version'))
    .where('evaluation_id', '=', evaluation).executeTakeFirst()
  const version = (last?.version ?? 1) + 1
  const changes = changesOf(before, after, verdicts)
  const { score } = after
  await tx.insertInto('score_versions').values({
    evaluation_id: evaluation, version, organisation_id: organisation, created_at: at, cause, verdict_id: verdictId,
    total: score?.total ?? null, low: score?.low ?? null, high: score?.high ?? null, coverage: score?.coverage ?? null, band: score?.band ?? null,
    score: toStoredJson(score), changes: toStoredJson(changes),
  }).execute()
  return { version, createdAt: at.toISOString(), cause, verdictId, score, changes }
}

/** A finding that changed with its cause is put to the verdict on the cause. */
function changesOf(before: Result, after: Result, verdicts: Verdict[]): Change[] {
  const byRule = new Map(verdicts.map(({ ruleId, id }) => [ruleId, id]))
  return before.findings.flatMap((from, at): Change[] => {
    const to = after.findings[at]!
    const verdictId = byRule.get(from.ruleId) ?? byRule.get(from.causedBy ?? null)
    const changed = from.outcome !== to.outcome || from.credit !== to.credit
    return changed && verdictId !== undefined ? [{ ruleId: from.ruleId, from: from.outcome, to: to.outcome, verdictId }] : []
  })
}

/** The engine's own score first. */
export async function scoresOf(tx: Transaction<Database>, { id, createdAt, result }: Stored<Pick<Result, 'score'>>): Promise<KeptScore[]> {
  const rows = await tx.selectFrom('score_versions').selectAll()
    .select([sql<string>`score::text`.as('score'), sql<string>`changes::text`.as('changes')])
    .where('evaluation_id', '=', id).orderBy('version').execute()
  const first: KeptScore = { version: 1, createdAt, cause: 'engine', verdictId: null, score: result.score, changes: [] }
  return [first, ...rows.map((row): KeptScore => ({
    version: row.version, createdAt: row.created_at.toISOString(), cause: row.cause, verdictId: row.verdict_id,
    score: fromStoredJson(row.score) as Score | null, changes: fromStoredJson(row.changes) as Change[],
  }))]
}

/** What the latest version changed of the engine's own, by evaluation; one that has no other is not among them. */
export async function latestChanges(tx: Transaction<Database>, evaluations: string[]): Promise<Map<string, Change[]>> {
  const rows = await tx.selectFrom('score_versions').distinctOn('evaluation_id').select(['evaluation_id', sql<string>`changes::text`.as('changes')])
    .where('evaluation_id', 'in', evaluations).orderBy('evaluation_id').orderBy('version', 'desc').execute()
  return new Map(rows.map(({ evaluation_id: id, changes }) => [id, fromStoredJson(changes) as Change[]]))
}
