// A backup taken in the middle of everything, restored into an empty database: a worker there ends all that was begun, and nothing twice.
import { createServer } from 'node:http'
import { join } from 'node:path'
import { sql } from 'kysely'
import t from 'tap'
import { localCaller } from '../../../src/access/roles.js'
import { webhookHeaders } from '../../../src/access/webhook.js'
import { backUp } from '../../../src/store/backup/backup.js'
import { restore } from '../../../src/store/backup/restore.js'
import { openDatabase } from '../../../src/store/database.js'
import { openStore } from '../../../src/store/store.js'
import { aWorker, itemsOf, onPostgres, over, sendBatch, until } from '../../worker/on-postgres.js'
import { aResult } from '../sample-result.js'
import { targets } from '../targets.js'
import type { AddressInfo } from 'node:net'
import type { Batch, BatchOptions } from '../../../src/model/batch.js'
import type { Submission } from '../../../src/model/source.js'

const folder = t.testdir({ files: {} })
const never = <T>(): Promise<T> => new Promise(() => undefined)
const documents = (what: string, sound: number, held = 0): Submission[] => [...Array(sound + held).keys()].map((at) => {
  const name = `${at < sound ? 'sound' : 'held'} ${what} ${at}`
  return { name, bytes: new TextEncoder().encode(name) }
})

/** What is under way when the backup is taken: documents that were begun are never ended there. */
const cases: Record<string, { sent: Submission[]; options?: BatchOptions; told?: boolean; then: (batch: Batch) => boolean }> = {
  'in the middle': { sent: documents('a', 5, 3), then: ({ done }) => done === 5 },
  'begun, and nothing done': { sent: documents('b', 0, 2), then: ({ state }) => state === 'working' },
  'a set that is being read': { sent: documents('c', 3, 1), options: { set: true }, then: ({ read }) => read === 3 },
  'a set that is read and not yet judged': { sent: documents('d', 4), options: { set: true }, then: ({ read }) => read === 4 },
  'done, and its webhook not told': { sent: documents('e', 2), told: true, then: ({ state }) => state === 'finished' },
}

t.test('restored, the work goes on', async (t) => {
  t.setTimeout(290_000)
  const { store, tenant, url, release } = await onPostgres(folder)
  const called: string[] = []
  let taken = false
  const server = createServer((request, response) => {
    called.push(String(request.headers[webhookHeaders.delivery]))
    response.writeHead(taken ? 200 : 503).end()
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const webhookHosts = new Set([host])

  const worker = await aWorker(store, ({ name }) => (name.startsWith('held') ? never() : Promise.resolve(aResult())), {
    documents: 20, webhookHosts, beside: never,
  })
  const ids: Record<string, string> = {}
  for (const [what, { sent, options = {}, told }] of Object.entries(cases)) {
    ids[what] = (await sendBatch(tenant, sent, { options, ...(told && { webhook: { url: `http://${host}/`, secret: 'secret' } }) })).id
  }
  const cancelled = (await sendBatch(tenant, documents('f', 0, 2))).id
  await tenant.batches.cancel(cancelled)
  const uploading = await tenant.batches.begin()
  await tenant.batches.receive(uploading, 0, [{ name: 'half', submitted: {}, bytes: new Uint8Array(4) }])
  const lost = await tenant.idempotency.take('lost', 3_600_000)
  const hold = { key: 'lost', holder: 'holder' in lost ? lost.holder : '', fingerprint: () => 'its fingerprint' }
  const made = (await store.as({ ...localCaller, hold }).evaluations.save(aResult())).id
  t.hasProp(await tenant.idempotency.take('begun', 3_600_000), 'holder')
  for (const [what, { then }] of Object.entries(cases)) await until(async () => then((await tenant.batches.get(ids[what]!))!))
  await until(() => Promise.resolve(called.length > 0))

  const from = await openDatabase({ databaseUrl: url, dataFolder: 'unused' })
  const file = join(folder, 'files/backup.gz')
  await backUp(from.db, file, new Date())
  await from.close()
  await worker.stop(0)
  taken = true
  called.length = 0

  const target = await (await targets(folder))['embedded']!()
  const to = await openDatabase({ databaseUrl: target.url, dataFolder: 'unused' })
  await restore(to, file)
  const again = await openStore({ databaseUrl: target.url, dataFolder: 'unused' })
  const there = again.as(localCaller)
  const evaluations = async (): Promise<number> =>
    (await sql<{ many: number }>`SELECT count(*)::int AS many FROM evaluations`.execute(to.db)).rows[0]!.many
  const jobs = async (): Promise<number> =>
    (await sql<{ many: number }>`SELECT count(*)::int AS many FROM graphile_worker._private_jobs`.execute(to.db)).rows[0]!.many

  await t.test('nobody is at work on anything', async (t) => {
    const { rows } = await sql<{ state: string }>`SELECT DISTINCT state FROM batch_items WHERE state = 'working'`.execute(to.db)
    t.same(rows, [])
    t.equal(await evaluations(), 5 + 2 + 1)
    t.same((await sql`SELECT FROM batches WHERE id = ${uploading}`.execute(to.db)).rows.length, 0, 'an upload that was half received never ends')
    t.hasProp(await there.idempotency.take('begun', 1000), 'holder', 'a request under way was not done')
    t.same(await there.idempotency.take('lost', 1000), { lost: { fingerprint: 'its fingerprint', made } }, 'or it was, and can not be answered')
  })

  const next = await aWorker(again, () => Promise.resolve(aResult()), {
    documents: 4, webhookHosts, beside: (results) => Promise.resolve(results.map(() => ({ previous: null, set: null }))),
  })
  for (const [what, { sent }] of Object.entries(cases)) {
    await t.test(what, async (t) => {
      const { length } = sent
      t.match(await over(there, ids[what]!), { state: 'finished', documents: length, done: length, failed: 0 })
      const items = await itemsOf(there, ids[what]!)
      t.ok(items.every(({ state, attempts }) => state === 'done' && attempts <= 1))
      t.equal(new Set(items.map(({ evaluation }) => evaluation)).size, length, 'an evaluation each')
    })
  }
  const all = Object.values(cases).flatMap(({ sent }) => sent)
  await t.test('after it', async (t) => {
    const [delivery] = await until(async () => {
      const list = await there.deliveries.list(ids['done, and its webhook not told']!, 100)
      return list.every(({ state }) => state === 'delivered') && list
    })
    t.ok(called.includes(delivery!.id), 'under the id it had')
    t.match(await there.batches.get(cancelled), { state: 'cancelled', done: 0 })
    await until(async () => await jobs() === 0)
    t.equal(await evaluations(), all.length + 1, 'and none twice')
  })

  await next.stop(1000)
  server.closeAllConnections()
  server.close()
  await Promise.all([to.close(), again.close()])
  await Promise.all([target.release(), release()])
})
