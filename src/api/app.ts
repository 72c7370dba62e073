// Rules, a store and settings in, the HTTP service out. It reads no environment and ends no process.
import { randomUUID } from 'node:crypto'
import accepts from '@fastify/accepts'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import Fastify from 'fastify'
import { annotate } from '../annotate/annotate.js'
import { evaluate } from '../evaluate.js'
import { Fault } from '../model/fault.js'
import { limits } from '../model/limits.js'
import { present } from '../present/present.js'
import { openMetrics } from '../observe/metrics.js'
import { noTraces } from '../observe/traces.js'
import { countedBy, identifyCallers } from './access.js'
import { hostsOf } from '../access/webhook.js'
import { acceptRawBodies } from './received/documents.js'
import { answerRepeats } from './repeats/idempotency.js'
import { loggerOptions } from './log.js'
import { observeRequests } from './observed.js'
import { describe, named } from './openapi.js'
import { refuseBytes } from './no-request.js'
import { InvalidInput, answerProblems, sendProblem } from './problem.js'
import { attachmentRoutes } from './routes/attachments.js'
import { bodyRoutes } from './routes/bodies.js'
import { coverageRoutes } from './routes/coverage.js'
import { agreementRoutes } from './routes/agreement.js'
import { codingRoutes } from './routes/codings.js'
import { batchEventRoutes } from './routes/batch-events.js'
import { batchRoutes } from './routes/batches.js'
import { deadlineRoutes } from './routes/deadlines.js'
import { differenceRoutes } from './routes/differences.js'
import { evaluationRoutes } from './routes/evaluations.js'
import { exportRoutes } from './routes/exports.js'
import { formRoutes } from './routes/forms.js'
import { accessRoutes } from './routes/access.js'
import { healthRoutes } from './routes/health.js'
import { metricsRoute } from './routes/metrics.js'
import { keyRoutes } from './routes/keys.js'
import { ledgerRoutes } from './routes/ledgers.js'
import { markedCopyRoutes } from './routes/marked-copies.js'
import { objectionRoutes } from './routes/objections.js'
import { pageRoutes } from './routes/page.js'
import { organisationRoutes } from './routes/organisations.js'
import { problemListExportRoutes } from './routes/problem-list-exports.js'
import { problemListRoutes } from './routes/problem-lists.js'
import { rescoringRoutes } from './routes/rescorings.js'
import { resultRoutes } from './routes/results.js'
import { ruleRoutes } from './routes/rules.js'
import { rulesetRoutes } from './routes/rulesets.js'
import { sampleRoutes } from './routes/samples.js'
import { seasonExportRoutes } from './routes/season-exports.js'
import { submissionRoutes } from './routes/submissions.js'
import { verdictRoutes } from './routes/verdicts.js'
import { stopInOrder } from './stopping.js'
import { validatorsFor } from './validation.js'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyInstance } from 'fastify'
import type { Api, Service } from './dependencies.js'
import type { Config } from '../config.js'

type Replaceable = Partial<Pick<Service, 'evaluate' | 'annotate' | 'present' | 'rulesets' | 'observer' | 'uploadStallMs'>>
type Settings = Pick<
  Config, 'logLevel' | 'requestsPerMinute' | 'requestTimeoutMs' | 'maxLagMs' | 'trustProxy' | 'metricsToken' | 'publicCheck' | 'webhookHosts'
>

export interface AppOptions extends Pick<Service, 'rulebook' | 'store'>, Replaceable {
  config: Settings
  /** No key is needed as long as none exists; by default one is. */
  open?: boolean
  /** Where the log goes; standard output where left out. */
  log?: { write(line: string): void }
}

/**
 * Without `evaluate` and `annotate`, those of a pool of threads, an evaluation holds the process for as long as it computes.
 */
