// Spans of the service as a collector receives them: whole, under the caller's, and without a character of a report.
import t from 'tap'
import { openTraces } from '../../src/observe/traces.js'
import { openMetrics } from '../../src/observe/metrics.js'
import { observed } from '../../src/observe/observed.js'
import { aService } from '../api/asked.js'
import { aResult } from '../store/sample-result.js'
import { aCollector } from './collector.js'
import type { SentSpan } from './collector.js'

const canary = 'CANARY-7f3a'
const parent = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' }
const keysOf = ({ attributes }: SentSpan): string[] => attributes.map(({ key }) => key).sort()

t.test('a request, its evaluation and what the store was told, and nothing of the document', async (t) => {
  const collector = await aCollector()
  const traces = await openTraces(collector.url)
  const observer = { metrics: openMetrics({ ofProcess: false }), traces }
  const evaluate = observed(observer, 'evaluation', (submission: { bytes: Uint8Array }) => {
    traces.past('statement', { 'db.operation.name': 'SELECT', 'db.query.text': canary }, 3)
    return Buffer.from(submission.bytes).includes('boom') ? Promise.reject(new Error(canary)) : Promise.resolve(aResult({ text: canary }))
  }, (result) => result)
  const { ask, log, close } = await aService({ observer, evaluate, settings: { logLevel: 'info' } })
  const url = `/v1/evaluations?issuer=${canary}&name=${canary}.txt`
  const headers = {
    'content-type': 'text/plain', traceparent: `00-${parent.traceId}-${parent.spanId}-01`, tracestate: `x=${canary}`, baggage: `x=${canary}`,
    'user-agent': canary,
  }
  t.equal((await ask({ method: 'POST', url, headers, payload: canary })).statusCode, 201)
  t.equal((await ask({ method: 'POST', url, headers, payload: `boom ${canary}` })).statusCode, 500)
  await ask({ url: `/${canary}` })
  await ask({ url: '/healthz' })
  await close()
  await traces.close()

  const spans = collector.spans()
  t.same(collector.paths.filter((path) => path !== '/v1/traces'), [])
  t.same(spans.map(({ name }) => name).sort(), ['evaluation', 'evaluation', 'request', 'request', 'request', 'statement', 'statement'])
  const [request, evaluation, statement] = ['request', 'evaluation', 'statement'].map((name) => spans.find((span) => span.name === name)!)
  t.same([request!.traceId, request!.parentSpanId], [parent.traceId, parent.spanId], 'under the caller\'s span')
  t.same([evaluation!.parentSpanId, statement!.parentSpanId], [request!.spanId, evaluation!.spanId], 'one within the other')
  t.same(keysOf(request!), ['http.request.method', 'http.response.status_code', 'http.route', 'mingjian.request'])
  t.same(keysOf(statement!), ['db.operation.name'])
  t.equal(spans.filter(({ status }) => status.code === 2).length, 2, 'the failed request and its evaluation')
  t.match(collector.raw(), /"service.name","value":\{"stringValue":"mingjian"/)
  t.notMatch(collector.raw(), canary, 'in what was sent')
  t.notMatch(log.join(''), canary, 'in the log')
  const ids = spans.flatMap(({ attributes }) => attributes).filter(({ key }) => key === 'mingjian.request').map(({ value }) => value['stringValue'])
  for (const id of ids.slice(0, 2)) t.match(log.join(''), String(id), 'the same id in log and trace')
  await collector.close()
})

t.test('without an endpoint nothing is loaded; with one that is away nobody waits for it', async (t) => {
  const none = await openTraces(undefined)
  t.equal(await none.within('evaluation', {}, () => Promise.resolve(7)), 7)
  await none.close()
  const away = await openTraces('http://127.0.0.1:1')
  t.equal(await away.within('evaluation', {}, () => Promise.resolve(8)), 8)
  await away.close()
})
