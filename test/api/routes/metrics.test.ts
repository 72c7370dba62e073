// The numbers as Prometheus reads them: by route and outcome, from closed lists, hidden from strangers, and no text in them.
import t from 'tap'
import { openMetrics } from '../../../src/observe/metrics.js'
import { observed } from '../../../src/observe/observed.js'
import { noTraces } from '../../../src/observe/traces.js'
import { Fault } from '../../../src/model/fault.js'
import { aService } from '../asked.js'
import { aResult } from '../../store/sample-result.js'

const canary = 'CANARY-7f3a'
const metricsToken = 'a-token-of-four-and-twenty'
const id = '01930a2e-7c40-7d3a-9b1e-5a2f60c4d811'

t.test('requests by route, evaluations by outcome and kind, a bounded number of series', async (t) => {
  const observer = { metrics: openMetrics(), traces: noTraces }
  const evaluate = observed(observer, 'evaluation', (submission: { bytes: Uint8Array }) => {
    const text = Buffer.from(submission.bytes).toString()
    if (text.startsWith('empty')) return Promise.reject(new Fault('empty-file', { zh: canary, en: canary }))
    if (text.startsWith('boom')) return Promise.reject(new Error(canary))
    return Promise.resolve(aResult(text.startsWith('plan') ? { score: null } : {}))
  }, (result) => result)
  const { ask, close } = await aService({ observer, evaluate, settings: { logLevel: 'silent' } })
  for (const text of ['a', 'b', 'plan', 'empty', 'boom']) {
    await ask({ method: 'POST', url: `/v1/evaluations?issuer=${canary}`, headers: { 'content-type': 'text/plain' }, payload: `${text} ${canary}` })
  }
  const before = (await ask({ url: '/metrics' })).body.split('\n').length
  for (let n = 100; n < 160; n += 1) await ask({ url: `/v1/evaluations/${id.slice(0, -3)}${n}` })
  for (let n = 0; n < 60; n += 1) await ask({ url: `/${canary}/${n}` })
  const answer = await ask({ url: '/metrics' })
  t.match(answer.headers['content-type'], /^text\/plain; version=0\.0\.4/)
  const lines = answer.body.split('\n')
  const counts = [
    'mingjian_http_request_duration_seconds_count{method="POST",route="/v1/evaluations",status="201"} 3',
    'mingjian_http_request_duration_seconds_count{method="POST",route="/v1/evaluations",status="422"} 1',
    'mingjian_http_request_duration_seconds_count{method="GET",route="/v1/evaluations/:id",status="404"} 60',
    'mingjian_http_request_duration_seconds_count{method="GET",route="none",status="404"} 60',
    'mingjian_evaluations_total{outcome="scored",kind="department"} 2',
    'mingjian_evaluations_total{outcome="unscored",kind="department"} 1',
    'mingjian_evaluations_total{outcome="empty-file",kind="none"} 1',
    'mingjian_evaluations_total{outcome="failed",kind="none"} 1',
  ]
  for (const line of counts) t.ok(lines.includes(line), line)
  t.ok(lines.length - before < 60, 'a hundred ids make no hundred series')
  t.notMatch(answer.body, canary)
  for (const name of ['nodejs_eventloop_lag_seconds', 'process_resident_memory_bytes']) t.match(answer.body, name)
  await close()
})

t.test('for strangers it is not there', async (t) => {
  const { app, ask, close } = await aService({ settings: { metricsToken } })
  const from = (remoteAddress: string, headers = {}) => app.inject({ url: '/metrics', remoteAddress, headers })
  const missing = (await app.inject({ url: '/nothing', remoteAddress: '192.0.2.7' })).json<object>()
  const hidden = await from('192.0.2.7')
  t.equal(hidden.statusCode, 404)
  t.same({ ...hidden.json<object>(), instance: '' }, { ...missing, instance: '' }, 'told like any address that is none')
  t.equal((await from('192.0.2.7', { authorization: `Bearer ${metricsToken}` })).statusCode, 200)
  t.equal((await from('192.0.2.7', { authorization: 'Bearer wrong' })).statusCode, 404)
  t.equal((await from('127.0.0.1', { 'x-forwarded-for': '192.0.2.7' })).statusCode, 404)
  t.equal((await ask({ url: '/metrics' })).statusCode, 200)
  await close()
})
