// A league asked for in; its rows, figures and defects out, each from one range of an index.
import { sql } from 'kysely'
import type { RawBuilder, Selectable, Transaction } from 'kysely'
import type { LeagueSummary } from '../../model/results.js'
import type { Database, StandingRow } from '../tables.js'
import type { Tenancy } from '../tenancy.js'

/** Whose leagues, of which year, under which rules. */
export interface Season {
  year: number
  /** `id@version` */
  ruleset: string
  /** The caller's own where left out; another one's is empty. */
  organisation?: string | undefined
}

export interface League { kind: string; level?: number | undefined; parent?: string | undefined }

/** Where a page ended. */
export interface Place { ranked: boolean; points: number; body: string }
export interface ChangePlace { change: number; body: string }

export type StandingRead = Omit<Selectable<StandingRow>, 'organisation_id' | 'failed' | 'partly' | 'reviewed'>

export interface DefectCount {
  rule: string; kind: string | null; parent: string | null; parentName: string | null
  reports: number; failed: number; partly: number; reviewed: number
}

export interface DefectFilter { kind?: string | undefined; parent?: string | undefined }

export interface Results {
  /** The ranked first, each group by its total from the top; at most `limit` rows after the place. */
  league(season: Season, league: League, page: { limit: number; after?: Place | undefined }): Promise<StandingRead[]>
  /** Those that can be set beside last year: the greatest gains first, or the greatest losses. */
  changes(
    season: Season, kind: string, order: 'improved' | 'declined', page: { limit: number; after?: ChangePlace | undefined },
  ): Promise<StandingRead[]>
  summary(season: Season): Promise<LeagueSummary[]>
  /** The most frequent first. Grouped by rule, and by kind and parent where asked. */
  defects(season: Season, filter: DefectFilter, by: ReadonlyArray<'kind' | 'parent'>): Promise<DefectCount[]>
  /** Rulesets under which something of that year is scored. */
  rulesets(year: number): Promise<string[]>
}

const columns = [
  'year', 'ruleset', 'body_id', 'evaluation_id', 'version', 'name', 'kind', 'parent_id', 'level', 'ranked', 'points', 'total', 'low', 'high',
  'coverage', 'band', 'last_total', 'change', 'comparable',
] as const

export function resultsOf({ caller, within }: Tenancy): Results {
  const own = ({ organisation = caller.organisation, ...season }: Season): Required<Season> => ({ ...season, organisation })
  return {
    league: (season, league, page) => within((tx) => leagueRows(tx, own(season), league, page)),
    changes: (season, kind, order, page) => within((tx) => changeRows(tx, own(season), kind, order, page)),
    summary: (season) => within((tx) => summaries(tx, own(season))),
    defects: (season, filter, by) => within((tx) => defectCounts(tx, own(season), filter, by)),
    rulesets: (year) => within(async (tx) => (await tx.selectFrom('standings').select('ruleset').distinct()
      .where('organisation_id', '=', caller.organisation).where('year', '=', year).orderBy('ruleset').execute()).map(({ ruleset }) => ruleset)),
  }
}

type Whose = Required<Season> & { organisation: string | undefined }

function rowsOf(tx: Transaction<Database>, { organisation, year, ruleset }: Whose, kind: string) {
  return tx.selectFrom('standings').select(columns)
    .where('organisation_id', '=', organisation!).where('year', '=', year).where('ruleset', '=', ruleset).where('kind', '=', kind)
}

async function leagueRows(
  tx: Transaction<Database>, season: Whose, { kind, level, parent }: League, { limit, after }: { limit: number; after?: Place | undefined },
): Promise<StandingRead[]> {
  let query = rowsOf(tx, season, kind)
  if (level !== undefined) query = query.where('level', '=', level)
  if (parent !== undefined) query = query.where('parent_id', '=', parent)
  if (after) query = query.where(sql<boolean>`(ranked, points, body_id) < (${after.ranked}, ${after.points}::float8, ${after.body}::uuid)`)
  return query.orderBy('ranked', 'desc').orderBy('points', 'desc').orderBy('body_id', 'desc').limit(limit).execute()
}

