// A season's leagues in, their rows one by one out: what a score sheet, a circular or a long table is written from.
import { asDecided } from '../../season/decided.js'
import { ranksOf, start } from '../../season/league.js'
import { decidedAtOnce } from '../../store/season/verdicts.js'
import { stoodOn } from './stand.js'
import type { Body } from '../../model/roster.js'
import type { SeasonRow } from '../../model/season-export.js'
import type { IssuerKind, Language } from '../../model/words.js'
import type { Place, Season, StandingRead } from '../../store/season/results.js'
import type { Decided } from '../../store/season/verdicts.js'
import type { TenantStore } from '../../store/tenant-store.js'
import type { Service } from '../dependencies.js'

export interface Wanted {
  season: Season; kinds: readonly IssuerKind[]; level?: number | undefined; parent?: string | undefined; language: Language; today: string
}

const atOnce = 100

/** League by league in the order of their ranks, then the bodies that handed nothing in by the day they had to. */
export async function* seasonRows(
  kept: TenantStore, { season, kinds, level, parent, language, today }: Wanted, { present, rulebook }: Pick<Service, 'present' | 'rulebook'>,
): AsyncGenerator<SeasonRow> {
  const roster = stoodOn(await kept.coverage.of(season.year), season.year, today, rulebook)
  const names = new Map(roster.map(({ covered: { body } }) => [body.id, body.name]))
  const above = (id: string | null): string | null => (id === null ? null : names.get(id) ?? null)
  for (const league of await leaguesOf(kept, season, kinds, level)) {
    let after: Place | undefined
    let reached = start
    for (;;) {
      const rows = await kept.results.league(season, { ...league, parent }, { limit: atOnce, after })
      const page = ranksOf(rows, reached)
      for (let from = 0; from < rows.length; from += decidedAtOnce) {
        const some = rows.slice(from, from + decidedAtOnce)
        const held = await kept.verdicts.decided(some.map(({ evaluation_id: id }) => id))
        for (const [at, row] of some.entries()) {
          yield { ...rowOf(row, page.ranks[from + at]!, above(row.parent_id)), ...found(held.get(row.evaluation_id), language, present) }
        }
      }
      const last = rows.at(-1)
      if (!last || rows.length < atOnce) break
      reached = page.reached
      after = { ranked: last.ranked, points: last.points, body: last.body_id }
    }
  }
  const levelOf = levelsOf(roster.map(({ covered: { body } }) => body))
  for (const { covered: { body, absence }, standing } of roster) {
    if (standing.state !== 'missing' || !kinds.includes(body.kind) || (parent !== undefined && body.parent !== parent)) continue
    if (level !== undefined && levelOf(body.id) !== level) continue
    yield {
      body: body.name, kind: body.kind, parent: above(body.parent), level: levelOf(body.id), year: season.year, state: 'missing', rank: null,
      evaluation: null,
      // The gate not-published, where a person said so.
      score: absence?.withdrawnAt === null ? { total: 0, low: 0, high: 0, coverage: 1, band: 'failing' } : null,
      document: null, findings: [],
    }
  }
}

/** In the order of the kinds, and from the highest level down. */
async function leaguesOf(
  kept: TenantStore, season: Season, kinds: readonly IssuerKind[], level: number | undefined,
): Promise<Array<{ kind: IssuerKind; level: number }>> {
  const leagues = (await kept.results.summary(season)).filter((league) => level === undefined || league.level === level)
  return kinds.flatMap((kind) => leagues.filter((league) => league.kind === kind).map((league) => ({ kind, level: league.level })))
}

/** How many stand above each: the roster has no circles. */
function levelsOf(bodies: readonly Body[]): (id: string) => number {
  const parents = new Map(bodies.map(({ id, parent }) => [id, parent]))
  const levels = new Map<string, number>()
  const levelOf = (id: string): number => {
    const known = levels.get(id)
    if (known !== undefined) return known
    const parent = parents.get(id)
    const level = parent === null || parent === undefined ? 0 : levelOf(parent) + 1
    levels.set(id, level)
    return level
  }
  return levelOf
}

function rowOf(row: StandingRead, rank: number | null, parent: string | null): Omit<SeasonRow, 'document' | 'findings'> {
  const { total, low, high, coverage, band } = row
  const isScored = total !== null && low !== null && high !== null && coverage !== null && band !== null
  return {
    body: row.name, kind: row.kind as IssuerKind, parent, level: row.level, year: row.year, rank, evaluation: row.evaluation_id,
    state: isScored ? 'scored' : 'not-scored',
    score: isScored ? { total, low, high, coverage, band: band as 'open' } : null,
  }
}

function found(held: Decided | undefined, language: Language, present: Service['present']): Pick<SeasonRow, 'document' | 'findings'> {
  if (!held) return { document: null, findings: [] }
  const { stored: { id, createdAt, result }, changes } = held
  const { document, findings } = present(result, { language, id, createdAt, include: [] })
  return { document: { name: document.name, sha256: document.sha256 }, findings: asDecided(findings, changes) }
}
