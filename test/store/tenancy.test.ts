// Rows of organisations on a real database: each sees its own tree, even where a query forgets to ask whose the rows are.
import { readdirSync } from 'node:fs'
import { sql } from 'kysely'
import t from 'tap'
import { localCaller } from '../../src/access/roles.js'
import { localOrganisation } from '../../src/model/caller.js'
import { openDatabase } from '../../src/store/database.js'
import { newKeyId } from '../../src/store/keys.js'
import { migrate } from '../../src/store/migrate.js'
import { tenantStore } from '../../src/store/tenant-store.js'
import { within } from '../../src/store/tenancy.js'
import { aResult } from './sample-result.js'
import { targets } from './targets.js'
import type { Caller } from '../../src/model/caller.js'

const organisation = (digit: string): string => `01930a2e-7c40-7d3a-9b1e-00000000000${digit}`
const [province, city, county, sibling] = ['1', '2', '3', '4'].map(organisation) as [string, string, string, string]
const as = (id: string): Caller => ({ ...localCaller, organisation: id, open: false })

for (const [name, open] of Object.entries(await targets(t.testdir()))) {
  t.test(`tenancy on ${name}`, async (t) => {
    const target = await open()
    const { db, close } = await openDatabase({ databaseUrl: target.url, dataFolder: 'unused' })
    await migrate(db)
    const tree: Array<[id: string, parent: string, kind: string]> = [
      [province, localOrganisation, 'province'], [city, province, 'city'], [county, city, 'county'], [sibling, city, 'county'],
    ]
    for (const [id, parent_id, kind] of tree) await db.insertInto('organisations').values({ id, parent_id, name: kind, kind }).execute()
    const rows: Record<string, string> = {}
    for (const id of [localOrganisation, province, city, county, sibling]) {
      rows[id] = (await tenantStore(db, as(id)).evaluations.save(aResult())).id
    }

    await t.test('a query without WHERE sees the tree of the caller and no more', async (t) => {
      const cases: Array<[who: string, sees: string[]]> = [
        [localOrganisation, [localOrganisation, province, city, county, sibling]], [province, [province, city, county, sibling]],
        [city, [city, county, sibling]], [county, [county]], [sibling, [sibling]], ['01930a2e-7c40-7d3a-9b1e-00000000ffff', []],
      ]
      for (const [who, sees] of cases) {
        const seen = await within(db, as(who), (tx) => sql<{ id: string }>`SELECT id FROM evaluations`.execute(tx))
        t.same(seen.rows.map(({ id }) => id).sort(), sees.map((id) => rows[id]).sort(), who)
        const store = tenantStore(db, as(who)).evaluations
        for (const [owner, id] of Object.entries(rows)) t.equal((await store.get(id)) !== null, sees.includes(owner), `${who} gets ${owner}`)
        t.equal((await store.list({}, { limit: 10 })).items.length, sees.length)
        const organisations = await within(db, as(who), (tx) => sql<{ id: string }>`SELECT id FROM organisations`.execute(tx))
        t.same(organisations.rows.map(({ id }) => id).sort(), [...sees].sort())
      }
    })

    await t.test('what is not seen is not changed, moved or given away', async (t) => {
      const hand = (statement: string): Promise<bigint> =>
        within(db, as(county), (tx) => sql.raw(statement).execute(tx)).then(({ numAffectedRows }) => numAffectedRows ?? 0n)
      t.equal(await tenantStore(db, as(county)).evaluations.remove(rows[sibling]!), false)
      t.equal(await hand(`UPDATE evaluations SET band = 'good'`), 1n, 'its own')
      t.equal(await hand(`DELETE FROM evaluations WHERE id = '${rows[city]!}'`), 0n)
      await t.rejects(hand(`UPDATE evaluations SET organisation_id = '${sibling}'`), /row-level security/)
      await t.rejects(hand(`INSERT INTO organisations (id, parent_id, name, kind) VALUES (gen_random_uuid(), '${city}', 'x', 'county')`), /row-level security/)
      await t.rejects(hand(`INSERT INTO organisation_closure VALUES ('${county}', '${sibling}', 1)`), /permission denied/)
      await t.rejects(hand(`UPDATE organisations SET parent_id = NULL`), /violates|moved by one above it/)
      await t.rejects(hand(`UPDATE organisations SET parent_id = '${province}'`), /moved by one above it/)
      await t.rejects(hand(`DELETE FROM organisations`), /removed by one above it/)
      t.equal(await hand(`DELETE FROM organisations WHERE id = '${sibling}'`), 0n)
      await t.rejects(within(db, as(city), (tx) => sql`UPDATE organisations SET parent_id = ${localOrganisation} WHERE id = ${county}`.execute(tx)),
        /row-level security/, 'to a place it does not see')
      await t.rejects(hand(`SELECT * FROM kysely_migration`), /permission denied/)
      await t.rejects(hand(`SELECT mingjian_protect('keys', 'DELETE')`), /permission denied/)
    })

    await t.test('the caller does not outlive the transaction, done or failed', async (t) => {
      await within(db, as(county), () => Promise.resolve())
      await within(db, as(county), () => Promise.reject(new Error('broken'))).catch(() => undefined)
      const { rows: [now] } = await sql<{ organisation: string | null; role: string }>`
        SELECT mingjian_organisation() AS organisation, current_setting('role') AS role`.execute(db)
      t.same(now, { organisation: null, role: 'none' })
    })

    await t.test('every table that names an organisation is under its rules, by force', async (t) => {
      const { rows: tables } = await sql<{ name: string; guarded: boolean; forced: boolean; tenant: boolean; owner: boolean }>`
        SELECT relname AS name, relrowsecurity AS guarded, relforcerowsecurity AS forced,
          EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND 'mingjian_tenant'::regrole::oid = ANY (polroles)
            AND pg_get_expr(polqual, polrelid) LIKE '%mingjian_organisation()%') AS tenant,
          EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND relowner = ANY (polroles)) AS owner
        FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace AND (relname = 'organisations' OR EXISTS (
          SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND NOT attisdropped
          AND attname IN ('organisation_id', 'ancestor'))) ORDER BY relname`.execute(db)
      t.ok(tables.length >= 6, `${readdirSync('migrations').length} migrations`)
      for (const table of tables) t.match(table, { guarded: true, forced: true, tenant: true, owner: true }, table.name)
    })

    await t.test('with the rules switched off the code still tells trees apart', async (t) => {
      const guarded = ['organisations', 'organisation_closure', 'keys', 'audit', 'rulesets', 'evaluations']
      const { keys, organisations, rulesets, audit, evaluations } = tenantStore(db, as(county))
      const theirs = tenantStore(db, as(sibling))
      const id = newKeyId()
      await theirs.keys.create(id, {
        organisation: sibling, name: 'x', role: 'reader', scopes: [], requestsPerMinute: null, digest: '0'.repeat(64), expiresAt: new Date(),
      })
      await theirs.rulesets.save({ id: 'theirs', version: '1', files: {} })
      for (const table of guarded) await sql`ALTER TABLE ${sql.ref(table)} DISABLE ROW LEVEL SECURITY`.execute(db)
      const open = await within(db, as(county), (tx) => sql`SELECT FROM keys WHERE id = ${id}`.execute(tx))
      t.equal(open.rows.length, 1, 'they are off')
      t.equal(await keys.get(id), null)
      t.equal(await keys.revoke(id), false)
      t.same((await keys.list({ limit: 10 })).items, [])
      t.equal(await organisations.get(sibling), null)
      t.same((await organisations.list({ limit: 10 })).items.map((each) => each.id), [county])
      t.equal(await rulesets.get('theirs'), null)
      t.same(await rulesets.list(), [])
      t.same(await audit.list({ limit: 10, organisation: sibling }), [])
      t.equal(await evaluations.remove(rows[sibling]!), false)
      for (const table of guarded) await sql`ALTER TABLE ${sql.ref(table)} ENABLE ROW LEVEL SECURITY`.execute(db)
    })

    await t.test('no table is granted to a tenant without rules', async (t) => {
      const { rows: bare } = await sql<{ name: string }>`
        SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm') AND relnamespace = current_schema()::regnamespace
        AND NOT relrowsecurity AND has_table_privilege('mingjian_tenant', oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')`.execute(db)
      t.same(bare, [])
    })

    await close()
    await target.release()
  })
}
