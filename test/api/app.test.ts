// The service asked over HTTP, every answer held to its own description: documents in all their forms, languages, paging, limits.
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import t from 'tap'
import { limits } from '../../src/model/limits.js'
import { aService, memoryStore, rulebook } from './asked.js'
import type { InjectOptions } from 'fastify'
import type { Evaluation } from '../../src/model/evaluation.js'
import type { EvaluationList } from '../../src/model/exchange.js'
import type { Problem } from '../../src/api/problem.js'

const text = '清溪县教育局2024年政府信息公开工作年度报告'
const json = (payload: unknown, url = '/v1/evaluations', headers = {}): InjectOptions => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json', ...headers },
  payload: JSON.stringify(payload),
})
const partOf = ([disposition, content]: [string, string]): string =>
  `--edge\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`
const form = (...parts: Array<[disposition: string, content: string]>): InjectOptions => ({
  method: 'POST',
  url: '/v1/evaluations',
  headers: { 'content-type': 'multipart/form-data; boundary=edge' },
  payload: `${parts.map(partOf).join('')}--edge--\r\n`,
})

t.test('a document arrives whole in every form, with what was said of it', async (t) => {
  const { ask, received, close } = await aService()
  const raw = (type: string, url: string): InjectOptions => ({
    method: 'POST',
    url,
    headers: { 'content-type': type },
    payload: text,
  })
  const cases: Array<[string, InjectOptions, name: string, submitted: object]> = [
    ['text', json({ text }), 'report.txt', {}],
    [
      'text with metadata',
      json({ name: '报告.html', text, metadata: { year: 2024, publishedOn: '2025-01-27' } }),
      '报告.html',
      { year: 2024, publishedOn: '2025-01-27' },
    ],
    ['base64', json({ contentBase64: Buffer.from(text).toString('base64') }), 'report.txt', {}],
    [
      'form',
      form(['name="file"; filename="报告.txt"', text], ['name="metadata"', '{"draft":false,"issuerKind":"department"}']),
      '报告.txt',
      { draft: false, issuerKind: 'department' },
    ],
    [
      'plain',
      raw('text/plain; charset=gbk', '/v1/evaluations?year=2024&draft=false&name=a.txt'),
      'a.txt',
      { year: 2024, draft: false },
    ],
    ['HTML', raw('text/html', '/v1/evaluations?province=%E5%90%89%E6%9E%97%E7%9C%81'), 'report.html', { province: '吉林省' }],
    ['bytes', raw('application/octet-stream', '/v1/evaluations'), 'report', {}],
    [
      'body over query',
      json({ text, metadata: { year: 2023 } }, '/v1/evaluations?year=2024&issuer=X'),
      'report.txt',
      { year: 2023, issuer: 'X' },
    ],
  ]
  for (const [what, request, name, submitted] of cases) {
    const response = await ask(request)
    t.equal(response.statusCode, 201, `${what}: ${response.body.slice(0, 200)}`)
    const last = received.at(-1)!
    t.same([last.name, Buffer.from(last.bytes).toString(), last.submitted], [name, text, submitted], what)
    t.equal(response.headers.location, `/v1/evaluations/${response.json<Evaluation>().id}`)
  }
  await close()
})

t.test('drafts are kept only when asked, and store=false keeps nothing', async (t) => {
  const { ask, close } = await aService()
  const cases: Array<[url: string, metadata: object, kept: boolean]> = [
    ['/v1/evaluations', {}, true],
    ['/v1/evaluations?store=false', {}, false],
    ['/v1/evaluations', { draft: true }, false],
    ['/v1/evaluations?store=true', { draft: true }, true],
  ]
  for (const [url, metadata, kept] of cases) {
    const response = await ask(json({ text, metadata }, url))
    t.equal(response.statusCode, kept ? 201 : 200, `${url} ${JSON.stringify(metadata)}`)
    t.equal(response.json<Evaluation>().id !== null, kept)
    t.equal('location' in response.headers, kept)
  }
  t.equal((await ask({ url: '/v1/evaluations' })).json<EvaluationList>().items.length, 2)
  await close()
})

