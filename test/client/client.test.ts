// The client as a program uses it, against a real service over loopback: typed operations, lists to their end, files, refusals.
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import openapiTS, { COMMENT_HEADER, astToString } from 'openapi-typescript'
import t from 'tap'
import { MingjianError, answerOf, createMingjian } from '../../src/client/client.js'
import { startService } from '../../src/cli/running-service.js'
import { readConfig } from '../../src/config.js'
import type { components } from '../../src/client/client.js'

const report = readFileSync('test/golden/qingxi-education-2024/report.html')

t.test('openapi/api.ts is made from openapi/openapi.json', async (t) => {
  const made = await openapiTS(readFileSync('openapi/openapi.json', 'utf8'), { defaultNonNullable: false })
  t.ok(readFileSync('openapi/api.ts', 'utf8') === `${COMMENT_HEADER}${astToString(made)}`, 'stale: npm run docs writes it')
})

t.test('a service asked by its client', async (t) => {
  const service = await startService({ ...readConfig({}), dataFolder: t.testdir(), port: 0, logLevel: 'silent' })
  t.teardown(() => service.stop())
  const client = createMingjian({ address: `${service.address}/`, language: 'en' })

  const sent = await client.upload('/v1/evaluations', { file: { name: 'report.html', content: report } }, { metadata: { publishedOn: '2025-01-27' } })
  const evaluation: components['schemas']['Evaluation'] = sent
  t.match(evaluation, { id: /^[\da-f-]{36}$/, document: { name: 'report.html' }, report: { issuer: { name: '湖南省青溪县教育局' } } })
  t.match(evaluation.findings.find(({ ruleId }) => ruleId === 'published-on-time')?.message, /^[\x20-\x7e]+$/, 'in the language asked for')

  const path = { id: evaluation.id! }
  t.same(await answerOf(client.GET('/v1/evaluations/{id}', { params: { path } })), evaluation)
  for (let n = 0; n < 4; n += 1) {
    await answerOf(client.POST('/v1/evaluations', { body: { text: `青溪县教育局${2019 + n}年政府信息公开工作年度报告` } }))
  }
  const years: Array<number | null> = []
  for await (const { report: { year } } of client.each('/v1/evaluations', { limit: 2 })) years.push(year)
  t.same(years, [2022, 2021, 2020, 2019, 2024], 'three pages, newest first')
  const first: unknown[] = []
  for await (const entry of client.each('/v1/evaluations', { year: 2024 })) first.push(entry)
  t.equal(first.length, 1, 'by a filter')

  const batch = await client.upload('/v1/batches', { files: [{ name: 'a.html', content: report }, { name: 'b.html', content: report }] })
  const made = { params: { path: { id: batch.id } } }
  while ((await answerOf(client.GET('/v1/batches/{id}', made))).state === 'working') await sleep(100)
  const outcomes: string[] = []
  const { items } = await answerOf(client.GET('/v1/batches/{id}/items', made))
  for (const { name, state } of items) outcomes.push(`${state} ${name}`)
  t.same(outcomes, ['done a.html', 'done b.html'])

  t.equal((await client.DELETE('/v1/evaluations/{id}', { params: { path } })).response.status, 204)
  const refused = await answerOf(client.GET('/v1/evaluations/{id}', { params: { path } })).catch((error: unknown) => error)
  t.ok(refused instanceof MingjianError)
  t.match(refused, { status: 404, problem: { type: 'urn:mingjian:problem:not-found', title: 'Not found' } })
  const empty = await client.upload('/v1/evaluations', { file: { name: 'a.txt', content: '' } }).catch((error: unknown) => error)
  t.match(empty, { status: 422, problem: { type: 'urn:mingjian:problem:empty-file' } })
})

t.test('something else in the service\'s place', async (t) => {
  const proxy = createMingjian({ address: 'http://127.0.0.1:1', fetch: () => Promise.resolve(new Response('<h1>502</h1>', { status: 502 })) })
  const failed = await answerOf(proxy.GET('/healthz')).catch((error: unknown) => error)
  t.match(failed, { status: 502, problem: null, message: 'HTTP 502' })
})
