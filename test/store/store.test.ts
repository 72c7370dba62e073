// The store on every database it is made for: what goes in comes out, lists are in order, what is gone is gone.
import { readdirSync } from 'node:fs'
import t from 'tap'
import { localCaller } from '../../src/access/roles.js'
import { Fault } from '../../src/model/fault.js'
import { openDatabase } from '../../src/store/database.js'
import { migrate } from '../../src/store/migrate.js'
import { openStore } from '../../src/store/store.js'
import { aResult, unstorable } from './sample-result.js'
import { targets } from './targets.js'
import type { Result } from '../../src/model/result.js'

const nowhere = '01930a2e-7c40-7d3a-9b1e-5a2f60c4d811'

for (const [name, open] of Object.entries(await targets(t.testdir()))) {
  t.test(`store on ${name}`, async (t) => {
    const target = await open()
    const config = { databaseUrl: target.url, dataFolder: 'unused' }

    await t.test('two migrators at once share the work; nothing is left to do', async (t) => {
      const [one, two] = await Promise.all([openDatabase(config), openDatabase(config)])
      const ran = await Promise.all([migrate(one.db), migrate(two.db)])
      t.same(ran.flat(), readdirSync('migrations').map((file) => file.replace('.ts', '')).sort())
      t.same(await migrate(one.db), [])
      await Promise.all([one.close(), two.close()])
    })

    await t.test('what goes in comes out, whatever characters it has', async (t) => {
      const store = await openStore(config)
      const cases: Array<[string, Result]> = [
        ['plain', aResult()],
        ['nothing read', aResult({ score: null, findings: [], facts: [], notes: [], text: '' })],
        [
          'unstorable characters everywhere',
          aResult({
            text: unstorable,
            notes: [{ zh: unstorable, en: unstorable }],
            facts: [{ id: 'report.title', value: unstorable, evidence: [] }],
            document: { ...aResult().document, name: unstorable },
            report: { ...aResult().report, title: unstorable, issuer: { name: unstorable, kind: null, province: unstorable } },
          }),
        ],
        ['a large text', aResult({ text: '申请'.repeat(2_000_000) })],
      ]
      for (const [what, result] of cases) {
        const { id, createdAt } = await store.as(localCaller).evaluations.save(result)
        const found = await store.as(localCaller).evaluations.get(id)
        t.same(found, { id, createdAt, result }, what)
        t.equal(JSON.stringify(found?.result.tables), JSON.stringify(result.tables), 'rows keep their order')
        t.equal(new Date(createdAt).toISOString(), createdAt)
      }
      t.equal(
        (await store.as(localCaller).evaluations.list({ province: unstorable }, { limit: 5 })).items.length,
        1,
        "found by what it can't hold",
      )
      await store.close()
    })

    await t.test('a version of an own ruleset is kept once and never changes', async (t) => {
      const { as, close } = await openStore(config)
      const { rulesets } = as(localCaller)
      const own = (version: string, title: string) => ({ id: 'own', version, files: { 'extension.json': title, 'terms.json': unstorable } })
      t.equal(await rulesets.save(own('1', '甲')), true)
      t.equal(await rulesets.save(own('1', '甲')), false, 'the same again')
      await t.rejects(rulesets.save(own('1', '乙')), { code: 'ruleset-taken' })
      t.equal(await rulesets.save(own('2', '乙')), true)
      t.same(await rulesets.get('own', '1'), own('1', '甲'))
      t.same(await rulesets.get('own'), own('2', '乙'), 'the one kept last')
      t.equal(await rulesets.get('own', '3'), null)
      t.same((await rulesets.list()).map(({ version }) => version), ['1', '2'])
      await close()
    })

    await t.test('lists newest first, in pages, by every filter', async (t) => {
      const store = await openStore(config)
      const { report, score } = aResult()
      const made: string[] = []
      for (let index = 0; index < 25; index += 1) {
        const { id } = await store.as(localCaller).evaluations.save(
          aResult({
            report: {
              ...report,
              year: 1990 + (index % 5),
              issuer: { name: null, kind: index % 2 ? 'township' : 'street', province: '某省' },
            },
            score: index % 3 ? { ...score!, band: 'failing' } : null,
          }),
        )
        made.unshift(id)
      }
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await store.as(localCaller).evaluations.list({ province: '某省' }, { limit: 10, ...(after && { after }) })
        t.ok(page.items.length <= 10)
        seen.push(...page.items.map(({ id }) => id))
        after = page.next ?? undefined
      } while (after)
      t.same(seen, made, 'each once, in order')
      const count = async (filter: object): Promise<number> =>
        (await store.as(localCaller).evaluations.list({ province: '某省', ...filter }, { limit: 100 })).items.length
      t.equal(await count({ year: 1991 }), 5)
      t.equal(await count({ issuerKind: 'township' }), 12)
      t.equal(await count({ band: 'failing' }), 16)
      t.equal(await count({ band: 'failing', year: 1990, issuerKind: 'street' }), 2)
      t.equal(await count({ year: 1800 }), 0)
      await store.close()
    })

    await t.test('what is removed is gone, and what never was is not there', async (t) => {
      const store = await openStore(config)
      const { id } = await store.as(localCaller).evaluations.save(aResult())
      t.equal(await store.as(localCaller).evaluations.remove(id), true)
      t.equal(await store.as(localCaller).evaluations.remove(id), false)
      t.equal(await store.as(localCaller).evaluations.get(id), null)
      t.equal(await store.as(localCaller).evaluations.get(nowhere), null)
      await store.close()
    })

    await t.test('a database of a newer version is refused', async (t) => {
      const { db, close } = await openDatabase(config)
      await db
        .insertInto('kysely_migration' as never)
        .values({ name: '9999_from_the_future', timestamp: '2030' } as never)
        .execute()
      await t.rejects(migrate(db), Fault)
      await db
        .deleteFrom('kysely_migration' as never)
        .where('name' as never, '=', '9999_from_the_future' as never)
        .execute()
      await close()
    })

    await t.test('a store that is closed or away says so', async (t) => {
      const store = await openStore(config)
      await store.ping()
      await store.close()
      await t.rejects(store.ping(), { code: 'store-unavailable' })
      await t.rejects(openStore({ ...config, databaseUrl: 'postgresql://127.0.0.1:1/none' }), { code: 'store-unavailable' })
      const wrong = new URL(target.url)
      wrong.password = 'wrong'
      wrong.username = 'nobody_here'
      await t.rejects(openStore({ ...config, databaseUrl: wrong.href }), { code: 'store-unavailable' })
    })

    await target.release()
  })
}