t.test('one evaluation, read in either language, in parts, and removed', async (t) => {
  const { ask, close } = await aService()
  const created = await ask(json({ text }))
  const url = created.headers.location as string
  t.equal((await ask({ url })).body, created.body, 'the same answer again')
  const messageOf = async (request: InjectOptions): Promise<string> =>
    (await ask(request)).json<Evaluation>().findings[0]!.message
  const languages: Array<[string | undefined, string, string]> = [
    [undefined, '', '有'],
    ['en', '', 'It is there'],
    ['en-GB,zh;q=0.5', '', 'It is there'],
    ['zh-CN,zh;q=0.9,en;q=0.8', '', '有'],
    ['fr', '', '有'],
    ['*', '', '有'],
    ['en', '?lang=zh', '有'],
    [undefined, '?lang=en', 'It is there'],
    ['broken;;q=x', '', '有'],
  ]
  for (const [accept, query, message] of languages) {
    t.equal(
      await messageOf({ url: `${url}${query}`, headers: accept === undefined ? {} : { 'accept-language': accept } }),
      message,
      `${accept} ${query}`,
    )
  }
  const parts = (await ask({ url: `${url}?include=extracted,text` })).json<Evaluation>()
  t.same([parts.text, parts.extracted?.facts['applications.received']], ['清溪县教育局的报告。', 12])
  const { etag } = (await ask({ url })).headers
  t.equal((await ask({ url, headers: { 'if-none-match': etag as string } })).statusCode, 304)
  t.equal((await ask({ url: `${url}?lang=en`, headers: { 'if-none-match': etag as string } })).statusCode, 200)
  t.equal((await ask({ method: 'DELETE', url })).statusCode, 204)
  t.equal((await ask({ method: 'DELETE', url })).statusCode, 404)
  t.equal((await ask({ url })).statusCode, 404)
  await close()
})

t.test('lists in pages, by filters', async (t) => {
  const { ask, close } = await aService()
  for (let index = 0; index < 7; index += 1) await ask(json({ text }))
  const ids: string[] = []
  let url = '/v1/evaluations?limit=3'
  for (let pages = 0; pages < 5 && url; pages += 1) {
    const { items, next } = (await ask({ url })).json<EvaluationList>()
    ids.push(...items.map(({ id }) => id!))
    url = next === null ? '' : `/v1/evaluations?limit=3&cursor=${next}`
  }
  t.same([ids.length, new Set(ids).size, [...ids].sort().reverse()], [7, 7, ids])
  t.equal(
    (await ask({ url: '/v1/evaluations?year=2024&band=excellent&issuerKind=department' })).json<EvaluationList>().items.length,
    7,
  )
  t.equal((await ask({ url: '/v1/evaluations?year=2023' })).json<EvaluationList>().items.length, 0)
  await close()
})

t.test('rules and laws can be read', async (t) => {
  const { ask, close } = await aService()
  t.match((await ask({ url: '/v1/rulesets' })).json(), { items: [{ id: 'test', rules: 3 }] })
  t.match((await ask({ url: '/v1/rulesets/test/rules' })).json(), {
    items: [{ id: 'document-kind' }, { id: 'some-rule' }, { id: 'other-rule' }],
  })
  t.match((await ask({ url: '/v1/rules/some-rule?lang=en' })).json(), {
    id: 'some-rule',
    basis: { any: [{ title: 'Some Regulation', article: '1' }] },
  })
  t.match((await ask({ url: '/v1/laws/some-law' })).json(), { id: 'some-law' })
  for (const url of [
    '/v1/rulesets/none/rules',
    '/v1/rules/none',
    '/v1/laws/none',
    '/v1/laws/__proto__',
    '/v1/rules/%00',
    '/v1/rules/',
  ]) {
    t.equal((await ask({ url })).statusCode, 404, url)
  }
  await close()
})

t.test('health tells life from readiness', async (t) => {
  const { app, ask, close } = await aService()
  t.same((await ask({ url: '/healthz' })).json(), { status: 'ok' })
  t.match((await ask({ url: '/readyz' })).json(), { status: 'ready', ruleset: { id: rulebook.id } })
  t.ok(app.hasRoute({ method: 'GET', url: '/readyz' }))
  await close()
  const store = memoryStore()
  const { Fault } = await import('../../src/model/fault.js')
  const away = await aService({
    store: { ...store, ping: () => Promise.reject(new Fault('store-unavailable', { zh: '不在', en: 'away' })) },
  })
  t.equal((await away.ask({ url: '/healthz' })).statusCode, 200)
  const response = await away.ask({ url: '/readyz' })
  t.match(
    [response.statusCode, response.headers['retry-after'], response.json<Problem>().type],
    [503, '5', 'urn:mingjian:problem:store-unavailable'],
  )
  await away.close()
})

