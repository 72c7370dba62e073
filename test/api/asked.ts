// The service with a store in memory and an invented rulebook, asked so that every answer is held to its own description.
import addFormats from 'ajv-formats'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { buildApp } from '../../src/api/app.js'
import { readConfig } from '../../src/config.js'
import { Fault } from '../../src/model/fault.js'
import { aRule, aRulebook } from '../build-rules.js'
import { aResult } from '../store/sample-result.js'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import type { AppOptions } from '../../src/api/app.js'
import type { Result } from '../../src/model/result.js'
import type { EvaluationFilter } from '../../src/store/evaluations.js'
import type { KeyDesk } from '../../src/store/key-desk.js'
import type { OwnRuleset } from '../../src/store/rulesets.js'
import type { Store } from '../../src/store/store.js'
import type { TenantStore } from '../../src/store/tenant-store.js'

export interface TestService {
  app: FastifyInstance
  ask(options: InjectOptions): Promise<LightMyRequestResponse>
  /** What reached the pipeline, in order. */
  received: Array<{ name: string; bytes: Uint8Array; submitted: object }>
  log: string[]
  close(): Promise<void>
}

export const rulebook = aRulebook([aRule(), aRule({ id: 'other-rule', statutory: ['cn-2007'] })], { digest: 'a'.repeat(64) })

export async function aService(
  over: Partial<AppOptions> & { settings?: Partial<AppOptions['config']> } = {},
): Promise<TestService> {
  const received: TestService['received'] = []
  const log: string[] = []
  const { settings, ...options } = over
  const app = await buildApp({
    rulebook,
    store: memoryStore(),
    open: true,
    log: {
      write: (line) => {
        log.push(line)
      },
    },
    config: { ...readConfig({}), requestsPerMinute: 0, maxLagMs: 0, ...settings },
    evaluate: (submission, submitted) => {
      received.push({ ...submission, submitted })
      if (submission.bytes.length === 0) return Promise.reject(new Fault('empty-file', { zh: '空', en: 'empty' }))
      return Promise.resolve(aResult({ document: { ...aResult().document, name: submission.name } }))
    },
    ...options,
  })
  await app.ready()
  const check = answerChecker(app)
  return {
    app,
    received,
    log,
    ask: async (request) => {
      const response = await app.inject(request)
      check(String(request.method ?? 'GET').toLowerCase(), String(request.url), response)
      return response
    },
    close: () => app.close(),
  }
}

interface Described {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, unknown> }> }>>
}

/** Throws where an answer is not as the OpenAPI description says: status, media type or shape. */
function answerChecker(app: FastifyInstance): (method: string, url: string, response: LightMyRequestResponse) => void {
  const described = app.swagger() as unknown as Described
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'api', ...described })
  return (method, url, response) => {
    const path = Object.keys(described.paths).find((one) =>
      new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(url.split('?')[0]!),
    )
    const type = response.headers['content-type']?.toString().split(';')[0]
    const { statusCode } = response
    const answers = path === undefined ? undefined : described.paths[path]?.[method]?.responses
    if (path === undefined || !answers) {
      if (statusCode === 404 || statusCode === 400) return void holds(ajv, 'api#/components/schemas/Problem', response.json())
      return
    }
    const answer = answers[statusCode]
    if (!answer) throw new Error(`${method} ${path}: status ${statusCode} is not described: ${response.body}`)
    if (!answer.content) return
    if (type === undefined || !answer.content[type])
      throw new Error(`${method} ${path} ${statusCode}: media type ${String(type)} is not described`)
    const pointer = ['paths', path, method, 'responses', String(statusCode), 'content', type, 'schema'].map(escape).join('/')
    holds(ajv, `api#/${pointer}`, type !== 'application/json' && type !== 'application/problem+json' ? response.body : response.json())
  }
}

function holds(ajv: Ajv2020, reference: string, value: unknown): void {
  const validate = ajv.getSchema(reference) ?? ajv.compile({ $ref: reference })
  if (!validate(value)) throw new Error(`${reference}: ${ajv.errorsText(validate.errors)}`)
}

function escape(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
}

/** One organisation's, whoever asks. What it does not hold is asked of a real database: see on-postgres.ts. */
export function memoryStore(): Store {
  const rows = new Map<string, { id: string; createdAt: string; result: Result }>()
  const holds = ({ report, score }: Result, { year, province, issuerKind, band }: EvaluationFilter): boolean =>
    (year === undefined || report.year === year)
    && (province === undefined || report.issuer.province === province)
    && (issuerKind === undefined || report.issuer.kind === issuerKind)
    && (band === undefined || score?.band === band)
  const tenant: Pick<TenantStore, 'rulesets' | 'evaluations' | 'lastReports'> & Matching = {
    bodies: { match: () => Promise.resolve({ state: 'none', reason: { zh: '无', en: 'none' } }) },
    verdicts: { keep: (result) => tenant.evaluations.save(result) },
    lastReports: {
      of: ({ submitted, read, year }) => {
        const found = [...rows.values()].findLast(({ result: { report } }) => report.issuer.name === (submitted ?? read) && report.year === year - 1)
        return Promise.resolve(found ? { previous: found.result } : {})
      },
    },
    rulesets: memoryRulesets(),
    evaluations: {
      save: (result) => {
        const id = `01930a2e-7c40-7d3a-9b1e-${String(rows.size + 1).padStart(12, '0')}`
        const row = { id, createdAt: '2026-11-22T08:00:00.000Z', result }
        rows.set(id, row)
        return Promise.resolve(row)
      },
      get: (id) => Promise.resolve(rows.get(id) ?? null),
      list: (filter, { limit, after }) => {
        const items = [...rows.values()]
          .reverse()
          .filter(({ id, result }) => (after === undefined || id < after) && holds(result, filter))
        return Promise.resolve({ items: items.slice(0, limit), next: items.length > limit ? items[limit - 1]!.id : null })
      },
      remove: (id) => Promise.resolve(rows.delete(id)),
    },
  }
  const keys: KeyDesk = { find: () => Promise.resolve(null), any: () => Promise.resolve(false), stamp: () => Promise.resolve() }
  return {
    place: 'memory',
    ping: () => Promise.resolve(),
    connections: () => ({ total: 0, idle: 0, waiting: 0 }),
    close: () => Promise.resolve(),
    system: { keys } as Store['system'],
    as: () => tenant as unknown as TenantStore,
  }
}

/** What saving an evaluation asks of the roster and of review. */
interface Matching { bodies: Pick<TenantStore['bodies'], 'match'>; verdicts: Pick<TenantStore['verdicts'], 'keep'> }

function memoryRulesets(): TenantStore['rulesets'] {
  const held: OwnRuleset[] = []
  return {
    save: (own) => {
      const before = held.find(({ id, version }) => id === own.id && version === own.version)
      if (!before) held.push(own)
      else if (JSON.stringify(before.files) !== JSON.stringify(own.files)) {
        return Promise.reject(new Fault('ruleset-taken', { zh: '占用', en: 'taken' }))
      }
      return Promise.resolve(!before)
    },
    get: (id, version) => Promise.resolve(held.findLast((each) => each.id === id && (version === undefined || each.version === version)) ?? null),
    list: () => Promise.resolve(held),
  }
}
