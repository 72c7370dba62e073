// A worker's session on a real database: the server asks soon whether the other side is still there, and what it held is free when it is not.
import pg from 'pg'
import t from 'tap'
import { openStore } from '../../../src/store/store.js'
import { openRegistration } from '../../../src/store/queue/registration.js'
import { targets } from '../targets.js'

const folder = t.testdir()

t.test('registration', async (t) => {
  for (const [name, open] of Object.entries(await targets(folder))) {
    await t.test(name, async (t) => {
      const { url, release } = await open()
      const store = await openStore({ databaseUrl: url, dataFolder: 'unused' })
      const session = new pg.Client(url)
      let lost = 0
      const one = await openRegistration(session, () => { lost += 1 })
      const { rows } = await session.query<{ name: string; seconds: number }>(
        `SELECT name, setting::int AS seconds FROM pg_settings WHERE name LIKE 'tcp_keepalives_%' ORDER BY name`)
      const { tcp_keepalives_count: count, tcp_keepalives_idle: idle, tcp_keepalives_interval: interval } =
        Object.fromEntries(rows.map(({ name, seconds }) => [name, seconds]))
      t.ok(idle! > 0 && idle! + count! * interval! <= 30, 'a machine without power is noticed within half a minute')

      const other = await openRegistration(new pg.Client(url), () => undefined)
      await one.enter('one')
      await other.enter('other')
      t.equal(await other.freeDead(), 0, 'who has just been seen lives')
      const watcher = new pg.Client(url)
      await watcher.connect()
      await watcher.query(`UPDATE workers SET seen_at = now() - interval '1 minute' WHERE id = 'one'`)
      t.equal(await other.freeDead(), 0, 'who is silent and holds its session may yet speak')
      await watcher.query('SELECT pg_terminate_backend($1)', [(session as unknown as { processID: number }).processID])
      for (let turns = 0; lost === 0 && turns < 3000; turns += 1) await new Promise((resolve) => { setTimeout(resolve, 10) })
      t.equal(await other.freeDead(), 1)
      t.equal(lost, 1)
      await one.leave()
      await other.leave()
      await watcher.end()
      await store.close()
      await release()
    })
  }
})
