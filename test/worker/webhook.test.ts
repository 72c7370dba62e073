// Webhooks as they arrive: signed, tried again until they are taken, sent to nobody who was not named, led nowhere else.
import { createServer } from 'node:http'
import t from 'tap'
import { isGenuine, webhookHeaders } from '../../src/access/webhook.js'
import { drawnReports } from '../labelled/season.js'
import { aResult } from '../store/sample-result.js'
import { aWorker, onPostgres, over, sendBatch, until } from './on-postgres.js'
import type { AddressInfo } from 'node:net'

const secret = 'a secret of twenty-four letters'

t.test('webhooks', async (t) => {
  const { store, tenant, release } = await onPostgres(t.testdir())
  const calls: Array<{ path: string; delivery: string; event: string; genuine: boolean; body: { event: string; batch: { done: number } } }> = []
  /** Statuses to answer with, the last of them for ever. */
  let answers = [200]
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (piece: string) => { body += piece }).on('end', () => {
      const header = (name: string): string => String(request.headers[name])
      const received = { timestamp: header(webhookHeaders.timestamp), signature: header(webhookHeaders.signature), body }
      calls.push({
        path: request.url!, delivery: header(webhookHeaders.delivery), event: header(webhookHeaders.event),
        genuine: isGenuine(secret, received, Date.now() / 1000), body: JSON.parse(body) as (typeof calls)[0]['body'],
      })
      response.writeHead(answers.length > 1 ? answers.shift()! : answers[0]!, { location: '/elsewhere' }).end('x'.repeat(100_000))
    })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const worker = await aWorker(store, () => Promise.resolve(aResult()), { webhookHosts: new Set([host]) })
  const send = async (url: string, many: number): Promise<string> => {
    const { id } = await sendBatch(tenant, drawnReports(many), { webhook: { url, secret } })
    await over(tenant, id)
    return id
  }
  const ended = (id: string): Promise<Awaited<ReturnType<typeof tenant.deliveries.list>>> => until(async () => {
    const list = await tenant.deliveries.list(id, 100)
    return list.length > 0 && list.every(({ state }) => state !== 'pending') && list
  })

  await t.test('each tenth and the end are told, signed, with an id of their own', async (t) => {
    const id = await send(`http://${host}/hook`, 60)
    const list = await ended(id)
    t.ok(list.every(({ state, attempts, lastAnswer }) => state === 'delivered' && attempts === 1 && lastAnswer === '200'))
    t.ok(calls.every(({ genuine, path }) => genuine && path === '/hook'))
    t.equal(new Set(calls.map(({ delivery }) => delivery)).size, calls.length)
    t.ok(calls.length <= 11)
    const [finished, ...more] = calls.filter(({ event }) => event === 'batch.finished')
    t.match(finished?.body, { event: 'batch.finished', batch: { done: 60, documents: 60, state: 'finished' } })
    t.same(more, [])
  })

  await t.test('what is not taken is tried again, under the same id and a signature of its own time', async (t) => {
    calls.length = 0
    answers = [500, 302, 200]
    const [delivery] = await ended(await send(`http://${host}/hook`, 1))
    t.match(delivery, { state: 'delivered', attempts: 3 })
    t.same(calls.map(({ path, genuine }) => [path, genuine]), [['/hook', true], ['/hook', true], ['/hook', true]], 'and no redirect is followed')
    t.equal(new Set(calls.map((each) => each.delivery)).size, 1)
  })

  await t.test('a host that is not named any more is not called', async (t) => {
    calls.length = 0
    const [delivery] = await ended(await send('http://127.0.0.1:9/hook', 1))
    t.match(delivery, { state: 'failed', lastAnswer: 'host not named' })
    t.equal(calls.length, 0)
  })

  await worker.stop(5000)
  server.closeAllConnections()
  server.close()
  await release()
})
