// What goes wrong between us and PostgreSQL, and what the caller is told: a full disk apart from one that is away, and neither loses anything.
import { sql } from 'kysely'
import t from 'tap'
import { localCaller } from '../../src/access/roles.js'
import { asking, openDatabase } from '../../src/store/database.js'
import { openStore } from '../../src/store/store.js'
import { aService } from '../api/asked.js'
import { aResult } from './sample-result.js'
import { targets } from './targets.js'
import type { Evaluation } from '../../src/model/evaluation.js'
import type { Problem } from '../../src/api/problem.js'

t.test('codes of the database and of the system', async (t) => {
  const failing = (code: string) => asking(() => Promise.reject(Object.assign(new Error('away'), { code })))
  const cases: Array<[code: string, fault: string]> = [
    ['53100', 'store-full'], ['ENOSPC', 'store-full'], ['EDQUOT', 'store-full'],
    ['53300', 'store-unavailable'], ['57P01', 'store-unavailable'], ['08006', 'store-unavailable'], ['40P01', 'store-unavailable'],
    ['40001', 'store-unavailable'], ['ECONNREFUSED', 'store-unavailable'],
    ['23505', '23505'], ['42P01', '42P01'],
  ]
  for (const [code, fault] of cases) await t.rejects(failing(code), { code: fault }, code)
})

t.test('words of the driver for a session that is gone', async (t) => {
  const failing = (message: string) => asking(() => Promise.reject(new Error(message)))
  for (const message of [
    'Connection terminated unexpectedly', 'Client has encountered a connection error and is not queryable', 'Client was closed and is not queryable',
    'timeout exceeded when trying to connect', 'Connection terminated due to connection timeout',
  ]) await t.rejects(failing(message), { code: 'store-unavailable' }, message)
  await t.rejects(failing('some bug'), { message: 'some bug' })
})

const folder = t.testdir()
for (const [name, open] of Object.entries(await targets(folder))) {
  t.test(`a session that is cut between two questions of its transaction, on ${name}`, async (t) => {
    const target = await open()
    const { db, close } = await openDatabase({ databaseUrl: target.url, dataFolder: 'unused' })
    const cut = asking(() => db.transaction().execute(async (tx) => {
      const { rows: [own] } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(tx)
      await sql`SELECT pg_terminate_backend(${own!.pid}, 10000)`.execute(db)
      // Until the driver has heard of it as well.
      await new Promise((resolve) => { setTimeout(resolve, 100) })
      await sql`SELECT 1`.execute(tx)
    }))
    await t.rejects(cut, { code: 'store-unavailable' })
    t.same((await asking(() => sql`SELECT 1 AS one`.execute(db))).rows, [{ one: 1 }], 'the next has another session')
    await close()
    await target.release()
  })

  t.test(`a full disk on ${name}`, async (t) => {
    const target = await open()
    const config = { databaseUrl: target.url, dataFolder: 'unused' }
    const store = await openStore(config)
    const { db, close } = await openDatabase(config)
    const { ask, close: stop } = await aService({ store, evaluate: () => Promise.resolve(aResult()) })
    const payload = { text: '清溪县教育局2024年政府信息公开工作年度报告' }
    const posted = () => ask({ method: 'POST', url: '/v1/evaluations', payload })

    const before = (await posted()).json<Evaluation>()
    // The server's own error, with its code, from the moment the row is to be written.
    await sql`CREATE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`.execute(db)
    await sql`CREATE TRIGGER no_room AFTER INSERT ON evaluations FOR EACH ROW EXECUTE FUNCTION disk_is_full()`.execute(db)
    const refused = await posted()
    t.equal(refused.statusCode, 507)
    t.match(refused.json<Problem>(), { type: 'urn:mingjian:problem:store-full', advice: /保存/ })
    t.equal((await ask({ url: `/v1/evaluations/${String(before.id)}` })).statusCode, 200, 'what was kept can be read')
    t.equal((await ask({ url: '/readyz' })).statusCode, 200, 'it still serves what needs no room')
    await sql`DROP TRIGGER no_room ON evaluations`.execute(db)
    const after = (await posted()).json<Evaluation>()
    const { items } = await store.as(localCaller).evaluations.list({}, { limit: 10 })
    t.same(items.map(({ id }) => id), [after.id, before.id], 'no half of the one refused')
    await stop()
    await close()
    await store.close()
    await target.release()
  })
}
