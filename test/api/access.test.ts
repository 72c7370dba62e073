// Every route says who may use it, and is held to it before the body is read.
import t from 'tap'
import { aService, memoryStore } from './asked.js'
import { digestOfSecret, writeKey } from '../../src/access/key.js'
import { localOrganisation } from '../../src/model/caller.js'
import { scopesOf } from '../../src/access/roles.js'
import type { TestService } from './asked.js'
import type { HeldKey, KeyDesk } from '../../src/store/key-desk.js'
import type { Store } from '../../src/store/store.js'

const id = '01930a2e-7c40-7d3a-9b1e-5a2f60c4d811'
const key = writeKey(id, Buffer.alloc(32, 7))
const secret = key.slice(-43)

/** A store in memory that holds one key. */
function withKey(over: Partial<HeldKey> = {}, stamped: Date[] = []): Store {
  const held: HeldKey = {
    id, person: id, organisation: localOrganisation, name: 'office', role: 'office', scopes: [...scopesOf.office], digest: digestOfSecret(secret),
    requestsPerMinute: null,
    expiresAt: null, revokedAt: null, lastUsedAt: null, ...over,
  }
  const keys: KeyDesk = {
    find: (wanted) => Promise.resolve(wanted === id ? held : null),
    any: () => Promise.resolve(true),
    stamp: (_id, at) => {
      stamped.push(at)
      held.lastUsedAt = at
      return Promise.resolve()
    },
  }
  return { ...memoryStore(), system: { keys } as Store['system'] }
}

async function list(service: TestService, sent?: string, headers: Record<string, string> = {}): Promise<number> {
  const all = { ...headers, ...(sent !== undefined && { authorization: sent }) }
  return (await service.ask({ url: '/v1/evaluations', headers: all })).statusCode
}

t.test('every route states its need', async (t) => {
  const { app, close } = await aService()
  t.ok(app.needs.length > 15)
  t.same(app.needs.filter(({ need }) => need.scope === undefined && need.public === undefined).map(({ method, url }) => `${method} ${url}`), [])
  t.same(app.needs.filter(({ need }) => need.scope !== undefined && need.public !== undefined).map(({ method, url }) => `${method} ${url}`), [])
  await close()
})

t.test('keys', async (t) => {
  const past = new Date(Date.now() - 1)
  const other = writeKey(id, Buffer.alloc(32, 8))
  const cases: Array<[what: string, held: Partial<HeldKey>, sent: string | undefined, status: number]> = [
    ['a good one', {}, `Bearer ${key}`, 200],
    ['in any case', {}, `bearer ${key}`, 200],
    ['none', {}, undefined, 401],
    ['another secret', {}, `Bearer ${other}`, 401],
    ['another id', {}, `Bearer ${writeKey('01930a2e-7c40-7d3a-9b1e-5a2f60c4d812', Buffer.alloc(32, 7))}`, 401],
    ['no key at all', {}, 'Bearer x', 401],
    ['empty', {}, '', 401],
    ['another scheme', {}, `Basic ${key}`, 401],
    ['two in one', {}, `Bearer ${key} ${key}`, 401],
    ['expired', { expiresAt: past }, `Bearer ${key}`, 401],
    ['not yet expired', { expiresAt: new Date(Date.now() + 60_000) }, `Bearer ${key}`, 200],
    ['revoked', { revokedAt: past }, `Bearer ${key}`, 401],
    ['without the scope', { scopes: ['results:read'] }, `Bearer ${key}`, 403],
    ['with a scope that its role lost', { role: 'reader', scopes: ['keys:admin'] }, `Bearer ${key}`, 403],
  ]
  for (const [what, held, sent, status] of cases) {
    const service = await aService({ store: withKey(held) })
    t.equal(await list(service, sent), status, what)
    t.notOk(service.log.join('').includes(secret), 'not in the log')
    await service.close()
  }
})

