// The roster that reports are matched by, on a real database: held ready, never stale, whoever changed it and whichever change was committed first.
import { sql } from 'kysely'
import t from 'tap'
import { localCaller } from '../../../src/access/roles.js'
import { localOrganisation } from '../../../src/model/caller.js'
import { limits } from '../../../src/model/limits.js'
import { indexOf } from '../../../src/season/match.js'
import { openDatabase } from '../../../src/store/database.js'
import { migrate } from '../../../src/store/migrate.js'
import { rosterIndex, shelfOf } from '../../../src/store/season/roster-index.js'
import { tenantStore } from '../../../src/store/tenant-store.js'
import { within } from '../../../src/store/tenancy.js'
import { targets } from '../targets.js'
import type { Caller } from '../../../src/model/caller.js'
import type { BodyInput } from '../../../src/model/roster.js'

const id = (digit: string): string => `01930a2e-7c40-7d3a-9b1e-0000000000${digit.padStart(2, '0')}`
const [province, city, other, added, moved] = [id('1'), id('2'), id('3'), id('4'), id('5')]
const as = (organisation: string): Caller => ({ ...localCaller, organisation, open: false })
const bureau: BodyInput = { name: '清溪县教育局', kind: 'department' }

function gate(): { passed: Promise<void>; open(): void } {
  let open = (): void => undefined
  const passed = new Promise<void>((resolve) => { open = resolve })
  return { passed, open: () => { open() } }
}

