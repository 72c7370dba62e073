// What a season comes to: league tables, their figures, the most frequent defects, who gained and who lost.
import Type from 'typebox'
import { Defect, LeagueSummary, Ranking } from '../../model/results.js'
import { IssuerKind } from '../../model/words.js'
import { ranksOf, start } from '../../season/league.js'
import { cursorOfPlace, placeOfCursor } from '../cursor.js'
import { languageOf, languageQuery } from '../language.js'
import { problems } from '../openapi.js'
import { settled } from '../season/settled.js'
import { unpublished } from '../season/unpublished.js'
import { closed } from '../../model/schema.js'
import type { Standing } from '../../model/results.js'
import type { Reached } from '../../season/league.js'
import type { Season, StandingRead } from '../../store/season/results.js'
import type { Api, Service } from '../dependencies.js'

const tags = ['results']
const config = { scope: 'results:read' } as const
const OfYear = Type.Object({ year: Type.Integer({ minimum: 2008, maximum: 2100 }) }, closed)
export const seasonQuery = {
  ruleset: Type.Optional(Type.String({
    pattern: '^[^@\\s]{1,100}@[^@\\s]{1,60}$', examples: ['equal-thirds@2026.1'],
    description: '`id@version` of the ruleset scored by; the national one where left out',
  })),
  organisation: Type.Optional(Type.String({ format: 'uuid', description: 'An organisation below the caller\'s, for its leagues' })),
  ...languageQuery,
}
const page = {
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
  cursor: Type.Optional(Type.String({ maxLength: 400, description: '`next` of the page before' })),
}
const Parent = Type.String({ format: 'uuid', description: 'Bodies right below this one of the roster' })
const RankingQuery = Type.Object({
  kind: IssuerKind,
  level: Type.Optional(Type.Integer({ minimum: 0, maximum: 20, description: 'Bodies of the roster above it' })),
  parent: Type.Optional(Parent),
  ties: Type.Number({ minimum: 0, maximum: 5, default: 0.5, description: 'Totals this close share a rank' }),
  ...seasonQuery, ...page,
}, closed)
const ChangesQuery = Type.Object({
  kind: IssuerKind, order: Type.Enum(['improved', 'declined'], { default: 'improved' }), ...seasonQuery, ...page,
}, closed)
const DefectsQuery = Type.Object({
  kind: Type.Optional(IssuerKind), parent: Type.Optional(Parent),
  by: Type.Optional(Type.String({
    pattern: '^(kind|parent)(,(kind|parent))?$', examples: ['kind,parent'], description: 'Told apart by `kind`, by `parent`, or by both',
  })),
  ...seasonQuery,
}, closed)
const items = <T extends Type.TSchema>(of: T) => Type.Object({ year: Type.Integer(), ruleset: Type.String(), items: Type.Array(of) }, closed)

export function resultRoutes(app: Api, service: Service): void {
  ranking(app, service)
  changes(app, service)
  summary(app, service)
  defects(app, service)
}

function ranking(app: Api, service: Service): void {
  const { rulebook } = service
  app.get('/v1/results/:year/ranking', {
    config,
    schema: {
      tags, operationId: 'getRanking', summary: '排名，按类别与层级 · A league table',
      description: 'One kind of body at a time: governments, departments and townships are not compared. Ties share a rank; a body whose interval '
        + 'crosses a band\'s edge, or that waits for a person, has none and comes after the others; last, with 0, those of '
        + 'which a person said that they published nothing. Needs a roster: a league is of its bodies.',
      params: OfYear, querystring: RankingQuery,
      response: { 200: { description: 'A page', content: { 'application/json': { schema: Ranking } } }, ...problems('store-unavailable') },
    },
  }, async (request): Promise<Ranking> => {
    const { kind, level, parent, ties, limit, cursor, ...query } = request.query
    const asked = seasonOf(request.params.year, query, rulebook)
    const from = cursor === undefined ? null : placeOfCursor(cursor, RankingPlace)
    const kept = await settled(service, request)
    const rows = await kept.results.league(asked, { kind, level, parent }, {
      limit: limit + 1, ...(from && { after: { ranked: from.ranked, points: from.points, body: from.body } }),
    })
    const shown = rows.slice(0, limit)
    const { ranks, reached } = ranksOf(shown, from?.reached ?? start, ties)
    const items = shown.map((row, at) => standingOf(row, ranks[at]!))
    if (rows.length > limit) return { year: asked.year, ruleset: asked.ruleset, items, next: placeAfter(shown.at(-1)!, reached) }
    const absent = asked.organisation === undefined ? await kept.coverage.of(asked.year) : []
    return {
      year: asked.year, ruleset: asked.ruleset, items: [...items, ...unpublished(absent, { kind, level, parent }, reached.ranked + 1)], next: null,
    }
  })
}

