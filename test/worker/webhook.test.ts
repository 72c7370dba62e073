// Webhooks as they arrive: signed, tried again until they are taken, sent to nobody who was not named, led nowhere else.
import { createServer } from 'node:http'
import { Logger, runOnce } from 'graphile-worker'
import pg from 'pg'
import t from 'tap'
import { isGenuine, webhookHeaders } from '../../src/access/webhook.js'
import { localCaller } from '../../src/access/roles.js'
import { limits } from '../../src/model/limits.js'
import { deliver } from '../../src/worker/webhook.js'
import { drawnReports } from '../labelled/season.js'
import { aResult } from '../store/sample-result.js'
import { aWorker, onPostgres, over, sendBatch, until } from './on-postgres.js'
import type { AddressInfo } from 'node:net'
import type { DeliveryJob } from '../../src/store/batches/jobs.js'

const secret = 'a secret of twenty-four letters'

t.test('webhooks', async (t) => {
  const { store, tenant, url, release } = await onPostgres(t.testdir())
  const calls: Array<{ path: string; delivery: string; event: string; genuine: boolean; body: { event: string; batch: { done: number } } }> = []
  /** Statuses to answer with, the last of them for ever. */
  let answers = [200]
  /** What the next calls wait for before they are answered. */
  const held: Array<Promise<void>> = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (piece: string) => { body += piece }).on('end', () => {
      const header = (name: string): string => String(request.headers[name])
      const received = { timestamp: header(webhookHeaders.timestamp), signature: header(webhookHeaders.signature), body }
      calls.push({
        path: request.url!, delivery: header(webhookHeaders.delivery), event: header(webhookHeaders.event),
        genuine: isGenuine(secret, received, Date.now() / 1000), body: JSON.parse(body) as (typeof calls)[0]['body'],
      })
      void (held.shift() ?? Promise.resolve()).then(() => {
        response.writeHead(answers.length > 1 ? answers.shift()! : answers[0]!, { location: '/elsewhere' }).end('x'.repeat(100_000))
      })
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

  await t.test('what is never taken is given up after three days, and is seen to be', async (t) => {
    const admin = new pg.Client({ connectionString: url })
    await admin.connect()
    const desk = { store, webhookHosts: new Set([host]) }
    const turn = () => runOnce({
      pgPool: store.system.queue.pool, logger: new Logger(() => () => undefined),
      taskList: { 'webhook-delivery': (payload) => deliver(payload as DeliveryJob, desk) },
    })
    /** Does not wait for the next turn. @returns for how many seconds it would have. */
    const hurry = (): Promise<number> => until(async () => (await admin.query<{ wait: number }>(`
      UPDATE graphile_worker._private_jobs AS job SET run_at = now() FROM graphile_worker._private_jobs AS was
      WHERE was.id = job.id AND job.payload ->> 'delivery' IS NOT NULL AND job.locked_at IS NULL
      RETURNING extract(epoch FROM was.run_at - now())::float8 AS wait`)).rows[0]?.wait)
    answers = [503]
    calls.length = 0
    const { id } = await sendBatch(tenant, drawnReports(1), { webhook: { url: `http://${host}/hook`, secret } })
    await tenant.work.settle(id, [{ position: 0, fault: { code: 'empty-file', detail: { zh: '空', en: 'empty' } } }], (result) => result)
    let waited = 0
    const one = async () => (await tenant.deliveries.list(id, 1))[0]!
    for (let tried = 1; tried < limits.webhookAttempts; tried += 1) {
      await turn()
      const { state, attempts } = await one()
      if (state !== 'pending' || attempts !== tried) t.same([state, attempts], ['pending', tried])
      // A process that dies in its last try, or a job taken out by hand: the delivery has its count, and gets another job.
      if (tried === limits.webhookAttempts - 1) {
        await admin.query('DELETE FROM graphile_worker._private_jobs')
        await admin.query('UPDATE webhook_deliveries SET created_at = now() - interval \'1 hour\'')
        await store.system.queue.sweep()
      }
      waited += await hurry()
    }
    t.ok(Math.abs(waited / 3600 - 64) < 1, `${waited / 3600} hours, and six more before the last`)
    await turn()
    t.match(await one(), { state: 'failed', attempts: limits.webhookAttempts, lastAnswer: '503' })
    t.equal(calls.length, limits.webhookAttempts)
    t.equal(new Set(calls.map(({ delivery }) => delivery)).size, 1)
    await turn()
    await store.system.queue.sweep()
    // Not at once: the library goes on before its word that a job is done has come home.
    await until(async () => (await admin.query('SELECT FROM graphile_worker._private_jobs')).rowCount === 0)
    t.equal(calls.length, limits.webhookAttempts, 'no job is left, and none was made anew')
    await admin.end()
  })

  await t.test('one whose session was cut hears late that it was not taken: what another delivered meanwhile stays delivered', async (t) => {
    const desk = { store, webhookHosts: new Set([host]) }
    const { id } = await sendBatch(tenant, drawnReports(1), { webhook: { url: `http://${host}/hook`, secret } })
    await tenant.work.settle(id, [{ position: 0, fault: { code: 'empty-file', detail: { zh: '空', en: 'empty' } } }], (result) => result)
    const job = { organisation: localCaller.organisation, origin: null, delivery: (await tenant.deliveries.list(id, 1))[0]!.id }
    calls.length = 0
    answers = [200, 500]
    let letGo = (): void => undefined
    held.push(new Promise((resolve) => { letGo = resolve }))
    const late = deliver(job, desk)
    await until(() => Promise.resolve(calls.length === 1))
    await deliver(job, desk)
    letGo()
    await late
    t.equal(calls.length, 2)
    t.match((await tenant.deliveries.list(id, 1))[0], { state: 'delivered', lastAnswer: '200', attempts: 1 })
  })

  server.closeAllConnections()
  server.close()
  await release()
})
