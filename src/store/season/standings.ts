// Notes of what moved in, the rows of every league they belong to written anew out: the score that counts of each body, year and ruleset.
import { sql } from 'kysely'
import { asking } from '../database.js'
import { fromStoredJson } from '../stored-text.js'
import type { Kysely, Transaction } from 'kysely'
import type { ScoreVersion } from '../../model/review.js'
import type { Database, StandingRow } from '../tables.js'

export interface Standings {
  /**
   * Works off what was noted since the last time: whoever reads a league after it sees all that was committed before.
   * @returns how many bodies and years were placed anew.
   */
  settle(): Promise<number>
}

/** Bodies placed in one transaction. */
const atOnce = 500

export function standingsOf(db: Kysely<Database>): Standings {
  return {
    settle: () => asking(async () => {
      let placed = 0
      for (;;) {
        const here = await db.transaction().execute(settleSome)
        placed += here
        if (here < atOnce) return placed
      }
    }),
  }
}

/** Two readers at once: the second waits for the first, and finds nothing left to do. */
async function settleSome(tx: Transaction<Database>): Promise<number> {
  const { rows: taken } = await sql<{ body_id: string; year: number }>`
    DELETE FROM standing_notes WHERE (body_id, year) IN (
      SELECT body_id, year FROM standing_notes ORDER BY body_id, year LIMIT ${atOnce} FOR UPDATE)
    RETURNING body_id, year`.execute(tx)
  if (taken.length === 0) return 0
  // Next year's row tells the change from this year's.
  const { rows: moved } = await sql<Moved>`
    WITH RECURSIVE taken AS (
      SELECT DISTINCT (each ->> 'body_id')::uuid AS body_id, (each ->> 'year')::int + later AS year
      FROM jsonb_array_elements(${JSON.stringify(taken)}::jsonb) each, generate_series(0, 1) later
    ), above AS (
      SELECT DISTINCT body_id, body_id AS at, 0 AS level FROM taken
      UNION ALL SELECT above.body_id, bodies.parent_id, level + 1 FROM above JOIN bodies ON bodies.id = above.at
      WHERE bodies.parent_id IS NOT NULL AND level < 20
    ), levels AS (SELECT body_id, max(level) AS level FROM above GROUP BY body_id), counted AS (
      SELECT DISTINCT ON (body_id, report_year, ruleset_id, ruleset_version)
        body_id, report_year AS year, ruleset_id || '@' || ruleset_version AS ruleset, id, regime, failed, partly, reviewed, head, total, band
      FROM evaluations WHERE report_kind = 'annual-report'
        AND (body_id, report_year) IN (SELECT body_id, year FROM taken UNION SELECT body_id, year - 1 FROM taken)
      ORDER BY body_id, report_year, ruleset_id, ruleset_version, id DESC
    ), scored AS (
      SELECT counted.*, coalesce(version, 1) AS version, changes::text AS changes,
        CASE WHEN latest.version IS NULL THEN counted.total ELSE latest.total END AS now,
        CASE WHEN latest.version IS NULL THEN (head #>> '{score,low}')::float ELSE latest.low END AS low,
        CASE WHEN latest.version IS NULL THEN (head #>> '{score,high}')::float ELSE latest.high END AS high,
        CASE WHEN latest.version IS NULL THEN (head #>> '{score,coverage}')::float ELSE latest.coverage END AS coverage,
        CASE WHEN latest.version IS NULL THEN counted.band ELSE latest.band END AS now_band
      FROM counted LEFT JOIN LATERAL (
        SELECT * FROM score_versions WHERE evaluation_id = counted.id ORDER BY version DESC LIMIT 1) latest ON true
    )
    SELECT taken.body_id, taken.year, scored.ruleset, scored.id AS evaluation_id, scored.version, scored.changes, bodies.name, bodies.kind,
      bodies.parent_id, levels.level, bodies.organisation_id AS owner, scored.now AS total, scored.low, scored.high, scored.coverage,
      scored.now_band AS band, scored.failed, scored.partly, scored.reviewed, last.now AS last_total, last.regime = scored.regime AS comparable
    FROM taken JOIN bodies ON bodies.id = taken.body_id JOIN levels ON levels.body_id = taken.body_id
      LEFT JOIN scored ON scored.body_id = taken.body_id AND scored.year = taken.year
      LEFT JOIN scored last ON last.body_id = taken.body_id AND last.year = taken.year - 1 AND last.ruleset = scored.ruleset`.execute(tx)
  await sql`
    DELETE FROM standings USING jsonb_array_elements(${JSON.stringify(taken)}::jsonb) each, generate_series(0, 1) later
    WHERE body_id = (each ->> 'body_id')::uuid AND year = (each ->> 'year')::int + later`.execute(tx)
  await place(tx, moved.filter(({ evaluation_id: evaluation }) => evaluation !== null))
  return taken.length
}

interface Moved extends Omit<StandingRow, 'organisation_id' | 'points' | 'ranked' | 'change'> {
  owner: string
  changes: string | null
}

/** A row for the roster's owner and one for each organisation above it. */
async function place(tx: Transaction<Database>, moved: Moved[]): Promise<void> {
  if (moved.length === 0) return
  const owners = [...new Set(moved.map(({ owner }) => owner))]
  const viewers = await tx.selectFrom('organisation_closure').select(['ancestor', 'descendant']).where('descendant', 'in', owners).execute()
  const rows = moved.flatMap(({ owner, changes, ...row }) => {
    const standing = { ...row, ...decided(row, changes), ...orderOf(row) }
    return viewers.filter(({ descendant }) => descendant === owner).map(({ ancestor }) => ({ ...standing, organisation_id: ancestor }))
  })
  // 65,535 parameters are the most that one statement may have; a row has some 22.
  for (let at = 0; at < rows.length; at += 2000) await tx.insertInto('standings').values(rows.slice(at, at + 2000)).execute()
}

type Outcomes = Pick<StandingRow, 'failed' | 'partly' | 'reviewed'>

/** What people decided otherwise than the engine counts as they decided. */
function decided({ failed, partly, reviewed }: Outcomes, changes: string | null): Outcomes {
  const made = changes === null ? [] : fromStoredJson(changes) as ScoreVersion['changes']
  const left = (rules: string[], outcome: string): string[] => [
    ...rules.filter((rule) => !made.some(({ ruleId }) => ruleId === rule)),
    ...made.filter(({ to }) => to === outcome).map(({ ruleId }) => ruleId),
  ]
  return { failed: left(failed, 'fail'), partly: left(partly, 'partial'), reviewed: left(reviewed, 'review') }
}

/** Those without a total come after all others. */
function orderOf(
  { total, band, last_total: last }: Pick<StandingRow, 'total' | 'band' | 'last_total'>,
): Pick<StandingRow, 'points' | 'ranked' | 'change'> {
  return {
    ranked: total !== null && band !== null && band !== 'open',
    points: total ?? -1,
    change: total === null || last === null ? null : Math.round((total - last) * 10) / 10,
  }
}
