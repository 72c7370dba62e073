// People's verdicts on findings and gates, and the versions of the score they make.
import Type from 'typebox'
import { Fault } from '../../model/fault.js'
import { VerdictInput } from '../../model/review.js'
import { callerOf } from '../access.js'
import { next, pageAnswer, pageOf, pageQuery } from '../cursor.js'
import { languageOf, languageQuery } from '../language.js'
import { problems, refTo } from '../openapi.js'
import { only, readerOf } from '../season/reader.js'
import { rescorerFor } from '../season/rescoring.js'
import { closed } from '../../model/schema.js'
import type { ScoreVersion, Verdict } from '../../model/review.js'
import type { Language } from '../../model/words.js'
import type { KeptScore } from '../../store/season/score-versions.js'
import type { NewVerdict } from '../../store/season/verdicts.js'
import type { Reader } from '../season/reader.js'
import type { Api, Service } from '../dependencies.js'

const tags = ['review']
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) }, closed)
const query = Type.Object(languageQuery, closed)
const Given = Type.Object({ verdict: refTo<Verdict>('Verdict'), score: refTo<ScoreVersion>('ScoreVersion') }, closed)
const List = Type.Object({
  holding: Type.Array(refTo<Verdict>('Verdict'), { description: 'They count in the latest score' }),
  past: Type.Array(refTo<Verdict>('Verdict'), { description: 'Given on this evaluation, and replaced, or no longer finding the text they rest on' }),
}, closed)

export function verdictRoutes(app: Api, service: Service): void {
  give(app, service)
  look(app, service)
  carryOver(app, service)
}

function give(app: Api, service: Service): void {
  const { store } = service
  app.post('/v1/evaluations/:id/verdicts', {
    config: { scope: 'reviews:write' },
    schema: {
      tags, operationId: 'createVerdict', summary: '对一项结论作人工认定 · Decide on a finding',
      description: 'Confirm, dismiss, correct or waive a finding, or confirm or dismiss a gate that waits for a person. Bound to rule, subject '
        + 'and quoted text, it holds for every later evaluation of the same and lapses when that text changes; a waiver is bound to rule, body '
        + 'and year. The score it makes is a new version; those before it stay. Waivers, and the gate not-published, are for offices.',
      params: ById, querystring: query, body: VerdictInput,
      response: {
        201: { description: 'Given', content: { 'application/json': { schema: Given } } },
        ...problems('not-found', 'forbidden', 'verdict-refused', 'rules-gone', 'store-unavailable'),
      },
    },
  }, async (request, reply) => {
    const caller = callerOf(request)
    const { body, params: { id } } = request
    const forOffices = body.verdict === 'waive' || ('gate' in body && body.gate === 'not-published')
    only(caller, forOffices ? ['office'] : ['office', 'evaluator'])
    const tenant = store.as(caller)
    const rescore = await rescorerFor(id, service, tenant)
    const given = rescore && await tenant.verdicts.give(id, verdictOf(body, readerOf(caller, body.reader)), rescore)
    if (!given) throw unknown(id)
    reply.code(201)
    return { verdict: given.verdict, score: scoreView(given.score, languageOf(request)) }
  })
}

function verdictOf(body: VerdictInput, { key, label }: Reader): NewVerdict {
  const said = { reason: body.reason, reader: label, readerKey: key }
  if ('gate' in body) return { ruleId: null, gate: body.gate, verdict: body.verdict, outcome: null, credit: null, ...said }
  return { ruleId: body.ruleId, gate: null, verdict: body.verdict, outcome: body.outcome ?? null, credit: body.credit ?? null, ...said }
}

function look(app: Api, { store }: Service): void {
  app.get('/v1/evaluations/:id/verdicts', {
    config: { scope: 'reviews:read' },
    schema: {
      tags, operationId: 'listVerdicts', summary: '人工认定 · What people decided',
      description: 'What holds for this evaluation, wherever it was given, and what was given on it and holds no longer.',
      params: ById, querystring: query,
      response: {
        200: { description: 'Verdicts', content: { 'application/json': { schema: List } } }, ...problems('not-found', 'store-unavailable'),
      },
    },
  }, async (request) => (await store.as(callerOf(request)).verdicts.of(request.params.id)) ?? absent(request.params.id))
  app.get('/v1/evaluations/:id/scores', {
    config: { scope: 'evaluations:read' },
    schema: {
      tags, operationId: 'listScores', summary: '分数的各个版本 · The versions of a score',
      description: 'The engine\'s own first, the one that counts last.', params: ById, querystring: query,
      response: {
        200: {
          description: 'Versions',
          content: { 'application/json': { schema: Type.Object({ items: Type.Array(refTo<ScoreVersion>('ScoreVersion')) }, closed) } },
        },
        ...problems('not-found', 'store-unavailable'),
      },
    },
  }, async (request) => {
    const scores = await store.as(callerOf(request)).verdicts.scores(request.params.id)
    return { items: (scores ?? absent(request.params.id)).map((score) => scoreView(score, languageOf(request))) }
  })
}

function carryOver(app: Api, service: Service): void {
  const { store } = service
  app.post('/v1/seasons/:year/carry-overs', {
    config: { scope: 'reviews:write' },
    schema: {
      tags, operationId: 'carryOverVerdicts', summary: '沿用此前的认定 · Apply what was decided before',
      description: 'What was decided on the same text of the same body and year holds for an evaluation from the moment it is stored, by a batch, '
        + 'one by one or when a year is scored again; and a verdict reaches the latest evaluation of its body by the same rules. This is for '
        + 'the rest of a report year: put to its body later, judged by other rules than the one decided on, or neither that one nor the '
        + 'latest. A page at a time; harmless to repeat.',
      params: Type.Object({ year: Type.Integer({ minimum: 1900, maximum: 2100 }) }, closed),
      querystring: Type.Object({ ...languageQuery, ...pageQuery }, closed),
      response: {
        200: {
          description: 'How many were looked at, and got another score',
          content: { 'application/json': { schema: Type.Object({ examined: Type.Integer(), carried: Type.Integer(), next }, closed) } },
        },
        ...problems('forbidden', 'rules-gone', 'store-unavailable'),
      },
    },
  }, async (request) => {
    const caller = callerOf(request)
    only(caller, ['office', 'evaluator'])
    const tenant = store.as(caller)
    const { items, next: last } = pageAnswer(await tenant.verdicts.untouched(request.params.year, pageOf(request.query)))
    let carried = 0
    for (const id of items) {
      const rescore = await rescorerFor(id, service, tenant)
      if (rescore && await tenant.verdicts.carryOver(id, rescore)) carried += 1
    }
    return { examined: items.length, carried, next: last }
  })
}

export function scoreView({ version, createdAt, cause, verdictId, score, changes }: KeptScore, language: Language): ScoreVersion {
  return {
    version, createdAt, cause, verdictId, total: score?.total ?? null, low: score?.low ?? null, high: score?.high ?? null,
    coverage: score?.coverage ?? null, band: score?.band ?? null,
    gates: (score?.gates ?? []).map(({ id, effect }) => ({ id, effect: effect[language] })), changes,
  }
}

function absent(id: string): never {
  throw unknown(id)
}

function unknown(id: string): Fault {
  return new Fault('not-found', { zh: `没有编号为 ${id} 的评估。`, en: `There is no evaluation ${id}.` })
}
