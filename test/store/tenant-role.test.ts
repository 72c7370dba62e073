// The database user who is no superuser: it makes the role where it may, says what an administrator must run where not, and keeps tenants apart.
import { sql } from 'kysely'
import t from 'tap'
import { localCaller } from '../../src/access/roles.js'
import { openDatabase } from '../../src/store/database.js'
import { openStore } from '../../src/store/store.js'
import { aResult } from './sample-result.js'
import { targets } from './targets.js'

for (const [name, open] of Object.entries(await targets(t.testdir()))) {
  t.test(`a plain user on ${name}`, async (t) => {
    const target = await open()
    const admin = await openDatabase({ databaseUrl: target.url, dataFolder: 'unused' })
    const run = (statement: string) => sql.raw(statement).execute(admin.db)
    const suffix = new URL(target.url).pathname.slice(-6)
    const database = new URL(target.url).pathname.slice(1)
    const [maker, plain] = [`maker_${suffix}`, `plain_${suffix}`]
    const as = (user: string): { databaseUrl: string; dataFolder: string } => {
      const url = new URL(target.url)
      url.username = user
      url.password = 'only-for-this-test'
      return { databaseUrl: url.href, dataFolder: 'unused' }
    }
    await run(`CREATE ROLE ${maker} LOGIN CREATEROLE PASSWORD 'only-for-this-test'`)
    await run(`CREATE ROLE ${plain} LOGIN PASSWORD 'only-for-this-test'`)
    const { rows: before } = await run(`SELECT FROM pg_roles WHERE rolname = 'mingjian_tenant'`)

    await t.test('one that may make roles makes it', { skip: before.length ? 'the server has it already' : false }, async () => {
      await run(`ALTER DATABASE ${database} OWNER TO ${maker}`)
      await worksAs(maker)
    })

    await t.test('one that may not is told what to have run, and nothing is begun', async (t) => {
      if (before.length === 0) {
        await run(`DROP OWNED BY ${maker}; DROP ROLE IF EXISTS mingjian_tenant`)
      }
      await run(`ALTER DATABASE ${database} OWNER TO ${plain}`)
      await t.rejects(openStore(as(plain)), { code: 'store-unavailable', message: /CREATE ROLE mingjian_tenant NOLOGIN; GRANT mingjian_tenant TO/ })
      const { rows } = await run(`SELECT FROM pg_class WHERE relname = 'organisations'`)
      t.same(rows, [])
    })

    await t.test('after the administrator has run it, it works', async () => {
      if (before.length === 0) await run('CREATE ROLE mingjian_tenant NOLOGIN')
      await run(`GRANT mingjian_tenant TO ${plain}`)
      await worksAs(plain)
    })

    async function worksAs(user: string): Promise<void> {
      const store = await openStore(as(user))
      const local = store.as(localCaller)
      const { id } = await local.evaluations.save(aResult())
      const child = await local.organisations.create({ parent: localCaller.organisation, name: 'x', kind: 'county' })
      if (typeof child === 'string') throw new Error(child)
      const below = store.as({ ...localCaller, organisation: child.id })
      t.ok(await local.evaluations.get(id), user)
      t.equal(await below.evaluations.get(id), null)
      t.equal((await below.organisations.list({ limit: 10 })).items.length, 1)
      t.equal(await store.system.keys.any(), false)
      t.equal(await local.audit.firstBreak(), null)
      await store.close()
    }

    await admin.close()
    await target.release()
  })
}
