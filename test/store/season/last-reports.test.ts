// Last year's report on a real database: found by the body whatever it calls itself, by its name where nothing else is known, and never by a guess.
import t from 'tap'
import { localCaller } from '../../../src/access/roles.js'
import { localOrganisation } from '../../../src/model/caller.js'
import { openDatabase } from '../../../src/store/database.js'
import { migrate } from '../../../src/store/migrate.js'
import { eraseExpired } from '../../../src/store/season/erasure.js'
import { tenantStore } from '../../../src/store/tenant-store.js'
import { aResult } from '../sample-result.js'
import { targets } from '../targets.js'
import type { BodyInput } from '../../../src/model/roster.js'
import type { Asked } from '../../../src/store/season/last-reports.js'

for (const [name, open] of Object.entries(await targets(t.testdir()))) {
  t.test(`last year's reports on ${name}`, async (t) => {
    const target = await open()
    const { db, close } = await openDatabase({ databaseUrl: target.url, dataFolder: 'unused' })
    await migrate(db)
    const of = (organisation: string) => tenantStore(db, { ...localCaller, organisation, open: false })
    const below = async (parent: string, kind: 'province' | 'city'): Promise<string> => {
      const made = await of(localOrganisation).organisations.create({ parent, name: kind, kind })
      if (typeof made === 'string') throw new Error(made)
      return made.id
    }
    const province = await below(localOrganisation, 'province')
    const [east, west] = [await below(province, 'city'), await below(province, 'city')]
    const enter = async (who: string, title: string, over: Partial<BodyInput> = {}): Promise<string> =>
      (await of(who).bodies.create({ name: title, kind: 'department', ...over })).id
    let counter = 0
    const { report, document } = aResult()
    /** A report of 2023, of another document each time. */
    const kept = async (
      who: string, issuer: string, body: string | null, { figures = 1 as number | null, year = 2023, province: of_ = report.issuer.province } = {},
    ): Promise<string> => {
      counter += 1
      const sha256 = counter.toString(16).padStart(64, '0')
      const { id } = await of(who).evaluations.save(aResult({
        document: { ...document, sha256, name: `r${counter}.txt` },
        report: { ...report, year, issuer: { ...report.issuer, name: issuer, province: of_ } },
        tables: { ...aResult().tables, applications: figures === null ? null : { carriedForward: [figures] } },
      }), body)
      return id
    }
    /** The name of the document it is held against, with `=` where that is by the body; or why it is held against none. */
    const held = async (who: string, asked: Omit<Asked, 'year'> & { year?: number }): Promise<string> => {
      const { previous, sameBody, withheld } = await of(who).lastReports.of({ year: 2024, ...asked })
      return previous ? `${sameBody ? '=' : '~'}${previous.report.issuer.name} ${previous.document.name}` : withheld ? `none: ${withheld.en}` : 'none'
    }
    const latest = (): string => `r${counter}.txt`

    await t.test('a body that was renamed', async (t) => {
      const body = await enter(east, '东河县文化局')
      await kept(east, '东河县文化局', body)
      await of(east).bodies.replace(body, { name: '东河县文旅广电局', kind: 'department' })
      t.equal(await held(east, { read: '东河县文旅广电局' }), `=东河县文化局 ${latest()}`, 'by its new name')
      t.equal(await held(east, { body, read: '别的名称' }), `=东河县文化局 ${latest()}`, 'by its id, whatever it calls itself')
      t.match(await held(east, { read: '东河县文化局' }), /^none: .*of another body of the roster/, 'by its old name, which is no longer in the roster')
      t.equal(await held(west, { read: '东河县文旅广电局' }), 'none', 'another tree knows nothing of it')
    })

    await t.test('two bodies of one name in two cities', async (t) => {
      const [ofEast, ofWest] = [await enter(east, '鼓楼区教育局'), await enter(west, '鼓楼区教育局')]
      await kept(east, '鼓楼区教育局', ofEast)
      const own = latest()
      t.match(await held(province, { read: '鼓楼区教育局' }), /^none: .*2 bodies of this name/, 'who sees both is told so')
      t.equal(await held(province, { body: ofEast, read: '鼓楼区教育局' }), `=鼓楼区教育局 ${own}`)
      t.equal(await held(province, { body: ofWest, read: '鼓楼区教育局' }), 'none', 'not the other city\'s')
      t.equal(await held(west, { read: '鼓楼区教育局' }), 'none')
      await kept(east, '鼓楼区水利局', null)
      const water = await enter(west, '鼓楼区水利局')
      t.equal(await held(province, { body: water, read: '鼓楼区水利局' }), 'none', 'nor what another city keeps of nobody')
      await kept(west, '鼓楼区水利局', null, { figures: 2 })
      t.equal(await held(province, { body: water, read: '鼓楼区水利局' }), `~鼓楼区水利局 ${latest()}`, 'but its own city\'s')
    })

    await t.test('a body made of another, and one that took one over', async (t) => {
      const [made, grown] = [await enter(east, '东河县新局', { founded: '2024-03-01' }), await enter(east, '东河县大局')]
      const gone = await enter(east, '东河县旧局', { merged: { into: made, on: '2024-03-01' } })
      const taken = await enter(east, '东河县小局', { merged: { into: grown, on: '2024-05-01' } })
      await kept(east, '东河县旧局', gone)
      t.equal(await held(east, { body: made, read: '东河县新局' }), `=东河县旧局 ${latest()}`)
      await kept(east, '东河县大局', grown)
      await kept(east, '东河县小局', taken)
      t.match(await held(east, { body: grown, read: '东河县大局' }), /^none: .*东河县小局 merged into it/)
      await kept(east, '东河县大局', grown, { year: 2024 })
      t.equal(await held(east, { body: grown, read: null, year: 2025 }), `=东河县大局 ${latest()}`, 'the year after')
    })

    await t.test('several of one year: the newest counts, what was removed does not, of what was erased the figures do', async (t) => {
      const body = await enter(east, '东河县财政局')
      const first = await kept(east, '东河县财政局', body)
      const firstName = latest()
      const second = await kept(east, '东河县财政局', body, { figures: 2 })
      t.equal(await held(east, { read: '东河县财政局' }), `=东河县财政局 ${latest()}`)
      await of(east).evaluations.remove(second)
      t.equal(await held(east, { read: '东河县财政局' }), `=东河县财政局 ${firstName}`)
      await eraseExpired(db, new Date(Date.now() + 86_400_000 * 3), 1)
      const { previous } = await of(east).lastReports.of({ read: '东河县财政局', year: 2024 })
      t.same([previous?.tables.applications, previous?.text, previous?.passages], [{ carriedForward: [1] }, '', undefined])
      await of(east).evaluations.remove(first)
      t.equal(await held(east, { read: '东河县财政局' }), 'none')
    })

    await t.test('by its name alone', async (t) => {
      await kept(west, '西山县民政局', null)
      await kept(west, '西山县民政局', null)
      t.equal(await held(west, { read: '西山县民政局' }), `~西山县民政局 ${latest()}`, 'two that say the same: the newest')
      t.equal(await held(west, { submitted: '西山县民政局', read: '民政局' }), `~西山县民政局 ${latest()}`, 'as it was submitted')
      t.equal(await held(west, { read: '西山县民政局', year: 2023 }), 'none', 'another year')
      t.equal(await held(west, { read: null }), 'none')
      await kept(west, '西山县民政局', null, { figures: 2 })
      t.match(await held(west, { read: '西山县民政局' }), /^none: .*they differ/)
      for (const figures of [null, null]) await kept(west, '西山县审计局', null, { figures })
      t.match(await held(west, { read: '西山县审计局' }), /^none: .*they differ/, 'two without a table to tell by')
      await kept(west, '鼓楼区司法局', null)
      await kept(west, '鼓楼区司法局', null, { province: '江苏省' })
      t.match(await held(west, { read: '鼓楼区司法局' }), /^none: .*they differ/, 'two provinces')
      t.equal((await of(west).lastReports.of({ read: '鼓楼区司法局', year: 2024 })).previous, undefined)
    })
    await close()
    await target.release()
  })
}
