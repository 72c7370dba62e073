// Routes in, their OpenAPI 3.1 description and its page out. Nothing is fetched from outside.
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Type from 'typebox'
import { engineVersion } from '../model/engine.js'
import { CalendarView } from '../model/calendar-view.js'
import { DeadlineAnswer, Handling } from '../model/deadline.js'
import { Evaluation } from '../model/evaluation.js'
import { EvaluationList, EvaluationRequest } from '../model/exchange.js'
import { faults } from '../model/fault.js'
import { FormView } from '../model/form-view.js'
import { LedgerAnswer, LedgerRequest } from '../model/ledger.js'
import { RuleView, RulesetView } from '../model/rule-view.js'
import { Law } from '../model/rulebook.js'
import { ScoreVersion, Verdict } from '../model/review.js'
import { Objection, ProblemList, Sample } from '../model/review-records.js'
import { Body as RosterBody } from '../model/roster.js'
import { BatchItemList, BatchItemView, BatchList, BatchView, DeliveryList } from './batches/views.js'
import { BatchRequest } from './batches/wishes.js'
import { exampleDeadline, exampleEvaluation, exampleHandling, exampleProblem, exampleRequest } from './examples.js'
import { Problem } from './problem.js'
import { SubmissionView } from './season/submission-view.js'
import { KeyView, OrganisationView } from './access-views.js'
import type { FastifyInstance, RouteOptions } from 'fastify'
import type { TSchema } from 'typebox'
import type { FaultCode } from '../model/fault.js'

/** Schemas with a name of their own in the description. */
export const named: Record<string, TSchema> = {
  Evaluation: { ...Evaluation, examples: [exampleEvaluation] },
  EvaluationRequest: { ...EvaluationRequest, examples: [exampleRequest] },
  EvaluationList,
  Handling: { ...Handling, examples: [exampleHandling] },
  Deadline: { ...DeadlineAnswer, examples: [exampleDeadline] },
  LedgerRequest,
  Ledger: LedgerAnswer,
  CalendarView,
  Batch: BatchView,
  BatchRequest,
  BatchList,
  BatchItem: BatchItemView,
  BatchItemList,
  DeliveryList,
  RulesetView,
  RuleView,
  FormView,
  Law,
  Body: RosterBody,
  Submission: SubmissionView,
  Verdict,
  ScoreVersion,
  ProblemList,
  Objection,
  Sample,
  Problem,
  Organisation: OrganisationView,
  Key: KeyView,
}

export function refTo<T = unknown>(name: string): Type.TUnsafe<T> {
  return Type.Unsafe<T>({ $ref: `${name}#` })
}

/** The answers that are problems: one entry for each status, naming the codes that may stand in it. */
export function problems(...codes: FaultCode[]): Record<number, unknown> {
  // A full disk fails what only reads as well: PostgreSQL sorts on it.
  const ofStore: FaultCode[] = codes.includes('store-unavailable') ? ['store-full'] : []
  const all: FaultCode[] = [...codes, ...ofStore, 'invalid-input', 'rate-limited', 'overloaded', 'timed-out', 'internal']
  const byStatus = new Map<number, FaultCode[]>()
  for (const code of new Set(all)) byStatus.set(faults[code].status, [...(byStatus.get(faults[code].status) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, these]) => [
      status,
      {
        description: these.map((code) => `${faults[code].title.en} (\`${code}\`)`).join(' · '),
        content: { 'application/problem+json': { schema: refTo('Problem'), example: exampleProblem(these[0]!) } },
      },
    ]),
  )
}

/** Whatever may have a body may have one too large or of the wrong kind, also where none is asked for. */
function describeBody({ method, schema }: RouteOptions): void {
  if (!schema || schema.hide || [method].flat().some((each) => ['GET', 'HEAD'].includes(each.toUpperCase()))) return
  schema.response = { ...problems('file-too-large', 'unknown-format'), ...schema.response as object }
}

export async function describe(app: FastifyInstance): Promise<void> {
  app.addHook('onRoute', describeBody)
  for (const [id, schema] of Object.entries(named)) app.addSchema({ ...schema, $id: id })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '明鉴 Mingjian',
        version: engineVersion,
        description:
          '政府信息公开工作年度报告合规评分 · Scores annual reports on government information disclosure under the law of their own year.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/', description: 'This service' }],
      components: {
        securitySchemes: {
          key: {
            type: 'http', scheme: 'bearer', bearerFormat: 'mj_<id>_<secret>',
            description: '密钥；方括号内是所需权限 · A key; in brackets the scope it needs. None is needed on this machine\'s own address while no key exists.',
          },
        },
      },
      tags: [
        { name: 'evaluations', description: '评分 · Score reports and read what was found' },
        { name: 'batches', description: '批次 · Many reports in one request, worked on apart from it' },
        { name: 'deadlines', description: '期限与工作日 · When a reply is due, and the days that count' },
        { name: 'rules', description: '规则与法律 · The rules and the law behind them' },
        { name: 'roster', description: '名单 · Who must report, what came in, and who is missing' },
        { name: 'access', description: '单位与密钥 · Organisations and their keys' },
        { name: 'forms', description: '官方统计表 · The official form, to read and to fill in' },
        { name: 'review', description: '复核 · What people decide on what was found' },
        { name: 'health', description: '运行状况 · Whether the service runs' },
      ],
    },
    convertConstToEnum: false,
    transform: ({ schema, url }) => ({ schema: { ...schema, querystring: defaultsMayBeLeftOut(schema?.querystring) }, url }),
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) => (typeof json.$id === 'string' ? json.$id : `schema-${index}`),
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { docExpansion: 'list', deepLinking: true, validatorUrl: null },
    // The bar on top bears another project's mark and offers to load a description from elsewhere.
    theme: { title: '明鉴 Mingjian', css: [{ filename: 'bar.css', content: '.swagger-ui .topbar { display: none }' }] },
    staticCSP: {
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self' 'unsafe-inline'",
      'img-src': "'self' data:",
      'font-src': "'self' data:",
      'connect-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    },
  })
  app.get('/openapi.json', { config: { public: true }, schema: { hide: true } }, () => app.swagger())
}

/** To the handler a parameter with a default is always there, so its type says so; to the caller it is optional. */
function defaultsMayBeLeftOut(querystring: unknown): unknown {
  const { properties = {}, required } = (querystring ?? {}) as { properties?: Record<string, { default?: unknown }>; required?: string[] }
  if (!required) return querystring
  return { ...(querystring as object), required: required.filter((name) => properties[name]?.default === undefined) }
}