export async function buildApp({ config, log, open = false, ...given }: AppOptions): Promise<FastifyInstance> {
  const { rulebook } = given
  const service: Service = {
    rulesets: only(rulebook),
    evaluate: (submission, submitted, wishes) => evaluate(submission, submitted, rulebook, wishes?.companions),
    annotate: async (submission, submitted, language, wishes) => {
      const result = await service.evaluate(submission, submitted, wishes)
      return { result, copy: await annotate(submission, result, language) }
    },
    present, requestTimeoutMs: config.requestTimeoutMs, metricsToken: config.metricsToken,
    webhookHosts: hostsOf(config.webhookHosts), uploadStallMs: limits.uploadStallMs,
    observer: { metrics: openMetrics({ ofProcess: false }), traces: noTraces }, ...given,
  }
  const app: Api = Fastify({
    logger: loggerOptions(config.logLevel, log),
    genReqId: () => randomUUID(),
    trustProxy: config.trustProxy,
    // JSON writes a character in up to six, base64 four for three.
    bodyLimit: limits.documentBytes * 2,
    requestTimeout: config.requestTimeoutMs,
    handlerTimeout: config.requestTimeoutMs,
    frameworkErrors: (error, request, reply) => {
      sendProblem(new InvalidInput([{ at: 'path', says: badAddress }], 'invalid-input', badAddress, { cause: error }), request, reply)
    },
    clientErrorHandler: refuseBytes,
    forceCloseConnections: 'idle',
    // Its refusal is no problem+json, and a client that may not send twice loses the request.
    return503OnClosing: false,
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.setValidatorCompiler(validatorsFor(named))
  // The schemas of answers are held by tests; a serialiser made from them would drop what they do not name, without a word.
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer))
  await app.register(accepts)
  stopInOrder(app as unknown as FastifyInstance)
  observeRequests(app as unknown as FastifyInstance, service.observer)
  answerProblems(app as unknown as FastifyInstance)
  await protect(app, config, () => {
    identifyCallers(app as unknown as FastifyInstance, { store: given.store, open, publicCheck: config.publicCheck })
  })
  await app.register(multipart, {
    limits: { fileSize: limits.documentBytes, files: 2, fields: 1, parts: 4, fieldSize: 64 * 1024, headerPairs: 50 },
  })
  acceptRawBodies(app as unknown as FastifyInstance)
  await describe(app as unknown as FastifyInstance)
  answerRepeats(app as unknown as FastifyInstance, service)
  evaluationRoutes(app, service)
  await app.register(async (apart) => { batchRoutes(apart as unknown as Api, service) })
  batchEventRoutes(app, service)
  markedCopyRoutes(app, service)
  exportRoutes(app, service)
  deadlineRoutes(app, service)
  ledgerRoutes(app, service)
  ruleRoutes(app, service)
  rulesetRoutes(app, service)
  bodyRoutes(app, service)
  attachmentRoutes(app, service)
  coverageRoutes(app, service)
  submissionRoutes(app, service)
  organisationRoutes(app, service)
  keyRoutes(app, service)
  formRoutes(app, service)
  verdictRoutes(app, service)
  problemListRoutes(app, service)
  problemListExportRoutes(app, service)
  objectionRoutes(app, service)
  sampleRoutes(app, service)
  agreementRoutes(app, service)
  codingRoutes(app, service)
  resultRoutes(app, service)
  differenceRoutes(app, service)
  seasonExportRoutes(app, service)
  rescoringRoutes(app, service)
  healthRoutes(app, service)
  accessRoutes(app)
  metricsRoute(app, service)
  await pageRoutes(app)
  return app as unknown as FastifyInstance
}

/** One ruleset and no other. */
function only(rulebook: Service['rulebook']): Service['rulesets'] {
  const absent = { zh: '只有一套规则。', en: 'There is one ruleset only.' }
  return {
    presets: () => [],
    overlays: () => [],
    compose: ({ ruleset = rulebook.id, overlay, files }) => {
      if (ruleset !== rulebook.id || overlay !== undefined || files) throw new Fault('not-found', absent)
      return rulebook
    },
    check: () => Promise.reject(new Fault('not-found', absent)),
  }
}

const badAddress = { zh: '地址有误。', en: 'The address is malformed.' }

/** In this order: nobody is looked up while the service is overloaded, and requests are counted by who sends them. */
async function protect(app: Api, { requestsPerMinute, maxLagMs }: AppOptions['config'], identify: () => void): Promise<void> {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id).header('vary', 'accept-language').header('cache-control', 'no-store')
  })
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'base-uri': ["'none'"], 'form-action': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    // Belongs to whoever speaks TLS in front of this.
    hsts: false,
  })
  if (maxLagMs > 0) {
    await app.register(underPressure, {
      maxEventLoopDelay: maxLagMs,
      pressureHandler: (request) => {
        if (request.routeOptions.url !== '/healthz' && request.routeOptions.url !== '/metrics') throw new Fault('overloaded', overloaded)
      },
    })
  }
  identify()
  if (requestsPerMinute > 0) {
    await app.register(rateLimit, {
      max: (request) => request.ownRate ?? requestsPerMinute,
      keyGenerator: countedBy,
      timeWindow: 60_000,
      errorResponseBuilder: (_request, { max }) =>
        new Fault('rate-limited', {
          zh: `每分钟最多 ${max} 次请求。`,
          en: `At most ${max} requests a minute.`,
        }),
    })
  }
}

const overloaded = { zh: '当前请求过多。', en: 'There is more to do than can be done now.' }
