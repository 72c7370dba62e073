// Samples: drawn by a plan that can be drawn again, and coded blind.
import Type from 'typebox'
import { Codes, CodingView } from '../../model/coding-view.js'
import { Plan, sampleHead } from '../../model/review-records.js'
import { codesBlind } from '../../access/roles.js'
import { visibleTo } from '../../season/sampling/coding.js'
import { usualTargets } from '../../season/sampling/targets.js'
import { callerOf } from '../access.js'
import { next, pageAnswer, pageOf, pageQuery } from '../cursor.js'
import { languageQuery } from '../language.js'
import { problems, refTo } from '../openapi.js'
import { InvalidInput } from '../problem.js'
import { absentSample, codingView } from '../season/coding-views.js'
import { ReaderName, only, readerOf } from '../season/reader.js'
import { closed } from '../../model/schema.js'
import type { Sample } from '../../model/review-records.js'
import type { Api, Service } from '../dependencies.js'

const tags = ['review']
const Uuid = Type.String({ format: 'uuid' })
const ById = Type.Object({ id: Uuid }, closed)
const query = Type.Object(languageQuery, closed)
const Year = Type.Integer({ minimum: 1900, maximum: 2100 })

/** What is left out is as usual. */
const PlanInput = Type.Object({
  seed: Plan.properties.seed, ...Type.Partial(Type.Omit(Plan, ['seed'])).properties,
}, closed)
const usual = { random: { share: 0.1, least: 30 }, criticalFails: true, edges: { within: 0.5 }, doubleShare: 0.05, targets: usualTargets }

export function sampleRoutes(app: Api, service: Service): void {
  drawOne(app, service)
  look(app, service)
  code(app, service)
}

function drawOne(app: Api, { store, rulebook }: Service): void {
  app.post('/v1/samples', {
    config: { scope: 'reviews:write' },
    schema: {
      tags, operationId: 'createSample', summary: '抽样 · Draw a sample',
      description: 'Of the evaluations of a year: all that would cross a band\'s edge, all with a failed critical rule, and a random part '
        + 'of the rest. A body counts once, by the newest evaluation of its report; what is of no body, once for each document and name.',
      querystring: query, body: Type.Object({ year: Year, plan: PlanInput }, closed),
      response: {
        201: { description: 'Drawn', content: { 'application/json': { schema: refTo<Sample>('Sample') } } },
        ...problems('forbidden', 'store-unavailable'),
      },
    },
  }, async (request, reply) => {
    const caller = callerOf(request)
    only(caller, ['office', 'evaluator'])
    const { year, plan } = request.body
    reply.code(201)
    return store.as(caller).samples.draw(year, { ...usual, ...plan }, rulebook.scoring.bands.map(({ from }) => from))
  })
}

function look(app: Api, { store }: Service): void {
  app.get('/v1/samples', {
    config: { scope: 'reviews:read' },
    schema: {
      tags, operationId: 'listSamples', summary: '样本 · List samples, newest first', description: 'Without their items.',
      querystring: Type.Object({ ...languageQuery, ...pageQuery }, closed),
      response: {
        200: {
          description: 'A page',
          content: { 'application/json': { schema: Type.Object({ items: Type.Array(Type.Object(sampleHead, closed)), next }, closed) } },
        },
        ...problems('store-unavailable'),
      },
    },
  }, async (request) => pageAnswer(await store.as(callerOf(request)).samples.list(pageOf(request.query))))
  app.get('/v1/samples/:id', {
    config: { scope: 'reviews:read' },
    schema: {
      tags, operationId: 'getSample', summary: '一个样本 · Read one sample', description: 'Its items with why each was drawn.',
      params: ById, querystring: query,
      response: {
        200: { description: 'The sample', content: { 'application/json': { schema: refTo<Sample>('Sample') } } },
        ...problems('not-found', 'store-unavailable'),
      },
    },
  }, async (request) => (await store.as(callerOf(request)).samples.get(request.params.id)) ?? absentSample(request.params.id))
}

function code(app: Api, { store }: Service): void {
  app.post('/v1/samples/:id/codings', {
    config: { scope: 'samples:code' },
    schema: {
      tags, operationId: 'createCoding', summary: '编码 · Code an item',
      description: 'Blind to others: their codes of an item are not shown before all who are to read it have. Blind to the engine with a key of the '
        + 'role `coder`, which sees the document and the rules alone; each coding tells whether it was. What was given is not changed.',
      params: ById, querystring: query, body: Type.Object({ item: Type.Integer({ minimum: 1 }), codes: Codes, coder: ReaderName }, closed),
      response: {
        201: { description: 'Kept', content: { 'application/json': { schema: CodingView } } },
        ...problems('not-found', 'forbidden', 'wrong-step', 'store-unavailable'),
      },
    },
  }, async (request, reply) => {
    const caller = callerOf(request)
    only(caller, ['office', 'evaluator', 'coder'])
    const { item, codes, coder } = request.body
    const { samples } = store.as(caller)
    const rules = new Set((await samples.rulesOf(request.params.id, item)) ?? absentSample(`${request.params.id}/${item}`))
    const wrong = Object.keys(codes).filter((ruleId) => !rules.has(ruleId))
    if (wrong.length > 0) {
      throw new InvalidInput(wrong.map((ruleId) => ({ at: `body/codes/${ruleId}`, says: { zh: '没有这条规则', en: 'is no rule of the evaluation' } })))
    }
    reply.code(201)
    const by = readerOf(caller, coder)
    return codingView((await samples.code(request.params.id, item, by, codes, codesBlind(caller))) ?? absentSample(request.params.id))
  })
  app.get('/v1/samples/:id/codings', {
    config: { scope: 'reviews:read' },
    schema: {
      tags, operationId: 'listCodings', summary: '编码结果 · What was coded',
      description: 'The caller\'s own, and those of items that all have read who are to.', params: ById,
      querystring: Type.Object({ ...languageQuery, coder: ReaderName }, closed),
      response: {
        200: { description: 'Codes', content: { 'application/json': { schema: Type.Object({ items: Type.Array(CodingView) }, closed) } } },
        ...problems('not-found', 'store-unavailable'),
      },
    },
  }, async (request) => {
    const caller = callerOf(request)
    const { samples } = store.as(caller)
    const sample = (await samples.get(request.params.id)) ?? absentSample(request.params.id)
    return { items: visibleTo(readerOf(caller, request.query.coder), sample.items, await samples.codings(sample.id)).map(codingView) }
  })
}
