// Every operation of the description, asked rightly and wrongly on a real database: it answers, or says what was wrong and changes nothing.
import fc from 'fast-check'
import pg from 'pg'
import t from 'tap'
import { describeApi } from '../../src/api/description.js'
import { evaluate } from '../../src/evaluate.js'
import { overlays, presets, rulebookFor } from '../../src/rulebook/choose.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { faultOf } from '../../src/rulebook/problems.js'
import { allProblemsOf } from '../../src/rules-check.js'
import { aResult } from '../store/sample-result.js'
import { aSeason } from './on-postgres.js'
import { operationsOf, requestsTo } from './requests.js'
import { things } from './things.js'
import type { LightMyRequestResponse } from 'fastify'
import type { Season } from './on-postgres.js'
import type { Description, Known, Operation, Request } from './requests.js'

/** FUZZ=requests/seed tries more, or others, than every run of the tests does. */
const [runs = 8, seed = 20_261_130] = (process.env['FUZZ'] ?? '').split('/').filter(Boolean).map(Number)
const description = JSON.parse(await describeApi()) as Description
const folder = t.testdir()
const nowhere = '01930a2e-7c40-7d3a-9b1e-00000000ffff'
const foreignName = '外县秘密单位'
/** Each request as one of these, in turn; null is nobody. */
const askers = ['office', 'office', 'evaluator', 'office', 'agency', null, 'reader', 'coder'] as const

interface Ids { own: Record<string, string[]>; foreign: string[] }

t.test('any request', { timeout: 600_000 }, async (t) => {
  const season = await aSeason(folder, {
    rulebook: loadRulebook(), rulesets: { presets, overlays, compose: rulebookFor, check },
    evaluate: (submission, submitted, wishes) => evaluate(submission, submitted, rulebookFor(wishes?.rules ?? {}), wishes?.companions),
  })
  const database = new pg.Client({ connectionString: season.url })
  await database.connect()
  t.teardown(async () => {
    await database.end()
    await season.close()
  })
  const count = await rowsOf(database)
  const ids = await everyThing(season)
  const keys = await Promise.all(askers.map((role) => (role === null ? null : season.key('county', role))))
  for (const [at, operation] of operationsOf(description).entries()) {
    const requests = requestsTo(operation, description, await knownTo(operation, season, ids))
    const wrong: string[] = []
    for (const [turn, request] of fc.sample(requests, { numRuns: runs, seed: seed + at }).entries()) {
      const before = await count()
      const answer = await season.ask(keys[turn % keys.length]!, request.options).catch((error: unknown) => String(error))
      const said = typeof answer === 'string' ? [answer] : faultsIn(answer, request, ids)
      const isRefused = typeof answer !== 'string' && answer.statusCode >= 400
      if (isRefused && await count() !== before) said.push('refused, and yet something changed')
      wrong.push(...said.map((one) => `${request.what}: ${one}`))
    }
    t.same(wrong, [], `${operation.method} ${operation.path}`)
  }
})

t.test('an answer that is not as it should be is seen', (t) => {
  const asked: Request = { what: '', options: { url: '/v1/x' } }
  const problem = (over: object, statusCode = 400): LightMyRequestResponse => ({
    statusCode, headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({ status: statusCode, errors: [{ at: 'body' }], ...over }),
  } as unknown as LightMyRequestResponse)
  const cases: Array<[what: string, answer: LightMyRequestResponse, found: number]> = [
    ['as it should be', problem({}), 0],
    ['a failure', problem({}, 500), 1],
    ['another status within', problem({ status: 404 }), 1],
    ['nothing of where', problem({ errors: [] }), 1],
    ['a stack', problem({ detail: 'at Object.<anonymous> (/x/y.js:1:2)' }), 1],
    ['a statement', problem({ detail: 'INSERT INTO keys' }), 1],
    ['no problem', { ...problem({}), headers: { 'content-type': 'text/html' } }, 1],
    ['what is another\'s', problem({ detail: foreignName }, 200), 1],
  ]
  for (const [what, answer, found] of cases) t.equal(faultsIn(answer, asked, { own: {}, foreign: [] }).length, found, what)
  t.end()
})

