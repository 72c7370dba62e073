// The audit trail on a real database: numbered, chained, in the transaction of what it tells, and not to be changed.
import { sql } from 'kysely'
import t from 'tap'
import { localCaller } from '../../src/access/roles.js'
import { audited } from '../../src/store/audit.js'
import { openDatabase } from '../../src/store/database.js'
import { migrate } from '../../src/store/migrate.js'
import { tenantStore } from '../../src/store/tenant-store.js'
import { within } from '../../src/store/tenancy.js'
import { unstorable } from './sample-result.js'
import { targets } from './targets.js'

for (const [name, open] of Object.entries(await targets(t.testdir()))) {
  t.test(`audit on ${name}`, async (t) => {
    const target = await open()
    const { db, close } = await openDatabase({ databaseUrl: target.url, dataFolder: 'unused' })
    await migrate(db)
    const { audit, organisations } = tenantStore(db, localCaller)
    const tell = (subject: string) =>
      within(db, localCaller, (tx) => audited(tx, localCaller, 'test.done', subject, { why: unstorable, list: ['a'] }))
    const superuser = (statement: string) => sql.raw(statement).execute(db)

    await t.test('entries come out as they went in, newest first', async (t) => {
      for (const subject of ['a', unstorable, 'c']) await tell(subject)
      const all = await audit.list({ limit: 10 })
      t.same(all.map(({ number, subject }) => [number, subject]), [[3, 'c'], [2, unstorable], [1, 'a']])
      t.match(all[0], { action: 'test.done', actor: { role: 'office', key: null }, detail: { why: unstorable, list: ['a'] } })
      t.same((await audit.list({ limit: 10, before: 3 })).map(({ number }) => number), [2, 1])
      t.same((await audit.list({ limit: 10, subject: unstorable })).map(({ number }) => number), [2])
      t.equal(await audit.firstBreak(), null)
    })

    await t.test('what is not done is not told', async (t) => {
      await within(db, localCaller, async (tx) => {
        await audited(tx, localCaller, 'test.done', 'undone')
        throw new Error('undone')
      }).catch(() => undefined)
      t.equal((await audit.list({ limit: 1 }))[0]?.number, 3)
    })

    await t.test('many at once leave no gap and no fork', async (t) => {
      await Promise.all(Array.from({ length: 40 }, (_, index) => tell(String(index))))
      t.same((await audit.list({ limit: 100 })).map(({ number }) => number), Array.from({ length: 43 }, (_, index) => 43 - index))
      t.equal(await audit.firstBreak(), null)
    })

    await t.test('each organisation has its own trail; those above read it', async (t) => {
      const child = await organisations.create({ parent: localCaller.organisation, name: 'x', kind: 'county' })
      if (typeof child === 'string') return t.fail(child)
      const caller = { ...localCaller, organisation: child.id }
      await within(db, caller, (tx) => audited(tx, caller, 'test.done', 'child'))
      t.same((await audit.list({ limit: 5, organisation: child.id })).map(({ number, subject }) => [number, subject]), [[1, 'child']])
      t.same(await tenantStore(db, caller).audit.list({ limit: 5, organisation: localCaller.organisation }), [])
      await t.rejects(within(db, caller, (tx) => audited(tx, caller, 'test.done', 'forged', {}, localCaller.organisation)), /row-level security/)
    })

    await t.test('nobody changes it, the database\'s own user neither', async (t) => {
      for (const statement of [`UPDATE audit SET subject = 'x'`, 'DELETE FROM audit', 'TRUNCATE audit']) {
        await t.rejects(within(db, localCaller, (tx) => sql.raw(statement).execute(tx)), /permission denied/, statement)
        await t.rejects(superuser(statement), /can not be changed/, statement)
      }
      await t.rejects(within(db, localCaller, (tx) => sql`ALTER TABLE audit DISABLE TRIGGER ALL`.execute(tx)), /must be owner/)
    })

    await t.test('number, time and digest are the database\'s, whatever an INSERT says', async (t) => {
      await superuser(`INSERT INTO audit (organisation_id, number, at, actor_organisation, actor_role, action, subject, detail, previous, digest)
        SELECT organisation_id, 1, '1990-01-01', actor_organisation, actor_role, action, 'forged', detail, 'x', 'x' FROM audit WHERE subject = 'a'`)
      const [last] = await audit.list({ limit: 1 })
      t.ok(last!.number > 43 && last!.at > '2020')
      t.equal(await audit.firstBreak(), null)
    })

    await t.test('whoever gets past the triggers leaves a break to be seen', async (t) => {
      const changes: Array<[what: string, statement: string]> = [
        ['a word', `UPDATE audit SET subject = 'other' WHERE number = 7`], ['a time', `UPDATE audit SET at = at - interval '1 day' WHERE number = 7`],
        ['a detail', `UPDATE audit SET detail = '{}' WHERE number = 7`], ['one taken out', 'DELETE FROM audit WHERE number = 6'],
        ['a new digest', `UPDATE audit SET subject = 'other', digest = mingjian_audit_digest(ROW(organisation_id, number, at, actor_organisation,
          actor_role, actor_key, action, 'other', detail, previous, digest)::audit) WHERE number = 6`],
      ]
      for (const [what, statement] of changes) {
        await db.transaction().execute(async (tx) => {
          await sql.raw(`SET LOCAL session_replication_role = replica; ${statement}`).execute(tx)
          const seen = await sql<{ number: string | null }>`SELECT count(*) AS number FROM (SELECT digest <> mingjian_audit_digest(audit)
            OR previous <> coalesce(lag(digest) OVER trail, '') AS broken FROM audit WHERE organisation_id = ${localCaller.organisation}
            WINDOW trail AS (ORDER BY number)) x WHERE broken`.execute(tx)
          t.ok(Number(seen.rows[0]?.number) > 0, what)
          throw new Error('back')
        }).catch((error: Error) => { t.equal(error.message, 'back', what) })
      }
    })

    await close()
    await target.release()
  })
}
