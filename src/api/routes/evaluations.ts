// Score a document; read, list and remove what was stored.
import Type from 'typebox'
import { engineVersion } from '../../model/engine.js'
import { Fault } from '../../model/fault.js'
import { includable } from '../../model/included.js'
import { IssuerKind } from '../../model/words.js'
import { callerOf } from '../access.js'
import { cursorOf, pageOf, pageQuery } from '../cursor.js'
import { documentBody, documentFaults, documentQuery, receive } from '../received/documents.js'
import { languageOf, languageQuery } from '../language.js'
import { withLastYear } from '../received/last-year.js'
import { refTo, problems } from '../openapi.js'
import { patienceOf } from '../patience.js'
import { choiceFor } from '../rules/desk.js'
import { saveOnRoster } from '../season/saving.js'
import { rulesQuery } from '../rules/query.js'
import { closed } from '../../model/schema.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Evaluation } from '../../model/evaluation.js'
import type { EvaluationList, EvaluationSummary } from '../../model/exchange.js'
import type { Includable } from '../../model/included.js'
import type { Result } from '../../model/result.js'
import type { Language } from '../../model/words.js'
import type { ResultHead, Stored } from '../../store/evaluations.js'
import type { Api, Service } from '../dependencies.js'

const tags = ['evaluations']
const include = {
  include: Type.Optional(
    Type.String({
      pattern: '^(extracted|text|reading)(,(extracted|text|reading)){0,2}$',
      description: 'Parts to add, with commas: `extracted`, `text`, `reading` (what was read, place by place)',
      examples: ['extracted,text'],
    }),
  ),
}
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) }, closed)
const SubmitQuery = Type.Object(
  {
    ...documentQuery,
    ...include,
    ...rulesQuery,
    ...languageQuery,
    store: Type.Optional(Type.Boolean({ description: 'Keep the evaluation. Default: true, and false for a draft' })),
  },
  closed,
)
const ListQuery = Type.Object(
  {
    year: Type.Optional(Type.Integer({ minimum: 1900, maximum: 2100 })),
    province: Type.Optional(Type.String({ maxLength: 30 })),
    issuerKind: Type.Optional(IssuerKind),
    band: Type.Optional(Type.Enum(['excellent', 'good', 'acceptable', 'failing', 'open'])),
    ...pageQuery,
    ...languageQuery,
  },
  closed,
)

export function evaluationRoutes(app: Api, service: Service): void {
  submit(app, service)
  list(app, service)
  getOne(app, service)
  removeOne(app, service)
}

function submit(app: Api, service: Service): void {
  const { evaluate, present, rulebook, rulesets, store, requestTimeoutMs } = service
  app.post(
    '/v1/evaluations',
    {
      // The word itself: whether a draft is kept shows only in the body.
      config: { scope: 'evaluations:write', storesNothing: ({ store: keep }) => keep === 'false' },
      schema: {
        tags,
        operationId: 'createEvaluation',
        summary: '给报告评分 · Score a report',
        description:
          'Send JSON, a form with `file` and `metadata`, or the file itself with what you know of it in the query string. '
          + 'A draft is not stored unless `store=true`. `previous` holds it against last year\'s report of the same issuer.',
        querystring: SubmitQuery,
        body: documentBody,
        response: {
          200: {
            description: 'Scored, not stored',
            content: { 'application/json': { schema: refTo<Evaluation>('Evaluation') } },
          },
          201: {
            description: 'Scored and stored',
            headers: { location: { type: 'string', description: 'Where it is kept' } },
            content: { 'application/json': { schema: refTo<Evaluation>('Evaluation') } },
          },
          ...problems(...documentFaults, 'other-previous', 'not-found', 'store-unavailable'),
        },
      },
    },
    async (request, reply) => {
      const { store: keep, include: parts, lang, ruleset, overlay, ...fromQuery } = request.query
      const received = await receive(request, fromQuery)
      const kept = request.caller && store.as(request.caller)
      const rules = await choiceFor({ ruleset, overlay }, rulebook.id, rulesets, kept?.rulesets)
      const wishes = { rules, signal: patienceOf(reply, requestTimeoutMs) }
      const { submitted, companions } = await withLastYear(received, { evaluate, kept }, wishes)
      const result = await evaluate(received.submission, submitted, { ...wishes, companions })
      const known = { ...received.metadata, rules }
      const saved = (keep ?? submitted.draft !== true) ? await saveOnRoster(result, known, service, callerOf(request)) : null
      reply.code(saved ? 201 : 200)
      if (saved) reply.header('location', `/v1/evaluations/${saved.id}`)
      return present(result, {
        language: tell(request, reply, lang),
        id: saved?.id ?? null,
        createdAt: saved?.createdAt ?? new Date().toISOString(),
        include: partsOf(parts),
      })
    },
  )
}

