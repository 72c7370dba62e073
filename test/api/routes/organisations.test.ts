// Organisations over HTTP: each sees its own place downwards, adds below it, and learns nothing of what is above.
import t from 'tap'
import { limits } from '../../../src/model/limits.js'
import { aSeason } from '../on-postgres.js'
import type { Place } from '../on-postgres.js'
import type { Organisation } from '../../../src/store/organisations.js'

/** Of the whole file, so that it outlives the teardown of the test. */
const folder = t.testdir()

t.test('organisations', async (t) => {
  const { ask, key, organisations, store, caller, close } = await aSeason(folder)
  t.teardown(close)
  const keys = Object.fromEntries(await Promise.all((Object.keys(organisations) as Place[]).map(async (place) => [place, await key(place)])))
  const add = (by: string, over: object) =>
    ask(by, { method: 'POST', url: '/v1/organisations', payload: { name: '石桥镇', kind: 'agency', ...over } })

  await t.test('who one is', async (t) => {
    t.match((await ask(keys['county']!, { url: '/v1/whoami' })).json(), {
      organisation: { id: organisations.county, parent: null, name: 'county', kind: 'county' },
      role: 'office', open: false, key: { name: 'county office' },
    })
    t.match((await ask(await key('city', 'reader', ['results:read']), { url: '/v1/whoami' })).json(), { role: 'reader', scopes: ['results:read'] })
    t.equal((await ask(null, { url: '/v1/whoami' })).statusCode, 401)
  })

  await t.test('what each sees', async (t) => {
    const cases: Array<[who: Place, sees: Place[]]> = [
      ['local', ['local', 'province', 'city', 'county', 'sibling', 'other']], ['province', ['province', 'city', 'county', 'sibling']],
      ['city', ['city', 'county', 'sibling']], ['county', ['county']], ['other', ['other']],
    ]
    for (const [who, sees] of cases) {
      const { items } = (await ask(keys[who]!, { url: '/v1/organisations' })).json<{ items: Organisation[] }>()
      t.same(items.map(({ id }) => id).sort(), sees.map((place) => organisations[place]).sort(), who)
      t.equal(items.find(({ id }) => id === organisations[who])?.parent, null, 'nothing of what is above')
      for (const place of Object.keys(organisations) as Place[]) {
        const { statusCode } = await ask(keys[who]!, { url: `/v1/organisations/${organisations[place]}` })
        t.equal(statusCode, sees.includes(place) ? 200 : 404, `${who} asks for ${place}`)
      }
    }
  })

  await t.test('what is added stands below', async (t) => {
    const made = (await add(keys['city']!, { parent: organisations.county })).json<Organisation>()
    t.match(made, { parent: organisations.county, name: '石桥镇', kind: 'agency' })
    for (const [who, status] of Object.entries({ province: 200, city: 200, county: 200, sibling: 404, other: 404 })) {
      t.equal((await ask(keys[who]!, { url: `/v1/organisations/${made.id}` })).statusCode, status, who)
    }
    t.equal((await add(keys['city']!, {})).json<Organisation>().parent, organisations.city, 'below its own where none is named')
    const trail = await store.as(caller('city')).audit.list({ limit: 5 })
    t.match(trail, [{ action: 'organisation.created' }, { action: 'organisation.created', subject: made.id }])
  })

  await t.test('renamed, moved and taken away', async (t) => {
    const made = (await add(keys['city']!, { parent: organisations.county })).json<Organisation>()
    const change = (by: Place, payload: object, id = made.id) =>
      ask(keys[by]!, { method: 'PATCH', url: `/v1/organisations/${id}`, payload })
    const cases: Array<[by: Place, payload: object, status: number, id?: string]> = [
      ['city', { name: '石桥街道' }, 200], ['county', { kind: 'county' }, 200], ['city', { parent: organisations.sibling }, 200],
      ['county', { name: 'no longer its own' }, 404], ['sibling', { parent: organisations.county }, 404], ['sibling', {}, 400],
      ['sibling', { parent: organisations.sibling }, 200], ['sibling', { kind: 'root' }, 400],
      ['sibling', { parent: organisations.city }, 409, organisations.sibling],
    ]
    for (const [by, payload, status, id] of cases) t.equal((await change(by, payload, id)).statusCode, status, `${by} ${JSON.stringify(payload)}`)
    t.match((await change('city', { name: '石桥街道' })).json(), { id: made.id, parent: organisations.sibling, kind: 'county', name: '石桥街道' })
    const remove = (by: Place, id = made.id) => ask(keys[by]!, { method: 'DELETE', url: `/v1/organisations/${id}` })
    t.equal((await remove('county')).statusCode, 404)
    t.equal((await remove('city', organisations.county)).statusCode, 409, 'it has keys')
    t.equal((await remove('city')).statusCode, 204)
    t.equal((await ask(keys['sibling']!, { url: `/v1/organisations/${made.id}` })).statusCode, 404)
  })

  await t.test('refused', async (t) => {
    t.equal((await add(keys['county']!, { parent: organisations.city })).statusCode, 404, 'above')
    t.equal((await add(keys['county']!, { parent: organisations.sibling })).statusCode, 404, 'beside')
    t.equal((await add(keys['county']!, { kind: 'root' })).statusCode, 400)
    t.equal((await add(await key('county', 'reader'), {})).statusCode, 403)
  })

  await t.test('no deeper than the limit', async (t) => {
    let parent = organisations.other
    for (let depth = 0; depth < limits.organisationDepth; depth += 1) parent = (await add(keys['other']!, { parent })).json<Organisation>().id
    t.equal((await add(keys['other']!, { parent })).statusCode, 400)
  })
})