/** What an answer should not be; that it is as described has been seen before. */
function faultsIn({ statusCode, body, headers }: LightMyRequestResponse, { options }: Request, { foreign }: Ids): string[] {
  const found: string[] = []
  const asked = `${String(options.url)} ${String(options.payload)}`
  if (statusCode >= 500) found.push(`${statusCode} ${body}`)
  const others = [foreignName, ...foreign].filter((word) => body.includes(word) && !asked.includes(word))
  if (others.length > 0) found.push(`shows another's ${others.join()}`)
  if (statusCode < 400) return found
  const leaked = /\bat \S+ \(|node_modules|\bSELECT \S|INSERT INTO|violates|syntax error at|mingjian_|\bpg_|relation "/.exec(body)?.[0]
  if (leaked !== undefined && !asked.includes(leaked)) found.push(`leaks ${leaked}: ${body}`)
  if (!String(headers['content-type']).startsWith('application/problem+json')) found.push(`${statusCode} is no problem: ${body}`)
  const { status, errors = [] } = JSON.parse(body) as { status: number; errors?: Array<{ at: string }> }
  if (status !== statusCode) found.push(`says ${status} and is ${statusCode}`)
  if (statusCode === 400 && errors.length === 0) found.push(`says not where: ${body}`)
  return found
}

/** One of everything that has an id: the county's own, and what another has that the county must never see. */
async function everyThing(season: Season): Promise<Ids> {
  const ids: Ids = { own: {}, foreign: [] }
  for (const [path, { make }] of Object.entries(things)) {
    const kind = /^\/v1\/([a-z-]+)\/\{id\}$/.exec(path)?.[1]
    if (kind === undefined) continue
    const [own, others] = [await make(season, 'county'), await make(season, 'other')]
    ids.own[kind] = [own['id']!, own['id']!, others['id']!, nowhere]
    ids.foreign.push(others['id']!)
  }
  const { bodies, evaluations } = season.store.as(season.caller('other'))
  await bodies.create({ name: foreignName, kind: 'department', code: 'SECRET-CODE' })
  await evaluations.save(aResult({ report: { ...aResult().report, issuer: { name: foreignName, kind: 'department', province: null } } }))
  return ids
}

/** Ids that exist, in the fields where one is asked for; those of the address made anew. */
async function knownTo({ path }: Operation, season: Season, { own: made, foreign }: Ids): Promise<Known> {
  const { bodies = [], evaluations = [], organisations = [], submissions = [] } = made
  const own = await things[path]?.make(season, 'county') ?? {}
  const others = await things[path]?.make(season, 'other') ?? {}
  foreign.push(...Object.values(others).filter((id) => id.length === nowhere.length))
  const ofAddress = Object.entries(own).map(([name, id]) => [name, id.length === nowhere.length ? [id, id, others[name]!, nowhere] : [id]] as const)
  return {
    parent: path.includes('organisations') ? organisations : bodies, organisation: organisations, body: bodies, into: bodies,
    evaluationId: evaluations, evaluation: evaluations, with: evaluations, previous: [...evaluations, 'stored'], submission: submissions,
    ruleId: ['some-rule', 'other-rule'], ruleIds: ['some-rule'], year: [2024, 2024, 2023], scope: ['全县'],
    ruleset: ['cn-national', 'test@1', 'cn-national@1.0.0'], overlay: ['hunan'], from: ['test@1'],
    cursor: [...[Buffer.alloc(16, 1), '5', '{}'].map((place) => Buffer.from(place).toString('base64url')), 'x'],
    ...Object.fromEntries(ofAddress),
  }
}

/** How many rows each table has; an answer that is kept for repeats is no change. */
async function rowsOf(database: pg.Client): Promise<() => Promise<string>> {
  const { rows } = await database.query<{ name: string }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND c.relname <> 'idempotency_keys' ORDER BY 1`)
  const text = rows.map(({ name }) => `SELECT '${name}' AS name, count(*) FROM ${name}`).join(' UNION ALL ')
  return async () => JSON.stringify((await database.query({ name: 'rows', text })).rows)
}

async function check(files: Record<string, string>): Promise<void> {
  const fault = faultOf(await allProblemsOf({ files }))
  if (fault) throw fault
}