async function changeRows(
  tx: Transaction<Database>, season: Whose, kind: string, order: 'improved' | 'declined',
  { limit, after }: { limit: number; after?: ChangePlace | undefined },
): Promise<StandingRead[]> {
  const [direction, beyond]: ['asc' | 'desc', RawBuilder<unknown>] = order === 'improved' ? ['desc', sql`<`] : ['asc', sql`>`]
  let query = rowsOf(tx, season, kind).where('change', 'is not', null)
  if (after) query = query.where(sql<boolean>`(change, body_id) ${beyond} (${after.change}::float8, ${after.body}::uuid)`)
  return query.orderBy('change', direction).orderBy('body_id', direction).limit(limit).execute()
}

async function summaries(tx: Transaction<Database>, { organisation, year, ruleset }: Whose): Promise<LeagueSummary[]> {
  const { rows } = await sql<Record<'reports' | 'ranked' | 'excellent' | 'good' | 'acceptable' | 'failing' | 'open', string>
    & Record<'mean' | 'median' | 'lowest' | 'highest', number | null> & { kind: LeagueSummary['kind']; level: number }>`
    SELECT kind, level, count(*) AS reports, count(*) FILTER (WHERE ranked) AS ranked,
      round(avg(total)::numeric, 1)::float AS mean, min(total) AS lowest, max(total) AS highest,
      round((percentile_cont(0.5) WITHIN GROUP (ORDER BY total))::numeric, 1)::float AS median,
      count(*) FILTER (WHERE band = 'excellent') AS excellent, count(*) FILTER (WHERE band = 'good') AS good,
      count(*) FILTER (WHERE band = 'acceptable') AS acceptable, count(*) FILTER (WHERE band = 'failing') AS failing,
      count(*) FILTER (WHERE band = 'open') AS open
    FROM standings WHERE organisation_id = ${organisation} AND year = ${year} AND ruleset = ${ruleset}
    GROUP BY kind, level ORDER BY kind, level`.execute(tx)
  return rows.map(({ kind, level, reports, ranked, mean, median, lowest, highest, ...bands }) => ({
    kind, level, reports: Number(reports), ranked: Number(ranked), mean, median, lowest, highest,
    bands: {
      excellent: Number(bands.excellent), good: Number(bands.good), acceptable: Number(bands.acceptable),
      failing: Number(bands.failing), open: Number(bands.open),
    },
  }))
}

async function defectCounts(
  tx: Transaction<Database>, { organisation, year, ruleset }: Whose, { kind, parent }: DefectFilter,
  by: ReadonlyArray<'kind' | 'parent'>,
): Promise<DefectCount[]> {
  const kindColumn = by.includes('kind') ? sql`kind` : sql`NULL::text`
  const parentColumn = by.includes('parent') ? sql`parent_id` : sql`NULL::uuid`
  const { rows } = await sql<{
    rule: string; kind: string | null; parent: string | null; parent_name: string | null
    reports: string; failed: string; partly: string; reviewed: string
  }>`
    WITH league AS (
      SELECT ${kindColumn} AS kind, ${parentColumn} AS parent, failed, partly, reviewed FROM standings
      WHERE organisation_id = ${organisation} AND year = ${year} AND ruleset = ${ruleset}
        ${kind === undefined ? sql`` : sql`AND kind = ${kind}`} ${parent === undefined ? sql`` : sql`AND parent_id = ${parent}`}
    ), sizes AS (SELECT kind, parent, count(*) AS reports FROM league GROUP BY kind, parent), met AS (
      SELECT kind, parent, unnest(failed) AS rule, 'failed' AS outcome FROM league
      UNION ALL SELECT kind, parent, unnest(partly), 'partly' FROM league
      UNION ALL SELECT kind, parent, unnest(reviewed), 'reviewed' FROM league)
    SELECT rule, met.kind, met.parent, bodies.name AS parent_name, max(reports) AS reports,
      count(*) FILTER (WHERE outcome = 'failed') AS failed, count(*) FILTER (WHERE outcome = 'partly') AS partly,
      count(*) FILTER (WHERE outcome = 'reviewed') AS reviewed
    FROM met JOIN sizes ON sizes.kind IS NOT DISTINCT FROM met.kind AND sizes.parent IS NOT DISTINCT FROM met.parent
      LEFT JOIN bodies ON bodies.id = met.parent
    GROUP BY rule, met.kind, met.parent, bodies.name
    ORDER BY failed DESC, partly DESC, reviewed DESC, rule, met.kind, met.parent`.execute(tx)
  return rows.map(({ rule, kind, parent, parent_name: parentName, reports, failed, partly, reviewed }) => ({
    rule, kind, parent, parentName, reports: Number(reports), failed: Number(failed), partly: Number(partly), reviewed: Number(reviewed),
  }))
}
