// Leagues on a real database: whose they are, which evaluation counts, and that whoever reads one sees what was committed before.
import { sql } from 'kysely'
import t from 'tap'
import { localCaller } from '../../../src/access/roles.js'
import { localOrganisation } from '../../../src/model/caller.js'
import { openDatabase } from '../../../src/store/database.js'
import { saveEvaluation } from '../../../src/store/evaluations.js'
import { migrate } from '../../../src/store/migrate.js'
import { standingsOf } from '../../../src/store/season/standings.js'
import { tenantStore } from '../../../src/store/tenant-store.js'
import { within } from '../../../src/store/tenancy.js'
import { aResult } from '../sample-result.js'
import { targets } from '../targets.js'
import type { Caller } from '../../../src/model/caller.js'
import type { Result } from '../../../src/model/result.js'

const id = (digit: string): string => `01930a2e-7c40-7d3a-9b1e-0000000000${digit.padStart(2, '0')}`
const [province, city, other] = [id('1'), id('2'), id('3')]
const [government, bureau, township] = [id('11'), id('12'), id('13')]
const as = (organisation: string): Caller => ({ ...localCaller, organisation, open: false })
const season = (year = 2024, organisation?: string) => ({ year, ruleset: 'test@1', organisation })

function scored(total: number, over: { year?: number; band?: 'good' | 'open'; failed?: string[]; regime?: string; ruleset?: string } = {}): Result {
  const base = aResult()
  return aResult({
    ruleset: { ...base.ruleset, version: over.ruleset ?? '1' },
    report: { ...base.report, year: over.year ?? 2024, regime: over.regime ?? 'cn-2019-form-2021' },
    score: { ...base.score!, total, band: over.band ?? 'good' },
    findings: (over.failed ?? []).map((ruleId) => ({ ...base.findings[0]!, ruleId, outcome: 'fail', credit: 0 })),
  })
}

