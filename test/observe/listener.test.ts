// What a worker tells those who watch it, over a real port.
import t from 'tap'
import { listenForWatchers } from '../../src/observe/listener.js'
import { openMetrics } from '../../src/observe/metrics.js'

t.test('lives, works, counts', async (t) => {
  let ready: () => boolean = () => true
  const { port, close } = await listenForWatchers({
    host: '127.0.0.1', port: 0, metricsToken: undefined, metrics: openMetrics({ ofProcess: false }), ready: () => ready(),
  })
  const ask = async (path: string, init: RequestInit = {}): Promise<[number, string]> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, init)
    return [answer.status, await answer.text()]
  }
  t.same(await ask('/healthz'), [200, '{"status":"ok"}'])
  t.same(await ask('/readyz'), [200, '{"status":"ready"}'])
  t.match(await ask('/metrics'), [200, /mingjian_evaluations_total/])
  t.equal((await ask('/metrics', { headers: { 'x-forwarded-for': '192.0.2.7' } }))[0], 404, 'hidden from others')
  t.equal((await ask('/v1/evaluations'))[0], 404)
  t.equal((await ask('/healthz', { method: 'POST' }))[0], 405)
  ready = () => false
  t.equal((await ask('/readyz'))[0], 503)
  ready = () => { throw new Error('away') }
  t.equal((await ask('/readyz'))[0], 503)
  t.equal((await ask('/healthz'))[0], 200, 'a database that is away does not make it restart')
  const taken = { host: '127.0.0.1', port, metricsToken: undefined, metrics: openMetrics({ ofProcess: false }), ready: () => true }
  await t.rejects(listenForWatchers(taken), { code: 'config-invalid' })
  await close()
})
