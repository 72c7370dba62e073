// Three worker processes on one database: one is killed in the middle, then the database is restarted; every document ends once.
import { join } from 'node:path'
import pg from 'pg'
import t from 'tap'
import { localCaller } from '../../src/access/roles.js'
import { openCluster } from '../../src/store/embedded/cluster.js'
import { readPostmaster } from '../../src/store/embedded/lock.js'
import { waitUntilGone } from '../../src/store/embedded/postmaster.js'
import { openStore } from '../../src/store/store.js'
import { drawnReports } from '../labelled/season.js'
import { itemsOf, sendBatch, until } from '../worker/on-postgres.js'
import { startWorkers, stopWorkers } from '../worker/processes.js'

t.test('a killed worker and a restarted database', async (t) => {
  const folder = t.testdir()
  const cluster = await openCluster(folder)
  const { user, password, host, port } = cluster.access
  const url = `postgresql://${user}:${password}@${host}:${port}/postgres`
  const store = await openStore({ databaseUrl: url, dataFolder: 'unused' })
  const tenant = store.as(localCaller)
  const workers = await startWorkers(url, 3)
  t.teardown(() => { for (const { child } of workers) child.kill('SIGKILL') })

  const poisoned = [{ name: 'nothing.txt', bytes: new Uint8Array() }, { name: 'cut.docx', bytes: Uint8Array.from([0x50, 0x4b, 3, 4, 9]) }]
  const { id } = await sendBatch(tenant, [...drawnReports(180), ...poisoned])
  const settled = async (): Promise<number> => {
    const batch = await tenant.batches.get(id).catch(() => null)
    return batch ? batch.done + batch.failed : 0
  }
  await until(async () => await settled() >= 20, 120)
  workers[0]!.child.kill('SIGKILL')
  const atKill = await settled()
  t.ok(atKill < 182, `killed in the middle: ${atKill}`)
  await until(async () => await settled() >= Math.min(atKill + 20, 182), 120)

  const { pid } = (await readPostmaster(join(folder, 'postgres')))!
  process.kill(pid, 'SIGINT')
  await waitUntilGone(join(folder, 'postgres'), pid)
  const again = await openCluster(folder)
  t.equal(again.access.port, port, 'it comes back where it was')

  await until(async () => (await tenant.batches.get(id).catch(() => null))?.state === 'finished', 180)
  const items = await itemsOf(tenant, id)
  t.equal(items.length, 182)
  t.same(items.filter(({ state }) => state !== 'done').map(({ name, state, fault }) => [name, state, fault?.code]),
    [['nothing.txt', 'failed', 'empty-file'], ['cut.docx', 'failed', 'damaged-file']])
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const one = async (query: string): Promise<number> => (await admin.query<{ many: number }>(query)).rows[0]!.many
  t.equal(await one('SELECT count(*)::int AS many FROM evaluations'), 180, 'none lost, none doubled')
  t.equal(await one('SELECT count(DISTINCT document_sha256)::int AS many FROM evaluations'), 180, 'one for each document')
  t.equal(new Set(items.map(({ evaluation }) => evaluation)).size, 181)
  // A job that failed in the outage waits for its turn: up to a minute.
  await until(async () => await one('SELECT count(*)::int AS many FROM graphile_worker._private_jobs') === 0, 120)
  t.ok(workers.slice(1).every(({ child }) => child.exitCode === null), 'and the others lived through it')
  t.equal(await until(async () => (await one('SELECT count(*)::int AS many FROM workers') === 2) && 2), 2, 'the dead are struck off')

  t.same(await stopWorkers(workers.slice(1)), [0, 0], 'told to stop, they end in order')
  t.equal(await one('SELECT count(*)::int AS many FROM workers'), 0)
  t.notOk(workers.some(({ log }) => log.join('').includes('县')), 'no word of a report in the log')
  await admin.end()
  await store.close()
  await cluster.release()
  await again.release()
})