t.test('one answer for every bad key, and it says what to send', async (t) => {
  const service = await aService({ store: withKey({ revokedAt: new Date() }) })
  const ask = (sent: string) => service.ask({ url: '/v1/evaluations', headers: { authorization: sent } })
  const [revoked, unknown] = await Promise.all([ask(`Bearer ${key}`), ask('Bearer mj_x')])
  const plain = (body: string): string => body.replace(/urn:uuid:[^"]*/, '')
  t.equal(plain(revoked.body), plain(unknown.body))
  t.equal(revoked.headers['www-authenticate'], 'Bearer')
  await service.close()
})

t.test('the last use is stamped once a minute', async (t) => {
  const stamped: Date[] = []
  const service = await aService({ store: withKey({}, stamped) })
  for (let asked = 0; asked < 3; asked += 1) t.equal(await list(service, `Bearer ${key}`), 200)
  t.equal(stamped.length, 1)
  stamped[0]!.setTime(stamped[0]!.getTime() - 61_000)
  t.equal(await list(service, `Bearer ${key}`), 200)
  t.equal(stamped.length, 2)
  await service.close()
})

t.test('without a key: on this machine, by its own name, and not from a page of elsewhere', async (t) => {
  const service = await aService()
  const cases: Array<[headers: Record<string, string>, status: number]> = [
    [{}, 200], [{ host: '127.0.0.1:8080' }, 200], [{ host: '[::1]:8080' }, 200], [{ host: 'localhost' }, 200],
    [{ host: 'evil.example' }, 401], [{ host: '127.0.0.1.evil.example' }, 401], [{ host: 'localhost.evil.example:8080' }, 401],
    [{ host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080', 'sec-fetch-site': 'same-origin' }, 200],
    [{ host: '127.0.0.1:8080', origin: 'http://evil.example' }, 401], [{ host: '127.0.0.1:8080', origin: 'null' }, 401],
    [{ 'x-forwarded-for': '192.0.2.7' }, 401], [{ via: '1.1 proxy' }, 401],
    [{ host: '127.0.0.1:8080', 'sec-fetch-site': 'cross-site' }, 401], [{ host: '127.0.0.1:8080', 'sec-fetch-site': 'same-site' }, 401],
  ]
  for (const [headers, status] of cases) t.equal(await list(service, undefined, headers), status, JSON.stringify(headers))
  t.equal(await list(service, `Bearer ${key}`), 401, 'a wrong key is wrong here too')
  await service.close()
})

t.test('for what a key is asked', async (t) => {
  const cases: Array<[over: Parameters<typeof aService>[0], headers: Record<string, string>, key: string]> = [
    [{}, {}, 'none'], [{}, { host: 'evil.example' }, 'kept'], [{}, { 'x-forwarded-for': '192.0.2.7' }, 'kept'],
    [{ settings: { publicCheck: false } }, {}, 'none'], [{ settings: { publicCheck: false } }, { via: '1.1 proxy' }, 'always'],
    [{ store: withKey() }, {}, 'kept'], [{ store: withKey(), settings: { publicCheck: false } }, {}, 'always'],
  ]
  for (const [over, headers, asked] of cases) {
    const service = await aService(over)
    t.same((await service.ask({ url: '/v1/access', headers })).json(), { key: asked }, JSON.stringify(headers))
    await service.close()
  }
})

t.test('the first key closes an open service at once', async (t) => {
  let exists = false
  const store = memoryStore()
  const keys = { ...store.system.keys, any: () => Promise.resolve(exists) }
  const service = await aService({ store: { ...store, system: { keys } as Store['system'] } })
  t.equal(await list(service), 200)
  exists = true
  t.equal(await list(service), 401)
  exists = false
  t.equal(await list(service), 401, 'and for good')
  await service.close()
})

t.test('a check that stores nothing needs no key, unless the service says so', async (t) => {
  const payload = { text: '报告' }
  const ask = (service: TestService, url: string, sent?: string) => service.ask({
    method: 'POST', url, payload, ...(sent !== undefined && { headers: { authorization: sent } }),
  }).then(({ statusCode }) => statusCode)
  const free = await aService({ store: withKey({ scopes: [] }) })
  const cases: Array<[url: string, status: number]> = [
    ['/v1/evaluations?store=false', 200], ['/v1/evaluations', 401], ['/v1/evaluations?store=true', 401], ['/v1/evaluations?store=False', 401],
    ['/v1/evaluations?store=false&store=true', 401], ['/v1/evaluations?store=false&previous=stored', 401],
    [`/v1/evaluations?store=false&previous=${id}`, 401], ['/v1/evaluations?draft=true', 401],
  ]
  for (const [url, status] of cases) t.equal(await ask(free, url), status, url)
  t.equal(await ask(free, '/v1/evaluations?store=false', 'Bearer x'), 401, 'a bad key is told, not passed over')
  t.equal(await ask(free, '/v1/evaluations?store=false', `Bearer ${key}`), 200, 'a key needs no scope for it')
  t.equal(await ask(free, '/v1/evaluations', `Bearer ${key}`), 403)
  await free.close()
  const closed = await aService({ store: withKey({ scopes: [] }), settings: { publicCheck: false } })
  t.equal(await ask(closed, '/v1/evaluations?store=false'), 401)
  t.equal(await ask(closed, '/v1/evaluations?store=false', `Bearer ${key}`), 200)
  t.equal((await closed.ask({ method: 'POST', url: '/v1/deadlines', payload: { received: '2022-01-20' } })).statusCode, 401)
  t.equal((await closed.ask({ url: '/v1/overlays' })).statusCode, 200, 'what is read by everybody stays so')
  await closed.close()
})

t.test('requests are counted by key, and without one by address', async (t) => {
  const service = await aService({ store: withKey({ requestsPerMinute: 3 }), settings: { requestsPerMinute: 2 } })
  const seen: number[] = []
  for (let asked = 0; asked < 4; asked += 1) seen.push(await list(service, `Bearer ${key}`))
  t.same(seen, [200, 200, 200, 429], 'its own limit')
  t.same([await list(service), await list(service), await list(service)], [401, 401, 429], 'refusals are counted')
  t.same([await list(service, 'Bearer x')], [429], 'and so are wrong keys')
  await service.close()
})
