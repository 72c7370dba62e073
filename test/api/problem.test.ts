// Everything that can be wrong with a request, and what the caller is told: a code, a sentence, what to do, and every mistake.
import t from 'tap'
import { faultOf } from '../../src/api/problem.js'
import { faults } from '../../src/model/fault.js'
import { aService } from './asked.js'
import type { FastifyError, InjectOptions } from 'fastify'
import type { InvalidInput, Problem } from '../../src/api/problem.js'
import type { FaultCode } from '../../src/model/fault.js'

const url = '/v1/evaluations'
const id = '01930a2e-7c40-7d3a-9b1e-5a2f60c4d811'
const post = (payload: string, type = 'application/json', at = url): InjectOptions => ({
  method: 'POST',
  url: at,
  headers: { 'content-type': type },
  payload,
})
const formOf = (fields: string): InjectOptions => post(`${fields}--edge--\r\n`, 'multipart/form-data; boundary=edge')
const field = (name: string, content: string): string =>
  `--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${content}\r\n`
const file = '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc\r\n'

const wrong: Array<[what: string, request: InjectOptions, code: FaultCode, at?: string[]]> = [
  ['no such route', { url: '/v1/nothing' }, 'not-found'],
  ['no such method', { method: 'PUT', url }, 'not-found'],
  ['a malformed address', { url: '/v1/rules/%zz' }, 'invalid-input', ['path']],
  ['an address too long', { url: `/v1/rules/${'x'.repeat(3000)}` }, 'invalid-input', ['path']],
  ['no body', { method: 'POST', url }, 'invalid-input', ['body']],
  ['an empty JSON body', post(''), 'invalid-input', ['body']],
  ['malformed JSON', post('{"text": '), 'invalid-input', ['body']],
  ['a prototype in disguise', post('{"text":"a","__proto__":{"x":1}}'), 'invalid-input', ['body']],
  ['an array', post('[]'), 'invalid-input', ['body']],
  ['null', post('null'), 'invalid-input', ['body']],
  ['neither text nor content', post('{}'), 'invalid-input', ['body']],
  ['both', post('{"text":"a","contentBase64":"YQ=="}'), 'invalid-input', ['body']],
  ['no base64', post('{"contentBase64":"***"}'), 'invalid-input', ['body/contentBase64']],
  ['an unknown field', post('{"text":"a","metadata":{"yeer":2024}}'), 'invalid-input', ['body/metadata/yeer']],
  ['a number as text', post('{"text":"a","metadata":{"year":"2024"}}'), 'invalid-input', ['body/metadata/year']],
  ['a huge number', post('{"text":"a","metadata":{"year":1e400}}'), 'invalid-input', ['body/metadata/year']],
  [
    'every mistake at once',
    post('{"name":"","text":1,"metadata":{"year":3000,"publishedOn":"2025-02-30","issuerKind":"king","url":"x","draft":1}}'),
    'invalid-input',
    [
      'body/name',
      'body/text',
      'body/metadata/publishedOn',
      'body/metadata/year',
      'body/metadata/issuerKind',
      'body/metadata/url',
      'body/metadata/draft',
    ],
  ],
  ['an empty file', post('', 'text/plain'), 'empty-file'],
  ['a media type nobody reads', post('a', 'image/png'), 'unknown-format'],
  ['a media type where nothing but JSON is read', post('a', 'image/png', '/v1/deadlines'), 'unknown-format'],
  ['a media type where nothing is read', { ...post('a', 'image/png', `/v1/batches/${id}/cancellation`) }, 'unknown-format'],
  ['the same where something is removed', { ...post('a', 'image/png', `${url}/${id}`), method: 'DELETE' }, 'unknown-format'],
  ['a form without a file', formOf(field('metadata', '{}')), 'invalid-input', ['body/file']],
  ['a form with too much', formOf(file + field('other', 'x')), 'invalid-input', ['body/other']],
  ['a form with wrong metadata', formOf(file + field('metadata', '{"year":"x"}')), 'invalid-input', ['body/metadata/year']],
  ['a form with no JSON', formOf(file + field('metadata', 'x')), 'invalid-input', ['body/metadata']],
  [
    'a form cut short',
    post('--edge\r\ncontent-disposition: form-data; name="file"', 'multipart/form-data; boundary=edge'),
    'invalid-input',
  ],
  ['a form without a boundary', post('x', 'multipart/form-data'), 'invalid-input'],
  ['a page too long', { url: `${url}?limit=101` }, 'invalid-input', ['query/limit']],
  ['a limit that is no number', { url: `${url}?limit=many&lang=xx` }, 'invalid-input', ['query/limit', 'query/lang']],
  ['a filter given twice', { url: `${url}?year=2020&year=2021` }, 'invalid-input', ['query/year']],
  ['a filter nobody knows', { url: `${url}?country=1` }, 'invalid-input', ['query/country']],
  ['a cursor of somebody else', { url: `${url}?cursor=abc` }, 'invalid-input', ['query/cursor']],
  ['parts nobody knows', { url: `${url}/${id}?include=all` }, 'invalid-input', ['query/include']],
  ['an id that is none', { url: `${url}/1` }, 'invalid-input', ['params/id']],
  // A uuid by its URN is a uuid to the checker of formats, and none to PostgreSQL.
  ['an id by its URN', { url: `${url}/urn:uuid:${id}` }, 'invalid-input', ['params/id']],
  // There is no such year in PostgreSQL, nor anywhere.
  ['a day of the year 0', post('{"text":"a","metadata":{"publishedOn":"0000-02-29"}}'), 'invalid-input', ['body/metadata/publishedOn']],
  ['the same in a form', formOf(file + field('metadata', '{"publishedOn":"0000-02-29"}')), 'invalid-input', ['body/metadata/publishedOn']],
  ['an id that is not held', { url: `${url}/${id}` }, 'not-found'],
]