for (const [name, open] of Object.entries(await targets(t.testdir()))) {
  t.test(`the roster held ready on ${name}`, async (t) => {
    const target = await open()
    const [one, two] = [
      await openDatabase({ databaseUrl: target.url, dataFolder: 'unused' }), await openDatabase({ databaseUrl: target.url, dataFolder: 'unused' }),
    ]
    const { db } = one
    await migrate(db)
    const enter = (organisation: string, parent: string): Promise<unknown> =>
      db.insertInto('organisations').values({ id: organisation, parent_id: parent, name: organisation, kind: 'city' }).execute()
    await enter(province, localOrganisation)
    await enter(city, province)
    await enter(other, province)
    const at = (who: string) => tenantStore(db, as(who)).bodies
    const elsewhere = (who: string) => tenantStore(two.db, as(who)).bodies
    const index = (who: string) => within(db, as(who), (tx) => rosterIndex(tx, who))
    /** What the reports named so are matched to, by each organisation. */
    const found = async (title: string, of = [localOrganisation, province, city, other]): Promise<boolean[]> => Promise.all(of.map(async (who) =>
      (await at(who).match({ code: null, submitted: null, read: title, host: null })).state === 'matched'))

    t.same(await found(bureau.name), [false, false, false, false])
    const body = await at(city).create(bureau)
    const steps: Array<[what: string, does: () => Promise<unknown>, title: string, seen: boolean[]]> = [
      ['entered', async () => undefined, bureau.name, [true, true, true, false]],
      ['renamed by another process', () => elsewhere(city).replace(body.id, { ...bureau, name: '清溪县教体局' }), bureau.name,
        [false, false, false, false]],
      ['found by its new name', async () => undefined, '清溪县教体局', [true, true, true, false]],
      ['given a name more', () => at(province).replace(body.id, { ...bureau, aliases: ['清溪县教委'] }), '清溪县教委', [true, true, true, false]],
      ['handed to another organisation by hand', () => sql`UPDATE bodies SET organisation_id = ${other} WHERE id = ${body.id}`.execute(two.db),
        '清溪县教委', [true, true, false, true]],
      ['removed', () => elsewhere(other).remove(body.id), bureau.name, [false, false, false, false]],
      ['entered for an organisation that was not there', async () => {
        const made = await tenantStore(two.db, as(city)).organisations.create({ parent: city, name: '清溪县', kind: 'county' })
        await elsewhere(city).create({ ...bureau, name: '柳河镇人民政府' }, (made as { id: string }).id)
      }, '柳河镇人民政府', [true, true, true, false]],
      ['brought in from a file', () => tenantStore(two.db, as(other)).rosterImport.run(() => ({ untouched: 0, mistakes: [], bodies: [{
        line: 2, id: null, name: '清溪县民政局', kind: 'department', parent: null, code: null, host: null, aliases: [], founded: null, merged: null,
        abolished: null, localDue: null,
      }] }), false), '清溪县民政局', [true, true, false, true]],
    ]
    for (const [what, does, title, seen] of steps) {
      await does()
      t.same(await found(title), seen, what)
    }

    await t.test('what was changed first and committed last is seen', async (t) => {
      const [begun, may] = [gate(), gate()]
      const { id: treasury } = await at(city).create({ ...bureau, name: '清溪县财税局' })
      const late = within(two.db, as(city), async (tx) => {
        await sql`UPDATE bodies SET name = '清溪县财政局', changed_at = clock_timestamp() WHERE id = ${treasury}`.execute(tx)
        begun.open()
        await may.passed
      })
      await begun.passed
      await at(city).create({ ...bureau, name: '清溪县审计局' })
      t.same(await found('清溪县审计局', [city, province]), [true, true], 'and nobody waited for it')
      t.same(await found('清溪县财政局', [city, province]), [false, false])
      may.open()
      await late
      t.same(await found('清溪县财政局', [city, province]), [true, true])
    })

    await t.test('many at once, in one tree, never wait for each other in a circle', async (t) => {
      await Promise.all([city, other, province, city, other].flatMap((who, nth) => [one.db, two.db].map(async (store, from) => {
        const { bodies, rosterImport } = tenantStore(store, as(who))
        const made = await bodies.create({ ...bureau, name: `${nth} ${from}` })
        await bodies.replace(made.id, { ...bureau, name: `${from} ${nth}` })
        await rosterImport.run((roster) => ({
          untouched: 0, mistakes: [], bodies: roster.filter((each) => each.id === made.id)
            .map((each) => ({ ...each, line: 2, merged: null, parent: null, name: `${nth} ${from} ${nth}` })),
        }), false)
        t.ok(await bodies.remove(made.id))
      })))
    })

    await t.test('nothing changed: the same index', async (t) => {
      const before = await Promise.all([province, city, other].map(index))
      await tenantStore(db, as(city)).organisations.create({ parent: city, name: '空', kind: 'county' })
      const [ofProvince, ofCity] = await Promise.all([province, city].map(index))
      t.equal(ofProvince, before[0], 'an organisation without bodies below it is no change')
      t.equal(ofCity, before[1])
      await at(city).create({ ...bureau, name: '清溪县水利局' })
      t.not(await index(city), before[1])
      t.equal(await index(other), before[2], 'what changed beside it is no change')
    })

    await t.test('an organisation with a roster comes to stand below another, by hand', async (t) => {
      await enter(added, localOrganisation)
      await enter(moved, localOrganisation)
      await at(moved).create({ ...bureau, name: '南岭县教育局' })
      t.same(await found('南岭县教育局', [added, moved]), [false, true])
      await sql`INSERT INTO organisation_closure (ancestor, descendant, depth) VALUES (${added}, ${moved}, 1)`.execute(db)
      t.same(await found('南岭县教育局', [added, moved]), [true, true])
      await sql`DELETE FROM organisation_closure WHERE ancestor = ${added} AND descendant = ${moved}`.execute(db)
      t.same(await found('南岭县教育局', [added, moved]), [false, true])
    })

    await t.test('a change that is rolled back leaves all as it was', async (t) => {
      const before = await index(city)
      await t.rejects(within(db, as(city), async (tx) => {
        await sql`INSERT INTO bodies (id, organisation_id, name, kind) VALUES (${id('22')}, ${city}, '清溪县林业局', 'department')`.execute(tx)
        await sql`SET CONSTRAINTS ALL IMMEDIATE`.execute(tx)
        throw new Error('no')
      }))
      t.equal(await index(city), before)
    })
    await one.close()
    await two.close()
    await target.release()
  })
}

t.test('no more bodies are held than the bound says, the ones asked for last', (t) => {
  const roster = (many: number) => indexOf(Array.from({ length: many }, (_, at) => ({
    id: `${at}`, name: `${at}`, aliases: [], code: null, host: null, parent: null })))
  const shelf = shelfOf(10)
  const has = (): string => ['a', 'b', 'c'].filter((each) => shelf.get(each, '1') !== undefined).join('')
  for (const [step, does, held] of [
    ['two that fit', () => { shelf.put('a', '1', roster(5)); shelf.put('b', '1', roster(5)) }, 'ab'],
    ['one more: the one asked for longest ago goes', () => { shelf.get('a', '1'); shelf.put('c', '1', roster(5)) }, 'ac'],
    ['another stamp is no answer', () => { shelf.put('a', '2', roster(5)) }, 'c'],
    ['one too large is held alone', () => { shelf.put('b', '1', roster(11)) }, 'b'],
  ] as const) {
    does()
    t.equal(has(), held, step)
  }
  t.ok(limits.rosterBodiesReady >= limits.rosterLines, 'a roster of the largest file fits')
  t.end()
})