t.test('no body and no query makes the service fail: it answers or says what is wrong', async () => {
  const { ask, close } = await aService()
  const schema = fc.record(
    {
      name: fc.oneof(fc.string(), fc.anything()),
      text: fc.oneof(fc.string(), fc.constant(text)),
      contentBase64: fc.oneof(fc.base64String(), fc.string()),
      metadata: fc.oneof(
        fc.anything(),
        fc.record(
          {
            publishedOn: fc.oneof(fc.constant('2025-01-27'), fc.string(), fc.anything()),
            year: fc.oneof(fc.integer(), fc.double(), fc.anything()),
            issuerKind: fc.oneof(fc.constantFrom('department', 'government'), fc.string()),
            url: fc.oneof(fc.webUrl(), fc.string()),
            draft: fc.oneof(fc.boolean(), fc.anything()),
          },
          { requiredKeys: [] },
        ),
      ),
    },
    { requiredKeys: [] },
  )
  const query = fc.dictionary(fc.constantFrom('lang', 'include', 'store', 'year', 'limit', 'cursor', 'name', 'x'), fc.string(), {
    maxKeys: 3,
  })
  await fc.assert(
    fc.asyncProperty(fc.oneof(schema, fc.jsonValue(), fc.anything()), query, async (body, words) => {
      const url = `/v1/evaluations?${new URLSearchParams(words).toString()}`
      const payload = JSON.stringify(body, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)) ?? ''
      const { statusCode } = await ask({ method: 'POST', url, headers: { 'content-type': 'application/json' }, payload })
      const list = await ask({ url })
      return [200, 201, 400, 422].includes(statusCode) && [200, 400].includes(list.statusCode)
    }),
    { seed: 20261122, numRuns: 300 },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.string(),
      fc.constantFrom('application/json', 'multipart/form-data; boundary=edge', 'text/plain', 'x/y', ''),
      async (payload, type) => {
        const { statusCode } = await ask({
          method: 'POST',
          url: '/v1/evaluations',
          payload,
          headers: type ? { 'content-type': type } : {},
        })
        return statusCode < 500
      },
    ),
    { seed: 20261122, numRuns: 100 },
  )
  await close()
})

t.test('the limits bite', async (t) => {
  const { ask, received, close } = await aService()
  const tooLarge = Buffer.alloc(limits.documentBytes + 1, 0x20)
  const post = (type: string, payload: Buffer | string): Promise<{ statusCode: number }> =>
    ask({ method: 'POST', url: '/v1/evaluations', payload, headers: { 'content-type': type } })
  t.equal((await post('text/plain', tooLarge)).statusCode, 413)
  t.equal((await post('application/json', Buffer.alloc(limits.documentBytes * 2 + 1, 0x20))).statusCode, 413)
  const edge = Buffer.concat([
    Buffer.from('--edge\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'),
    tooLarge,
    Buffer.from('\r\n--edge--\r\n'),
  ])
  t.equal((await post('multipart/form-data; boundary=edge', edge)).statusCode, 413)
  t.equal(received.length, 0)
  await close()
  const few = await aService({ settings: { requestsPerMinute: 2 } })
  const answers = [
    await few.ask({ url: '/v1/rulesets' }),
    await few.ask({ url: '/v1/rulesets' }),
    await few.ask({ url: '/v1/rulesets' }),
  ]
  t.same(
    answers.map(({ statusCode }) => statusCode),
    [200, 200, 429],
  )
  t.ok(Number(answers[2]!.headers['retry-after']) > 0)
  t.equal((await few.ask({ url: '/healthz' })).statusCode, 200, 'health is not counted')
  await few.close()
  const busy = await aService({ settings: { maxLagMs: 1 } })
  for (const end = Date.now() + 1500; Date.now() < end; );
  await sleep(20)
  t.match((await busy.ask({ url: '/v1/rulesets' })).json(), { type: 'urn:mingjian:problem:overloaded' })
  t.equal((await busy.ask({ url: '/healthz' })).statusCode, 200, 'it lives')
  await busy.close()
  const slow = await aService({ settings: { requestTimeoutMs: 50 }, evaluate: () => new Promise(() => undefined) })
  const late = await slow.ask(json({ text }))
  t.match([late.statusCode, late.json<Problem>().type], [503, 'urn:mingjian:problem:timed-out'])
  await slow.close()
})