function changes(app: Api, service: Service): void {
  const { rulebook } = service
  app.get('/v1/results/:year/changes', {
    config,
    schema: {
      tags, operationId: 'getChanges', summary: '与上年相比，升降最多的在前 · Gains and losses against last year',
      description: 'Bodies scored in both years under the same ruleset. `comparable` is false across a change of the form. `rank` is null here: '
        + 'the league table has it.',
      params: OfYear, querystring: ChangesQuery,
      response: { 200: { description: 'A page', content: { 'application/json': { schema: Ranking } } }, ...problems('store-unavailable') },
    },
  }, async (request): Promise<Ranking> => {
    const { kind, order, limit, cursor, ...query } = request.query
    const asked = seasonOf(request.params.year, query, rulebook)
    const after = cursor === undefined ? undefined : placeOfCursor(cursor, ChangePlace)
    const rows = await (await settled(service, request)).results.changes(asked, kind, order, { limit: limit + 1, after })
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      year: asked.year, ruleset: asked.ruleset, items: shown.map((row) => standingOf(row, null)),
      next: rows.length > limit && last ? cursorOfPlace({ change: last.change!, body: last.body_id }) : null,
    }
  })
}

function summary(app: Api, service: Service): void {
  const { rulebook } = service
  const Answer = items(LeagueSummary)
  app.get('/v1/results/:year/summary', {
    config,
    schema: {
      tags, operationId: 'getSummary', summary: '各类别的分数与等次 · Each league in figures',
      description: 'Reports, ranked reports, mean, median, extremes and bands, by kind and level.',
      params: OfYear, querystring: Type.Object(seasonQuery, closed),
      response: { 200: { description: 'By kind and level', content: { 'application/json': { schema: Answer } } }, ...problems('store-unavailable') },
    },
  }, async (request): Promise<Type.Static<typeof Answer>> => {
    const asked = seasonOf(request.params.year, request.query, rulebook)
    return { year: asked.year, ruleset: asked.ruleset, items: await (await settled(service, request)).results.summary(asked) }
  })
}

function defects(app: Api, service: Service): void {
  const { rulebook } = service
  const Answer = items(Defect)
  app.get('/v1/results/:year/defects', {
    config,
    schema: {
      tags, operationId: 'getDefects', summary: '哪些规则出错最多 · The most frequent defects',
      description: 'How many reports failed each rule, or in part, or wait for a person: by rule, and by kind and parent where asked.',
      params: OfYear, querystring: DefectsQuery,
      response: {
        200: { description: 'The most frequent first', content: { 'application/json': { schema: Answer } } }, ...problems('store-unavailable'),
      },
    },
  }, async (request): Promise<Type.Static<typeof Answer>> => {
    const { kind, parent, by, ...query } = request.query
    const asked = seasonOf(request.params.year, query, rulebook)
    const language = query.lang ?? languageOf(request)
    const titles = new Map(rulebook.rules.map(({ id, title }) => [id, title[language]]))
    const { results } = await settled(service, request)
    const counts = await results.defects(asked, { kind, parent }, (by?.split(',') ?? []) as Array<'kind' | 'parent'>)
    return {
      year: asked.year, ruleset: asked.ruleset,
      items: counts.map(({ rule, kind, parent, parentName, reports, failed, partly, reviewed }) => ({
        ruleId: rule, title: titles.get(rule) ?? rule, kind: kind as Defect['kind'], parentId: parent, parent: parentName,
        reports, failed, partial: partly, review: reviewed,
      })),
    }
  })
}

export function seasonOf(
  year: number, { ruleset, organisation }: { ruleset?: string; organisation?: string }, rulebook: Service['rulebook'],
): Season {
  return { year, ruleset: ruleset ?? `${rulebook.id}@${rulebook.version}`, organisation }
}

export function standingOf(row: StandingRead, rank: number | null): Standing {
  return {
    rank, bodyId: row.body_id, name: row.name, kind: row.kind as Standing['kind'], parentId: row.parent_id, level: row.level,
    evaluationId: row.evaluation_id, version: row.version, total: row.total, low: row.low, high: row.high, coverage: row.coverage,
    band: row.band as Standing['band'],
    lastYear: row.last_total === null || row.change === null ? null
      : { total: row.last_total, change: row.change, comparable: row.comparable === true },
  }
}

const Reached = Type.Object({ ranked: Type.Integer(), rank: Type.Integer(), from: Type.Union([Type.Number(), Type.Null()]) }, closed)
const Body = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })
const RankingPlace = Type.Object({ ranked: Type.Boolean(), points: Type.Number(), body: Body, reached: Reached }, closed)
const ChangePlace = Type.Object({ change: Type.Number(), body: Body }, closed)

function placeAfter({ ranked, points, body_id: body }: StandingRead, reached: Reached): string {
  return cursorOfPlace({ ranked, points, body, reached })
}
