// Coverage on a real database: who is in, late, missing or not asked; and the one word that only a person may say.
import t from 'tap'
import { aResult } from '../../store/sample-result.js'
import { aSeason } from '../season-service.js'

interface Item { body: { name: string }; state: string; expected: string; daysLate: number | null; absence: object | null }

const folder = t.testdir()
const unasked = (): never => { throw new Error('nothing was decided') }

t.test('coverage', async (t) => {
  t.setTimeout(290_000)
  const season = await aSeason(folder)
  const { as, store, caller } = season
  t.teardown(() => season.close())
  const enter = async (name: string, over: object = {}): Promise<string> =>
    (await as('office', 'POST', '/v1/bodies', { name, kind: 'department', ...over })).json<{ id: string }>().id
  const county = await enter('清溪县人民政府', { kind: 'government' })
  const inTime = await enter('清溪县教育局', { parent: county })
  const late = await enter('清溪县水利局', { parent: county })
  const missing = await enter('清溪县民政局', { parent: county })
  await enter('清溪县新局', { parent: county, founded: '2025-02-01' })
  await enter('清溪县并局', { parent: county, merged: { into: inTime, on: '2024-06-01' } })
  await enter('城关镇人民政府', { kind: 'township' })
  const report = (publishedOn: string) => aResult({ report: { ...aResult().report, publishedOn } })
  const tenant = store.as(caller('office'))
  for (const [body, day] of [[inTime, '2025-01-20'], [inTime, '2025-06-20'], [late, '2025-02-20']] as const) {
    const { id } = await tenant.evaluations.save(report(day))
    t.equal(await tenant.bodies.attach(id, body, unasked), true)
  }
  const see = async (query = '') => (await as('reader', 'GET', `/v1/seasons/2024/coverage?on=2025-03-01${query}`)).json<{
    items: Item[]; next: string | null; all: object; byParent: unknown[]
  }>()

  await t.test('states and counts', async (t) => {
    const { items, all, byParent } = await see()
    t.same(Object.fromEntries(items.map(({ body, state }) => [body.name, state])), {
      清溪县人民政府: 'awaited', 清溪县教育局: 'received', 清溪县水利局: 'late', 清溪县民政局: 'missing', 清溪县新局: 'not-expected',
      清溪县并局: 'not-expected',
      城关镇人民政府: 'review',
    })
    t.same(all, { bodies: 7, received: 1, late: 1, awaited: 1, missing: 1, 'not-expected': 2, review: 1 })
    t.equal(byParent.length, 2)
    t.match(byParent, [{ parent: null, name: null }, { parent: String, name: String }])
    const basis = [{ instrument: 'cn-regulation-2019', article: '49' }]
    t.match(items.find(({ state }) => state === 'late'), { daysLate: 20, dueOn: '2025-01-31', basis })
    t.same((await see('&state=missing')).items.map(({ body }) => body.name), ['清溪县民政局'])
    t.equal((await see('&kind=township')).items.length, 1)
    const first = await see('&limit=3')
    t.same([...first.items, ...(await see(`&limit=5&cursor=${first.next}`)).items], items, 'in pages')
    t.match((await as('stranger', 'GET', '/v1/seasons/2024/coverage')).json(), { all: { bodies: 0 }, items: [] }, 'another tree has its own')
  })

  await t.test('a report attached to a body of another tree, or to none', async (t) => {
    const { id } = await tenant.evaluations.save(report('2025-01-20'))
    await t.rejects(store.as(caller('stranger')).bodies.attach(id, null, unasked).then((done) => { if (!done) throw new Error('unseen') }), /unseen/)
    const theirs = (await as('stranger', 'POST', '/v1/bodies', { name: '别处县', kind: 'government' })).json<{ id: string }>().id
    await t.rejects(tenant.bodies.attach(id, theirs, unasked), { code: 'not-found' })
    t.equal(await tenant.bodies.attach(id, null, unasked), true)
  })

  await t.test('not published: by an office, of a body that is missing, once, and taken back on the record', async (t) => {
    const say = (who: 'office' | 'evaluator' | 'stranger' | 'reader', body: string) =>
      as(who, 'PUT', `/v1/seasons/2024/absences/${body}`, { reason: '网站和来函均无', reader: '甲' })
    const back = () => as('office', 'DELETE', `/v1/seasons/2024/absences/${missing}?reason=${encodeURIComponent('后来找到')}`)
    const cases: Array<[what: string, status: number, ask: () => ReturnType<typeof say>]> = [
      ['by who may not write', 403, () => say('reader', missing)], ['by an evaluator', 403, () => say('evaluator', missing)],
      ['from another tree', 404, () => say('stranger', missing)], ['of one that reported', 409, () => say('office', inTime)],
      ['taken back before it was said', 404, back], ['said', 200, () => say('office', missing)], ['said twice', 409, () => say('office', missing)],
      ['taken back', 200, back], ['taken back twice', 404, back], ['said again', 200, () => say('office', missing)],
    ]
    for (const [what, status, ask] of cases) t.equal((await ask()).statusCode, status, what)
    t.match((await see('&state=missing')).items[0], { absence: { reason: '网站和来函均无', reader: '甲', withdrawnAt: null } })
    const trail = await season.db.selectFrom('audit').select('action').where('subject', '=', missing).orderBy('number').execute()
    t.same(trail.map(({ action }) => action), ['body.entered', 'absence.confirmed', 'absence.withdrawn', 'absence.confirmed'])
  })
})
