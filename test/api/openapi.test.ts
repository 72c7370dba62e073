// The description of the API: current on file, whole for every route, and a page that asks nothing of the outside.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { describeApi } from '../../src/api/description.js'
import { evaluate } from '../../src/evaluate.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { aService } from './asked.js'
import type { Evaluation } from '../../src/model/evaluation.js'

interface Operation {
  summary?: string
  description?: string
  operationId?: string
  tags?: string[]
  responses: Record<string, { description?: string; content?: Record<string, { schema: { $ref?: string }; example?: unknown }> }>
}

t.test('openapi/openapi.json is current', async (t) => {
  t.equal(readFileSync('openapi/openapi.json', 'utf8'), await describeApi(), 'stale: npm run docs writes it')
})

t.test('every route is described whole', async (t) => {
  const { openapi, paths, components } = JSON.parse(await describeApi()) as {
    openapi: string
    paths: Record<string, Record<string, Operation>>
    components: { schemas: Record<string, { examples?: unknown[] }> }
  }
  t.equal(openapi, '3.1.0')
  t.same(Object.keys(paths).sort(), [
    '/healthz',
    '/metrics',
    '/readyz',
    '/v1/access',
    '/v1/batches',
    '/v1/batches/{id}',
    '/v1/batches/{id}/cancellation',
    '/v1/batches/{id}/deliveries',
    '/v1/batches/{id}/events',
    '/v1/batches/{id}/items',
    '/v1/batches/{id}/resumption',
    '/v1/bodies',
    '/v1/bodies/{id}',
    '/v1/calendar/{year}',
    '/v1/coding-tasks',
    '/v1/deadlines',
    '/v1/evaluations',
    '/v1/evaluations/{id}',
    '/v1/evaluations/{id}/body',
    '/v1/evaluations/{id}/difference',
    '/v1/evaluations/{id}/exports/{format}',
    '/v1/evaluations/{id}/objection-window',
    '/v1/evaluations/{id}/scores',
    '/v1/evaluations/{id}/verdicts',
    '/v1/exports/{format}',
    '/v1/forms/{id}',
    '/v1/keys',
    '/v1/keys/{id}',
    '/v1/keys/{id}/rotations',
    '/v1/laws/{id}',
    '/v1/ledgers',
    '/v1/marked-copies',
    '/v1/objections',
    '/v1/objections/{id}',
    '/v1/objections/{id}/decision',
    '/v1/objections/{id}/withdrawal',
    '/v1/organisations',
    '/v1/organisations/{id}',
    '/v1/overlays',
    '/v1/problem-lists',
    '/v1/problem-lists/exports/{format}',
    '/v1/problem-lists/{id}',
    '/v1/problem-lists/{id}/exports/{format}',
    '/v1/problem-lists/{id}/items/{n}',
    '/v1/rescorings',
    '/v1/results/{year}/changes',
    '/v1/results/{year}/defects',
    '/v1/results/{year}/exports/{format}',
    '/v1/results/{year}/ranking',
    '/v1/results/{year}/summary',
    '/v1/retention',
    '/v1/roster',
    '/v1/rules/{id}',
    '/v1/rulesets',
    '/v1/rulesets/{id}/rules',
    '/v1/samples',
    '/v1/samples/{id}',
    '/v1/samples/{id}/adjudications',
    '/v1/samples/{id}/agreement',
    '/v1/samples/{id}/codings',
    '/v1/samples/{id}/items',
    '/v1/samples/{id}/items/{n}',
    '/v1/samples/{id}/items/{n}/adjudication',
    '/v1/samples/{id}/items/{n}/document',
    '/v1/seasons/{year}/absences/{body}',
    '/v1/seasons/{year}/carry-overs',
    '/v1/seasons/{year}/coverage',
    '/v1/submissions',
    '/v1/submissions/references',
    '/v1/submissions/{id}',
    '/v1/submissions/{id}/body',
    '/v1/submissions/{id}/content',
    '/v1/whoami',
  ])
  t.same(Object.keys(components.schemas).sort(), [
    'Batch',
    'BatchItem',
    'BatchItemList',
    'BatchList',
    'BatchRequest',
    'Body',
    'CalendarView',
    'Deadline',
    'DeliveryList',
    'Evaluation',
    'EvaluationList',
    'EvaluationRequest',
    'FormView',
    'Handling',
    'Key',
    'Law',
    'Ledger',
    'LedgerRequest',
    'Objection',
    'Organisation',
    'Problem',
    'ProblemList',
    'RuleView',
    'RulesetView',
    'Sample',
    'ScoreVersion',
    'Submission',
    'Verdict',
  ])
  const ids: string[] = []
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, { summary, description, operationId, tags, responses }] of Object.entries(methods)) {
      const name = `${method} ${path}`
      t.ok(summary && description && operationId && tags?.length, name)
      ids.push(operationId!)
      for (const status of ['400', '429', '500', '503']) t.ok(responses[status], `${name} ${status}`)
      for (const [status, { description: says, content }] of Object.entries(responses)) {
        t.ok(says && !/^Default Response$/.test(says), `${name} ${status}`)
        if (Number(status) < 400) continue
        t.match(
          content?.['application/problem+json'],
          { schema: { $ref: '#/components/schemas/Problem' }, example: Object },
          `${name} ${status}`,
        )
      }
    }
  }
  t.equal(new Set(ids).size, ids.length)
  for (const name of ['Evaluation', 'EvaluationRequest']) t.ok(components.schemas[name]?.examples?.length, name)
})

