// How the bodies of the roster stand in a season, and a person's word that one of them published nothing.
import Type from 'typebox'
import { Fault } from '../../model/fault.js'
import { BodyState, bodyFields } from '../../model/roster.js'
import { IssuerKind } from '../../model/words.js'
import { beijingDay } from '../../model/beijing.js'
import { coverageOf } from '../../season/standing.js'
import { callerOf } from '../access.js'
import { next, pageAnswer, pageOf, pageQuery } from '../cursor.js'
import { languageOf, languageQuery } from '../language.js'
import { problems } from '../openapi.js'
import { readerOf } from '../season/reader.js'
import { stoodOn } from '../season/stand.js'
import { closed, nullable } from '../../model/schema.js'
import { bodyStateTitles } from '../../model/titles.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { Language } from '../../model/words.js'
import type { Api, Service } from '../dependencies.js'
import type { Stood } from '../season/stand.js'

const tags = ['roster']
const Year = Type.Integer({ minimum: 1900, maximum: 2100, description: 'The year reported on' })
const Uuid = Type.String({ format: 'uuid' })

const Counts = Type.Object({
  bodies: Type.Integer(), received: Type.Integer(), late: Type.Integer(), awaited: Type.Integer(), missing: Type.Integer(),
  'not-expected': Type.Integer(), review: Type.Integer(),
}, closed)
const Absence = Type.Object({
  reason: Type.String(), reader: Type.String(), decidedAt: Type.String(),
  withdrawnAt: nullable(Type.String()), withdrawnReason: nullable(Type.String()),
}, closed)
const Covered = Type.Object({
  body: Type.Object({ id: Uuid, name: bodyFields.name, kind: IssuerKind, parent: bodyFields.parent, code: bodyFields.code }, closed),
  state: BodyState,
  expected: Type.Enum(['expected', 'not-expected', 'review'], { description: 'Whether a report is due at all' }),
  dueOn: nullable(Type.String()), daysLate: nullable(Type.Integer()),
  successor: nullable(Type.String({ description: 'The body that reports in its place' })),
  reasons: Type.Array(Type.String()),
  basis: Type.Array(Type.Object({ instrument: Type.String(), title: Type.String(), article: nullable(Type.String()) }, closed)),
  receivedOn: nullable(Type.String()), publishedOn: nullable(Type.String()), submissions: Type.Integer(), evaluation: nullable(Uuid),
  absence: nullable(Absence),
}, closed)
const CoverageAnswer = Type.Object({
  year: Type.Integer(), on: Type.String({ description: 'The day seen from, in Beijing' }),
  all: Counts,
  byKind: Type.Array(Type.Object({ kind: IssuerKind, counts: Counts }, closed)),
  byParent: Type.Array(Type.Object({ parent: nullable(Uuid), name: nullable(Type.String()), counts: Counts }, closed)),
  items: Type.Array(Covered), next,
}, closed)
type CoverageAnswer = Type.Static<typeof CoverageAnswer>

export function coverageRoutes(app: Api, service: Service): void {
  seen(app, service)
  absences(app, service)
}

function seen(app: Api, { store, rulebook }: Service): void {
  app.get('/v1/seasons/:year/coverage', {
    config: { scope: 'roster:read' },
    schema: {
      tags, operationId: 'getCoverage', summary: '报送情况 · Who reported, who is late, who is missing',
      description: 'Every body of the roster with how it stands, why, and by which article. `missing` says that nothing came to hand by the due day; '
        + 'that nothing was published only a person says. Counts are of all bodies, the list is of those asked for.',
      params: Type.Object({ year: Year }, closed),
      querystring: Type.Object({
        ...languageQuery, ...pageQuery, state: Type.Optional(BodyState), kind: Type.Optional(IssuerKind), parent: Type.Optional(Uuid),
        on: Type.Optional(Type.String({ format: 'date', description: 'Seen from this day; today in Beijing where left out' })),
      }, closed),
      response: {
        200: { description: 'The coverage', content: { 'application/json': { schema: CoverageAnswer } } }, ...problems('store-unavailable'),
      },
    },
  }, async (request): Promise<CoverageAnswer> => {
    const { year } = request.params
    const { state, kind, parent, on = beijingDay(new Date()) } = request.query
    const { limit, after } = pageOf(request.query)
    const all = stoodOn(await store.as(callerOf(request)).coverage.of(year), year, on, rulebook)
    const asked = all.filter(({ covered: { body }, standing }) => (state === undefined || standing.state === state)
      && (kind === undefined || body.kind === kind) && (parent === undefined || body.parent === parent) && (after === undefined || body.id > after))
    const page = asked.slice(0, limit)
    const language = languageOf(request)
    const items = page.map((each) => itemOf(each, rulebook, language))
    const { byParent, ...counts } = coverageOf(all.map(({ covered: { body }, standing }) => ({ body, state: standing.state })))
    const names = new Map(all.map(({ covered: { body: { id, name } } }) => [id, name]))
    return {
      year, on, ...counts,
      byParent: byParent.map(({ parent, counts: of }) => ({ parent, name: names.get(parent ?? '') ?? null, counts: of })),
      ...pageAnswer({ items, next: asked.length > limit ? page.at(-1)!.covered.body.id : null }),
    }
  })
}