function list(app: Api, { present, store }: Service): void {
  app.get(
    '/v1/evaluations',
    {
      config: { scope: 'evaluations:read' },
      schema: {
        tags,
        operationId: 'listEvaluations',
        summary: '已保存的评分，新的在前 · List stored evaluations, newest first',
        description: 'Without their findings. Every filter given must hold.',
        querystring: ListQuery,
        response: {
          200: { description: 'A page', content: { 'application/json': { schema: refTo<EvaluationList>('EvaluationList') } } },
          ...problems('store-unavailable'),
        },
      },
    },
    async (request, reply): Promise<EvaluationList> => {
      const { limit, cursor, lang, ...filter } = request.query
      const page = pageOf({ limit, cursor })
      const { items, next } = await store.as(callerOf(request)).evaluations.list(filter, page)
      const language = tell(request, reply, lang)
      return { items: items.map((item) => summaryOf(item, present, language)), next: next === null ? null : cursorOf(next) }
    },
  )
}

function getOne(app: Api, { present, store }: Service): void {
  app.get(
    '/v1/evaluations/:id',
    {
      config: { scope: 'evaluations:read' },
      schema: {
        tags,
        operationId: 'getEvaluation',
        summary: '一份评分 · Read one evaluation',
        description: 'In either language, whatever it was asked for in.',
        params: ById,
        querystring: Type.Object({ ...include, ...languageQuery }, closed),
        response: {
          200: { description: 'The evaluation', content: { 'application/json': { schema: refTo<Evaluation>('Evaluation') } } },
          304: { description: 'Not changed since `If-None-Match`', type: 'null' },
          ...problems('not-found', 'store-unavailable'),
        },
      },
    },
    async (request, reply) => {
      const { include: parts, lang } = request.query
      const found = await store.as(callerOf(request)).evaluations.get(request.params.id)
      if (!found) throw unknown(request.params.id)
      const language = tell(request, reply, lang)
      // What is stored never changes: only language, parts and the program that words it do.
      const tag = `"${[found.id, language, ...partsOf(parts), engineVersion].join('.')}"`
      reply.header('etag', tag).header('cache-control', 'private, no-cache')
      if (request.headers['if-none-match'] === tag) return reply.code(304).send(null)
      return present(found.result, { language, id: found.id, createdAt: found.createdAt, include: partsOf(parts) })
    },
  )
}

function removeOne(app: Api, { store }: Service): void {
  app.delete(
    '/v1/evaluations/:id',
    {
      config: { scope: 'evaluations:write' },
      schema: {
        tags,
        operationId: 'deleteEvaluation',
        summary: '删除一份评分 · Remove one evaluation',
        description: 'With the text of its document. It can not be brought back.',
        params: ById,
        querystring: Type.Object(languageQuery, closed),
        response: { 204: { description: 'Removed', type: 'null' }, ...problems('not-found', 'under-review', 'store-unavailable') },
      },
    },
    async (request, reply) => {
      if (!(await store.as(callerOf(request)).evaluations.remove(request.params.id))) throw unknown(request.params.id)
      return reply.code(204).send(null)
    },
  )
}

function summaryOf(
  { id, createdAt, result }: Stored<ResultHead>,
  present: Service['present'],
  language: Language,
): EvaluationSummary {
  const whole: Result = { ...result, findings: [], notes: [], facts: [], tables: noTables, text: '' }
  const { schemaVersion, engine, ruleset, document, report, score } = present(whole, { language, id, createdAt, include: [] })
  return { schemaVersion, id, createdAt, engine, ruleset, document, report, score }
}

const noTables = { applications: null, appeals: null, disclosure: null, statisticsForm: null }

function tell(request: FastifyRequest, reply: FastifyReply, lang: Language | undefined): Language {
  const language = lang ?? languageOf(request)
  reply.header('content-language', language)
  return language
}

function partsOf(include: string | undefined): Includable[] {
  return includable.filter((part) => include?.includes(part))
}

function unknown(id: string): Fault {
  return new Fault('not-found', { zh: `没有编号为 ${id} 的评估。`, en: `There is no evaluation ${id}.` })
}