for (const [name, open] of Object.entries(await targets(t.testdir()))) {
  t.test(`standings on ${name}`, async (t) => {
    const target = await open()
    const { db, close } = await openDatabase({ databaseUrl: target.url, dataFolder: 'unused' })
    await migrate(db)
    for (const [each, parent, kind] of [[province, localOrganisation, 'province'], [city, province, 'city'], [other, province, 'city']] as const) {
      await db.insertInto('organisations').values({ id: each, parent_id: parent, name: kind, kind }).execute()
    }
    for (const [body, parent, title, kind] of [
      [government, null, '清溪县人民政府', 'government'], [bureau, government, '清溪县教育局', 'department'], [township, government, '柳河镇', 'township'],
    ] as const) {
      await sql`INSERT INTO bodies (id, organisation_id, name, kind, parent_id) VALUES (${body}, ${city}, ${title}, ${kind}, ${parent})`.execute(db)
    }
    const standings = standingsOf(db)
    const keep = (body: string, result: Result) => within(db, as(city), (tx) => saveEvaluation(tx, city, result, body))
    const league = async (who: string, kind: string, asked = season(), of: { level?: number; parent?: string } = {}) => {
      await standings.settle()
      const rows = await tenantStore(db, as(who)).results.league(asked, { kind, ...of }, { limit: 10 })
      return rows.map(({ name: body, total, level }) => `${body} ${total} ${level}`)
    }

    await keep(bureau, scored(70))
    const newest = await keep(bureau, scored(88, { failed: ['cells-filled'] }))
    await keep(township, scored(60, { failed: ['cells-filled', 'own-year'] }))

    await t.test('the newest evaluation counts, for the owner of the roster and everyone above, and for nobody beside', async (t) => {
      t.same(await league(city, 'department'), ['清溪县教育局 88 1'])
      t.same(await league(province, 'department'), ['清溪县教育局 88 1'])
      t.same(await league(other, 'department'), [])
      t.same(await league(province, 'department', season(2024, city)), ['清溪县教育局 88 1'], 'one below, asked for by name')
      t.same(await league(other, 'department', season(2024, city)), [], 'one beside, asked for by name')
      t.same(await league(city, 'department', { ...season(), ruleset: 'test@2' }), [], 'other rules have leagues of their own')
      t.same(await league(city, 'township', season(), { parent: government }), ['柳河镇 60 1'])
      t.same(await league(city, 'township', season(), { parent: bureau }), [])
      t.same(await league(city, 'township', season(), { level: 2 }), [])
    })

    await t.test('a version made by people counts over the engine\'s, with what they decided', async (t) => {
      await sql`
        INSERT INTO score_versions (evaluation_id, version, organisation_id, created_at, cause, total, low, high, coverage, band, changes)
        VALUES (${newest.id}, 2, ${city}, now(), 'verdict', 93, 93, 93, 1, 'excellent', ${JSON.stringify(
          [{ ruleId: 'cells-filled', from: 'fail', to: 'pass', verdictId: id('99') }])}::jsonb)`.execute(db)
      t.same(await league(city, 'department'), ['清溪县教育局 93 1'])
      const counts = await tenantStore(db, as(city)).results.defects(season(), {}, [])
      t.same(counts.map(({ rule, failed, reports }) => [rule, failed, reports]), [['cells-filled', 1, 2], ['own-year', 1, 2]])
      const byKind = await tenantStore(db, as(city)).results.defects(season(), { kind: 'township' }, ['kind', 'parent'])
      t.same(byKind.map(({ rule, kind, parentName, failed }) => [rule, kind, parentName, failed]),
        [['cells-filled', 'township', '清溪县人民政府', 1], ['own-year', 'township', '清溪县人民政府', 1]])
    })

    await t.test('last year, whenever it came in, and not across a change of form without saying so', async (t) => {
      await keep(bureau, scored(80, { year: 2023 }))
      await keep(township, scored(75, { year: 2023, regime: 'cn-2019-form-2019' }))
      await standings.settle()
      const { results } = tenantStore(db, as(city))
      const told = async (kind: string) => (await results.changes(season(), kind, 'improved', { limit: 5 }))
        .map((row) => [row.name, row.last_total, row.change, row.comparable])
      t.same(await told('department'), [['清溪县教育局', 80, 13, true]])
      t.same(await told('township'), [['柳河镇', 75, -15, false]])
      t.same((await results.summary(season())).map(({ kind, reports, ranked, mean }) => [kind, reports, ranked, mean]),
        [['department', 1, 1, 93], ['township', 1, 1, 60]])
    })

    await t.test('a body that is renamed, moved or loses its evaluation is placed anew', async (t) => {
      await sql`UPDATE bodies SET name = '柳河街道', kind = 'street' WHERE id = ${township}`.execute(db)
      t.same(await league(city, 'township'), [])
      t.same(await league(province, 'street'), ['柳河街道 60 1'])
      await sql`UPDATE bodies SET parent_id = ${bureau} WHERE id = ${township}`.execute(db)
      t.same(await league(city, 'street'), ['柳河街道 60 2'])
      // By the owner's hand: what review rests on is not removed through the store.
      await db.deleteFrom('evaluations').where('id', '=', newest.id).execute()
      t.same(await league(city, 'department'), ['清溪县教育局 70 1'], 'the one before counts again')
    })

    await t.test('the open and those without a score come last; nobody writes a league but the service', async (t) => {
      await keep(bureau, scored(99, { band: 'open' }))
      await sql`UPDATE bodies SET kind = 'department' WHERE id = ${township}`.execute(db)
      t.same(await league(city, 'department'), ['柳河街道 60 2', '清溪县教育局 99 1'])
      await t.rejects(within(db, as(city), (tx) => sql`UPDATE standings SET points = 100`.execute(tx)), /permission denied/)
    })

    await t.test('scored again by other rules, once, beside the old', async (t) => {
      const { rescorings, results } = tenantStore(db, as(city))
      const asked = { year: 2024, from: 'test@1', to: { id: 'test', version: '2' }, limit: 2 }
      const again = (result: Result) => (result.score!.total === 70 ? { why: 'no' } : { ...result, ruleset: { ...result.ruleset, version: '2' } })
      const first = await rescorings.some(asked, again, (result) => result)
      t.match(first, { rescored: [{}], already: 0, skipped: [{ why: 'no' }] })
      const second = await rescorings.some({ ...asked, after: first.next! }, again, (result) => result)
      t.match(second, { already: 0, next: null })
      t.equal((await rescorings.some({ ...asked, limit: 10 }, again, (result) => result)).already, first.rescored.length + second.rescored.length)
      await standings.settle()
      t.equal((await results.league({ ...season(), ruleset: 'test@2' }, { kind: 'department' }, { limit: 9 })).length, 2)
      t.same(await results.rulesets(2024), ['test@1', 'test@2'])
      await db.deleteFrom('standings').execute()
      await sql`INSERT INTO standing_notes SELECT DISTINCT body_id, report_year FROM evaluations`.execute(db)
      t.same(await league(city, 'department'), ['柳河街道 60 2', '清溪县教育局 99 1'], 'all of it can be made anew')
    })
    await close()
    await target.release()
  })
}