t.test('a wrong media type is told with those the address takes', async (t) => {
  const { ask, close } = await aService()
  const detailOf = async (request: InjectOptions): Promise<string> => {
    const answer = await ask({ ...request, url: `${String(request.url)}?lang=en` })
    return answer.json<Problem>().detail
  }
  t.equal(await detailOf(post('a', 'image/png', '/v1/deadlines')), 'Content-Type must be one of application/json.')
  t.equal(await detailOf(post('a', 'image/png', '/v1/ledgers')), 'Content-Type must be one of application/json, multipart/form-data.')
  t.match(await detailOf(post('a', 'image/png', `/v1/batches/${id}/cancellation`)), /no body/)
  await close()
})

t.test('a text that PostgreSQL does not keep is told by its place', (t) => {
  const error = Object.assign(new Error('invalid byte sequence'), { code: '22021' }) as unknown as FastifyError
  const at = (request: object): string[] | undefined => (faultOf(error, request) as InvalidInput).mistakes.map((mistake) => mistake.at)
  const said = { body: { name: '甲\u0000乙', list: ['a', { deep: '\u0000' }] }, query: { a: '\u0000' }, params: {} }
  t.same(at(said), ['query/a', 'body/name', 'body/list/1/deep'])
  t.same(at({ body: { '\u0000': 1 }, query: null }), ['body/\u0000'])
  t.same(at({}), ['body'], 'a form, which is read as it comes')
  t.end()
})

t.test('what is wrong is told, in both languages', async (t) => {
  const { ask, close } = await aService()
  for (const [what, request, code, at] of wrong) {
    for (const language of ['zh', 'en'] as const) {
      const response = await ask({ ...request, headers: { ...request.headers, 'accept-language': language } })
      const problem = response.json<Problem>()
      t.match(
        { what, status: response.statusCode, type: problem.type, title: problem.title, in: response.headers['content-language'] },
        { status: faults[code].status, type: `urn:mingjian:problem:${code}`, title: faults[code].title[language], in: language },
        what,
      )
      t.match(String(response.headers['content-type']), /^application\/problem\+json/)
      t.equal(problem.instance, `urn:uuid:${String(response.headers['x-request-id'])}`)
      if (at)
        t.same(
          problem.errors?.map((error) => error.at),
          at,
          what,
        )
      t.notMatch(response.body, /node_modules|at .*:\d+:\d+/, 'no stack trace')
    }
  }
  await close()
})

t.test('a bug is a 500 that says nothing, and a log line without what was sent', async (t) => {
  const secret = '身份证号110101199003074514'
  const { ask, log, close } = await aService({
    evaluate: () => Promise.reject(Object.assign(new Error(secret), { detail: secret, cause: new Error(secret) })),
  })
  const response = await ask(
    post(JSON.stringify({ text: secret }), 'application/json', `${url}?issuer=${encodeURIComponent(secret)}`),
  )
  t.equal(response.statusCode, 500)
  t.equal(response.json<Problem>().type, 'urn:mingjian:problem:internal')
  t.notMatch(response.body, /110101/)
  t.notMatch(log.join(''), /110101|%E8%BA%AB/)
  t.match(log.join(''), /problem\.test|asked/, 'and yet where it happened')
  t.ok(log.some((line) => line.includes(String(response.headers['x-request-id']))))
  await close()
})

t.test('errors of the machinery find their code', (t) => {
  const cases: Array<[object, FaultCode]> = [
    [{ code: 'FST_UNDER_PRESSURE', statusCode: 503 }, 'overloaded'],
    [{ code: 'X', statusCode: 404 }, 'not-found'],
    [{ code: 'X', statusCode: 415 }, 'unknown-format'],
    [{ code: 'X', statusCode: 413 }, 'file-too-large'],
    [{ code: 'X', statusCode: 418 }, 'invalid-input'],
    [{ code: 'X', statusCode: 502 }, 'internal'],
    [{}, 'internal'],
  ]
  for (const [error, code] of cases)
    t.equal(faultOf(Object.assign(new Error('x'), error) as Parameters<typeof faultOf>[0]).code, code)
  t.end()
})
