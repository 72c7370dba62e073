// The tree of organisations on a real database as it changes: places, leagues and rosters follow whatever is moved, and nothing else moves.
import fc from 'fast-check'
import { sql } from 'kysely'
import t from 'tap'
import { localCaller } from '../../src/access/roles.js'
import { localOrganisation } from '../../src/model/caller.js'
import { Fault } from '../../src/model/fault.js'
import { openDatabase } from '../../src/store/database.js'
import { migrate } from '../../src/store/migrate.js'
import { standingsOf } from '../../src/store/season/standings.js'
import { tenantStore } from '../../src/store/tenant-store.js'
import { within } from '../../src/store/tenancy.js'
import { aResult } from './sample-result.js'
import { targets } from './targets.js'
import type { Caller } from '../../src/model/caller.js'

const as = (organisation: string): Caller => ({ ...localCaller, organisation, open: false })

for (const [name, open] of Object.entries(await targets(t.testdir()))) {
  t.test(`organisations on ${name}`, async (t) => {
    const target = await open()
    const { db, close } = await openDatabase({ databaseUrl: target.url, dataFolder: 'unused' })
    await migrate(db)
    const { organisations } = tenantStore(db, localCaller)
    const below = async (parent: string, title: string): Promise<string> => {
      const made = await organisations.create({ parent, name: title, kind: 'city' })
      if (typeof made === 'string') throw new Error(made)
      return made.id
    }
    const places = async (): Promise<string[]> => {
      const { rows } = await sql<{ place: string }>`
        SELECT concat(ancestor, ' ', descendant, ' ', depth) AS place FROM organisation_closure ORDER BY 1`.execute(db)
      return rows.map(({ place }) => place)
    }
    /** As they follow from the parents alone. */
    const placesByParents = async (): Promise<string[]> => {
      const { rows } = await sql<{ place: string }>`
        WITH RECURSIVE place AS (
          SELECT id AS ancestor, id AS descendant, 0 AS depth FROM organisations
          UNION ALL SELECT ancestor, id, depth + 1 FROM organisations JOIN place ON parent_id = descendant
        ) SELECT concat(ancestor, ' ', descendant, ' ', depth) AS place FROM place ORDER BY 1`.execute(db)
      return rows.map(({ place }) => place)
    }
    const listed = async (who: string, of: string): Promise<string> => {
      const { rows } = await sql<{ row: string }>`
        SELECT concat_ws(' ', ${sql.ref(who)}, id, report_year, province, issuer_kind, band) AS row FROM ${sql.raw(of)} ORDER BY 1`.execute(db)
      return rows.map(({ row }) => row).join()
    }
    const isListedForWhoSees = async (): Promise<boolean> => await listed('organisation_id', 'listed_evaluations')
      === await listed('ancestor', 'evaluations JOIN organisation_closure ON descendant = organisation_id')
    const refusal = (work: Promise<unknown>): Promise<string> =>
      work.then(() => 'done', (error: unknown) => (error instanceof Fault ? error.code : Promise.reject(error as Error)))

    const [east, west] = [await below(localOrganisation, 'east'), await below(localOrganisation, 'west')]
    const county = await below(east, 'county')
    const office = await below(county, 'office')

    await t.test('what is moved is seen from its new place, with all it holds, and no more from the old', async (t) => {
      const held = tenantStore(db, as(county))
      const { id: body } = await held.bodies.create({ name: '清溪县教育局', kind: 'department' })
      const { id } = await held.evaluations.save(aResult(), body)
      const standings = standingsOf(db)
      const season = { year: aResult().report.year!, ruleset: `${aResult().ruleset.id}@${aResult().ruleset.version}` }
      const sees = async (who: string): Promise<string> => {
        await standings.settle()
        const store = tenantStore(db, as(who))
        const match = await store.bodies.match({ code: null, submitted: '清溪县教育局', read: null, host: null })
        const league = await store.results.league(season, { kind: 'department' }, { limit: 5 })
        const list = await store.evaluations.list({ year: season.year }, { limit: 5 })
        return [(await store.organisations.get(office)) && 'office', (await store.evaluations.get(id)) && 'evaluation', match.state,
          list.items.length, league.length].join(' ')
      }
      const [all, none] = ['office evaluation matched 1 1', '  none 0 0']
      const cases: Array<[step: string, to: string, east: string, west: string]> = [
        ['as it was made', east, all, none], ['moved', west, none, all], ['moved back', east, all, none],
      ]
      for (const [step, to, inEast, inWest] of cases) {
        t.match(await organisations.change(county, { parent: to }), { id: county, parent: to })
        t.same([await sees(east), await sees(west), await sees(localOrganisation), await sees(county)], [inEast, inWest, all, all], step)
      }
      const trail = await tenantStore(db, localCaller).audit.list({ limit: 1 })
      t.match(trail, [{ action: 'organisation.moved', subject: county, detail: { from: west, to: east } }])
    })

    await t.test('refused', async (t) => {
      const { organisations: ofEast } = tenantStore(db, as(east))
      const before = await places()
      const cases: Array<[what: string, work: () => Promise<unknown>, says: string]> = [
        ['below itself', () => organisations.change(county, { parent: county }), 'organisation-not-moved'],
        ['below what stands below it', () => organisations.change(county, { parent: office }), 'organisation-not-moved'],
        ['below nobody', () => organisations.change(county, { parent: '01930a2e-7c40-7d3a-9b1e-00000000ffff' }), 'not-found'],
        ['to a place the mover does not see', () => ofEast.change(county, { parent: west }), 'not-found'],
        ['the mover\'s own', () => ofEast.change(east, { parent: county }), 'organisation-not-moved'],
        ['the mover\'s own kind', () => ofEast.change(east, { kind: 'province' }), 'organisation-not-moved'],
        ['the root', () => organisations.change(localOrganisation, { parent: east }), 'organisation-not-moved'],
        ['taken away with others below it', () => organisations.remove(east), 'organisation-in-use'],
        ['taken away with a roster', () => organisations.remove(county), 'organisation-in-use'],
        ['the remover\'s own', () => ofEast.remove(east), 'organisation-in-use'],
      ]
      for (const [what, work, says] of cases) t.equal(await refusal(work()), says, what)
      t.equal(await ofEast.change(west, { name: 'mine' }), null, 'another\'s')
      t.equal(await ofEast.remove(west), false, 'another\'s')
      t.same(await places(), before)
    })

    await t.test('renamed, and taken away where nothing was recorded under it', async (t) => {
      t.match(await tenantStore(db, as(east)).organisations.change(east, { name: '东市' }), { name: '东市' }, 'its own name')
      t.match(await organisations.change(east, { name: 'east', kind: 'province' }), { name: 'east', kind: 'province' })
      const mistaken = await below(county, 'mistaken')
      t.equal(await tenantStore(db, as(east)).organisations.remove(mistaken), true)
      t.equal(await organisations.get(mistaken), null)
      t.same(await places(), await placesByParents())
    })

    await t.test('whatever is moved, places follow from parents, and lists from places', async (t) => {
      const many: string[] = [localOrganisation]
      for (let made = 0; made < 12; made += 1) many.push(await below(many[Math.floor(made / 2)]!, `n${made}`))
      for (const who of many) await tenantStore(db, as(who)).evaluations.save(aResult())
      const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 12 })), { minLength: 1, maxLength: 12 })
      await fc.assert(fc.asyncProperty(steps, async (moves) => {
        for (const [what, to] of moves) await refusal(organisations.change(many[what]!, { parent: many[to]! }))
        return (await places()).join() === (await placesByParents()).join() && await isListedForWhoSees()
      }), { numRuns: 25 })
      const { evaluations } = tenantStore(db, localCaller)
      const { items: [gone, given] } = await evaluations.list({}, { limit: 2 })
      await evaluations.remove(gone!.id)
      await sql`UPDATE evaluations SET organisation_id = ${many[1]} WHERE id = ${given!.id}`.execute(db)
      t.ok(await isListedForWhoSees(), 'one taken away, one given to another organisation')
    })

    await t.test('at once: two that move below each other, one added below what is moving, reports stored in both', async (t) => {
      for (let round = 0; round < 10; round += 1) {
        const [a, b] = [await below(east, 'a'), await below(west, 'b')]
        const said = await Promise.all([
          refusal(organisations.change(a, { parent: b })), refusal(organisations.change(b, { parent: a })), refusal(below(a, 'below a')),
          tenantStore(db, as(a)).evaluations.save(aResult()), tenantStore(db, as(b)).evaluations.save(aResult()),
        ])
        t.same(said.slice(0, 2).sort(), ['done', 'organisation-not-moved'], 'one of the two')
        t.same(await places(), await placesByParents())
        t.ok(await isListedForWhoSees(), 'and what was stored meanwhile')
      }
    })

    await t.test('the tables\' own rules hold where the code does not ask', async (t) => {
      const hand = (who: string, statement: string) => within(db, as(who), (tx) => sql.raw(statement).execute(tx))
      await t.rejects(hand(east, `UPDATE organisations SET parent_id = '${west}' WHERE id = '${county}'`), /row-level security/)
      await t.rejects(hand(county, `UPDATE organisations SET parent_id = '${office}' WHERE id = '${county}'`), /moved by one above it/)
      await t.rejects(hand(county, `DELETE FROM organisations WHERE id = '${county}'`), /removed by one above it/)
      await t.rejects(hand(county, `UPDATE organisations SET id = gen_random_uuid()`), /permission denied/)
    })
    await close()
    await target.release()
  })
}