function itemOf({ covered, standing }: Stood, { laws }: Rulebook, language: Language): CoverageAnswer['items'][number] {
  const { id, name, kind, parent, code } = covered.body
  const { state, expected, dueOn, daysLate, successor, reasons, cites } = standing
  return {
    body: { id, name, kind, parent, code }, state, expected, dueOn, daysLate, successor, reasons: reasons.map((reason) => reason[language]),
    basis: cites.map(({ law, article }) => ({ instrument: law, title: titleOf(laws[law], language) ?? law, article })),
    receivedOn: covered.handed?.receivedOn ?? null, publishedOn: covered.handed?.publishedOn ?? null,
    submissions: covered.submissions, evaluation: covered.evaluation, absence: covered.absence,
  }
}

function titleOf(law: Rulebook['laws'][string] | undefined, language: Language): string | undefined {
  return language === 'zh' ? law?.title : law?.titleEn
}

function absences(app: Api, { store, rulebook }: Service): void {
  const params = Type.Object({ year: Year, body: Uuid }, closed)
  const answer = { content: { 'application/json': { schema: Absence } } }
  app.put('/v1/seasons/:year/absences/:body', {
    config: { scope: 'reviews:write' },
    schema: {
      tags, operationId: 'confirmAbsence', summary: '认定未公布 · Say that a body published nothing',
      description: 'The gate `not-published`: the score is 0. Only an office, only of a body that is missing on the day it is said.',
      params, querystring: Type.Object(languageQuery, closed),
      body: Type.Object({
        reason: Type.String({ minLength: 2, maxLength: 2000 }), reader: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
      }, closed),
      response: { 200: { description: 'Said', ...answer }, ...problems('not-found', 'forbidden', 'wrong-step', 'store-unavailable') },
    },
  }, async (request) => {
    const caller = callerOf(request)
    const { year, body } = request.params
    if (caller.role !== 'office') throw officeOnly()
    const stood = stoodOn(await store.as(caller).coverage.of(year), year, beijingDay(new Date()), rulebook)
      .find(({ covered }) => covered.body.id === body)
    if (stood && stood.standing.state !== 'missing') {
      throw new Fault('wrong-step', {
        zh: `该单位当前为“${bodyStateTitles[stood.standing.state]}”（${stood.standing.state}），只有“缺报”（missing）的单位可以认定为未公布。`,
        en: `The body is ${stood.standing.state}; only of one that is missing can it be said.`,
      })
    }
    return store.as(caller).coverage.confirmAbsence(body, year, { reason: request.body.reason, reader: readerOf(caller, request.body.reader).label })
  })
  app.delete('/v1/seasons/:year/absences/:body', {
    config: { scope: 'reviews:write' },
    schema: {
      tags, operationId: 'withdrawAbsence', summary: '撤回未公布的认定 · Take that back',
      description: 'The record of it stays.', params,
      querystring: Type.Object({ ...languageQuery, reason: Type.String({ minLength: 2, maxLength: 2000 }) }, closed),
      response: { 200: { description: 'Taken back', ...answer }, ...problems('not-found', 'forbidden', 'store-unavailable') },
    },
  }, async (request) => {
    const caller = callerOf(request)
    if (caller.role !== 'office') throw officeOnly()
    const { year, body } = request.params
    const absence = await store.as(caller).coverage.withdrawAbsence(body, year, request.query.reason)
    if (!absence) throw new Fault('not-found', { zh: '没有这样的认定。', en: 'No such thing was said.' })
    return absence
  })
}

function officeOnly(): Fault {
  return new Fault('forbidden', { zh: '只有主管部门可以这样认定。', en: 'Only an office may say so.' })
}
