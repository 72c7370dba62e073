// A batch asked for over HTTP and its jobs on a worker, on a real database: one id through the log and the trace, as a collector receives it.
import t from 'tap'
import { openMetrics } from '../../src/observe/metrics.js'
import { observed } from '../../src/observe/observed.js'
import { openTraces } from '../../src/observe/traces.js'
import { aService } from '../api/asked.js'
import { formOf } from '../form.js'
import { aCollector } from '../observe/collector.js'
import { aResult } from '../store/sample-result.js'
import { aWorker, onPostgres, over, sendBatch, until } from './on-postgres.js'
import type { BatchView } from '../../src/api/batches/views.js'
import type { SentSpan } from '../observe/collector.js'
import type { WorkerLog } from '../../src/worker/desk.js'
import type { Part } from '../form.js'

const canary = 'CANARY-7f3a'
const caller = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' }
const valueOf = ({ attributes }: SentSpan, key: string): unknown => attributes.find((each) => each.key === key)?.value['stringValue']

t.test('the id of a request in the log and the trace of its batch', async (t) => {
  const { store, tenant, release } = await onPostgres(t.testdir())
  const collector = await aCollector()
  const traces = await openTraces(collector.url)
  const observer = { metrics: openMetrics({ ofProcess: false }), traces }
  const lines: Array<Record<string, unknown>> = []
  const write = (fields: object, msg: string): void => { lines.push({ ...fields, msg }) }
  const log: WorkerLog = { info: write, warn: write, error: write }
  let bugs = 1
  const evaluate = observed(observer, 'evaluation', async ({ name, bytes }: { name: string; bytes: Uint8Array }) => {
    if (name === 'bug.txt' && bugs > 0) {
      bugs -= 1
      throw new TypeError(canary)
    }
    return Promise.resolve(aResult({ document: { ...aResult().document, name }, text: String(bytes.length) }))
  }, (result) => result)
  const gone = 'http://127.0.0.1:1/hook'
  const service = await aService({ store, observer, settings: { webhookHosts: '127.0.0.1:1' } })
  const worker = await aWorker(store, evaluate, { log, traces, webhookHosts: new Set(['127.0.0.1:1']) })
  const send = async (parts: Part[], headers: Record<string, string> = {}) => {
    const form = formOf(parts)
    const answer = await service.ask({ method: 'POST', url: '/v1/batches', payload: form.payload, headers: { ...form.headers, ...headers } })
    t.equal(answer.statusCode, 202)
    return { id: answer.json<BatchView>().id, request: String(answer.headers['x-request-id']) }
  }
  const files = ['one.txt', 'bug.txt'].map((filename): Part => ({ name: 'files', filename, body: canary }))

  const traced = await send([...files, { name: 'batch', body: JSON.stringify({ set: true, webhook: { url: gone } }) }],
    { traceparent: `00-${caller.traceId}-${caller.spanId}-01`, baggage: `x=${canary}` })
  await over(tenant, traced.id)
  const own = await send(files)
  await over(tenant, own.id)
  bugs = 1
  const nobodys = await sendBatch(tenant, [{ name: 'bug.txt', bytes: new TextEncoder().encode(canary) }])
  await over(tenant, nobodys.id)
  await until(() => Promise.resolve(lines.filter(({ task }) => task === 'webhook-delivery').length >= 2))
  await worker.stop(5000)
  await service.close()
  await traces.close()

  const spans = collector.spans()
  const request = (id: string): SentSpan => spans.find((span) => span.name === 'request' && valueOf(span, 'mingjian.request') === id)!
  const jobs = spans.filter(({ name }) => name === 'job')
  const of = (id: string): SentSpan[] => jobs.filter((span) => valueOf(span, 'mingjian.request') === id)

  await t.test('its jobs join the trace of the request, and what they do is theirs', (t) => {
    t.equal(request(traced.request).traceId, caller.traceId)
    t.same(new Set(of(traced.request).map((span) => valueOf(span, 'mingjian.task'))), new Set(['batch-slice', 'batch-set', 'webhook-delivery']))
    for (const { id, request: asked } of [traced, own]) {
      const { traceId, spanId } = request(asked)
      t.ok(of(asked).length > 0)
      t.same(new Set(of(asked).map((span) => [span.traceId, span.parentSpanId].join())), new Set([[traceId, spanId].join()]), id)
    }
    const within = new Set(jobs.map(({ spanId }) => spanId))
    const evaluations = spans.filter(({ name }) => name === 'evaluation')
    t.ok(evaluations.length >= 6 && evaluations.every(({ parentSpanId }) => within.has(parentSpanId!)))
    t.ok(jobs.some(({ status }) => status.code === 2), 'a job that failed says so')
    t.end()
  })

  await t.test('a batch that no request made has traces of its own', (t) => {
    const rest = jobs.filter((span) => valueOf(span, 'mingjian.request') === undefined)
    t.ok(rest.length > 0)
    t.notOk(rest.some(({ traceId, parentSpanId }) => parentSpanId !== undefined || traceId === caller.traceId))
    t.end()
  })

  await t.test('every line of the log about its jobs bears the id', (t) => {
    const about = (id: string) => lines.filter(({ batch }) => batch === id)
    t.ok(about(traced.id).length > 0)
    t.same(new Set(about(traced.id).map(({ reqId }) => reqId)), new Set([traced.request]))
    t.same(new Set(about(nobodys.id).map(({ reqId }) => reqId)), new Set([undefined]))
    const failures = lines.filter(({ task }) => task === 'webhook-delivery')
    t.same(new Set(failures.map(({ reqId }) => reqId)), new Set([traced.request]), 'what the queue itself says too')
    t.end()
  })

  t.notMatch(collector.raw() + JSON.stringify(lines), canary, 'and no word of a document')
  await collector.close()
  await release()
})

t.test('taken up again, a batch is worked on for the request that took it up', async (t) => {
  const { store, tenant, release } = await onPostgres(t.testdir())
  const service = await aService({ store })
  const lines: object[] = []
  const write = (fields: object): void => { lines.push(fields) }
  let bugs = Number.POSITIVE_INFINITY
  const buggy = () => {
    bugs -= 1
    return bugs >= 0 ? Promise.reject(new TypeError('a bug')) : Promise.resolve(aResult())
  }
  const worker = await aWorker(store, buggy, { log: { info: write, warn: write, error: write } })
  const { id } = await sendBatch(tenant, [{ name: 'r.txt', bytes: new Uint8Array([65]) }])
  await until(() => Promise.resolve(lines.some((line) => 'job' in line)))
  await tenant.batches.cancel(id)
  // What is left of the jobs of before looks at the same documents.
  await store.system.queue.pool.query('DELETE FROM graphile_worker._private_jobs')
  lines.length = 0
  bugs = 1
  const answer = await service.ask({ method: 'POST', url: `/v1/batches/${id}/resumption` })
  t.equal(answer.json<BatchView>().state, 'working')
  t.same((await tenant.batches.get(id))!.origin, { request: answer.headers['x-request-id'] })
  t.match(await over(tenant, id), { done: 1 })
  const ofJobs = lines.filter((line) => 'batch' in line || 'job' in line)
  t.ok(ofJobs.some((line) => 'batch' in line) && ofJobs.some((line) => 'job' in line))
  t.same(new Set(ofJobs.map((line) => (line as { reqId?: string }).reqId)), new Set([answer.headers['x-request-id']]))
  await worker.stop(5000)
  await service.close()
  await release()
})