t.test('the examples are as the schemas say', async (t) => {
  const { ask, close } = await aService()
  const { exampleRequest } = await import('../../src/api/examples.js')
  t.equal((await ask({ method: 'POST', url: '/v1/evaluations', payload: exampleRequest })).statusCode, 201)
  await close()
})

t.test('the real pipeline and the real rules answer as described', async (t) => {
  const rulebook = loadRulebook()
  const { ask, close } = await aService({ rulebook, evaluate: (submission, submitted) => evaluate(submission, submitted, rulebook) })
  const payload = readFileSync('test/golden/qingxi-education-2024/report.html')
  for (const lang of ['zh', 'en']) {
    const url = `/v1/evaluations?lang=${lang}&include=extracted,text`
    const made = await ask({ method: 'POST', url, headers: { 'content-type': 'text/html' }, payload })
    t.equal(made.statusCode, 201)
    const { findings } = made.json<Evaluation>()
    t.equal(findings.length, rulebook.rules.length)
    for (const law of new Set(findings.flatMap(({ basis }) => basis.map(({ instrument }) => instrument)))) {
      t.equal((await ask({ url: `/v1/laws/${law}` })).statusCode, 200, law)
    }
    t.equal((await ask({ url: `/v1/rulesets/${rulebook.id}/rules?lang=${lang}` })).statusCode, 200)
    for (const { id } of [...rulebook.rules, ...rulebook.ledger.rules]) {
      t.equal((await ask({ url: `/v1/rules/${id}?lang=${lang}` })).statusCode, 200, id)
    }
  }
  const listed = async (query: string): Promise<Array<{ number: string | null }>> =>
    (await ask({ url: `/v1/rulesets/${rulebook.id}/rules${query}` })).json<{ items: Array<{ number: string | null }> }>().items
  t.equal((await listed('')).length, rulebook.rules.length + rulebook.ledger.rules.length)
  t.same((await listed('?for=report')).map(({ number }) => number), rulebook.rules.map(() => null))
  t.same((await listed('?for=ledger')).map(({ number }) => number), rulebook.ledger.rules.map(({ number }) => number).sort())
  const random = await ask({
    method: 'POST',
    url: '/v1/evaluations',
    headers: { 'content-type': 'application/octet-stream' },
    payload: Buffer.from([1, 0, 255]),
  })
  t.ok([200, 201, 415, 422].includes(random.statusCode), random.body)
  await close()
})

t.test('the page asks nothing of the outside, and may not', async (t) => {
  const { app, close } = await aService()
  const page = await app.inject({ url: '/docs/' })
  t.equal(page.statusCode, 200)
  t.notMatch(page.body, /(src|href)="(https?:)?\/\//)
  const policy = String(page.headers['content-security-policy'])
  t.match(policy, /default-src 'none'/)
  t.notMatch(policy, /https?:|upgrade-insecure-requests|unsafe-eval/)
  for (const [, path = ''] of page.body.matchAll(/(?:src|href)="\.(\/static\/[^"]+)"/g)) {
    t.equal((await app.inject({ url: `/docs${path}` })).statusCode, 200, path)
  }
  t.match((await app.inject({ url: '/docs/static/swagger-initializer.js' })).body, /validatorUrl"?: ?null/)
  const { headers } = await app.inject({ url: '/v1/rulesets' })
  t.match(String(headers['content-security-policy']), /^default-src 'none'/)
  t.same((await app.inject({ url: '/openapi.json' })).json(), JSON.parse(await describeApi()))
  await close()
})
