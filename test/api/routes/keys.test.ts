// Keys over HTTP on a real database: made and shown once, rotated with an overlap, revoked, never more than who made them.
import pg from 'pg'
import t from 'tap'
import { limits } from '../../../src/model/limits.js'
import { aSeason } from '../on-postgres.js'
import type { InjectOptions } from 'fastify'
import type { KeyRecord } from '../../../src/store/keys.js'

interface Made { key: KeyRecord; old: KeyRecord; secret: string }
const post = (url: string, payload: object): InjectOptions => ({ method: 'POST', url, payload })
const aKey = (over: object = {}): InjectOptions => post('/v1/keys', { name: '青溪县办', role: 'reader', ...over })

/** Of the whole file, so that it outlives the teardown of the test. */
const folder = t.testdir()

t.test('keys', async (t) => {
  const { ask, key, organisations, service, url, close } = await aSeason(folder)
  t.teardown(close)
  const province = await key('province')
  const secrets: string[] = []
  const made = async (options: InjectOptions, by = province): Promise<Made> => {
    const answer = await ask(by, options)
    t.equal(answer.statusCode, 201, answer.body)
    secrets.push(answer.json<Made>().secret.slice(-43))
    return answer.json<Made>()
  }
  const works = async (secret: string): Promise<boolean> => (await ask(secret, { url: '/v1/whoami' })).statusCode === 200

  await t.test('made, used, and never shown again', async (t) => {
    const { key: record, secret } = await made(aKey({ organisation: organisations.county }))
    t.match(record, { organisation: organisations.county, role: 'reader', revokedAt: null, lastUsedAt: null, replacedBy: null })
    t.ok(await works(secret))
    const read = await ask(province, { url: `/v1/keys/${record.id}` })
    t.ok(read.json<KeyRecord>().lastUsedAt, 'its use is stamped')
    for (const { body } of [read, await ask(province, { url: '/v1/keys?limit=100' })]) {
      t.ok(body.includes(record.id))
      t.notOk(body.includes(secret) || body.includes('digest'))
    }
  })

  await t.test('wishes', async (t) => {
    const narrow = await key('province', 'office', ['keys:admin', 'results:read'])
    const cases: Array<[what: string, by: string, wish: object, status: number]> = [
      ['its own organisation', province, {}, 201],
      ['fewer scopes', province, { role: 'office', scopes: ['results:read'] }, 201],
      ['scopes that the role may not have', province, { scopes: ['keys:admin'] }, 403],
      ['scopes that the maker has not', narrow, { role: 'office', scopes: ['rulesets:write'] }, 403],
      ['all of the role that the maker has', narrow, { role: 'office' }, 201],
      ['an organisation of another tree', province, { organisation: organisations.other }, 404],
      ['the organisation above', await key('county'), { organisation: organisations.city }, 404],
      ['an organisation of nobody', province, { organisation: '01930a2e-7c40-7d3a-9b1e-00000000ffff' }, 404],
      ['a role that is none', province, { role: 'king' }, 400], ['a scope that is none', province, { scopes: ['all'] }, 400],
      ['no name', province, { name: '' }, 400], ['more than asked', province, { digest: 'x' }, 400],
      ['for no day', province, { validDays: 0 }, 400], ['for the longest time', province, { validDays: limits.keyDaysMost }, 201],
      ['for ever', province, { validDays: limits.keyDaysMost + 1 }, 400], ['no request a minute', province, { requestsPerMinute: 0 }, 400],
    ]
    for (const [what, by, wish, status] of cases) t.equal((await ask(by, aKey(wish))).statusCode, status, what)
    t.equal((await ask(await key('province', 'evaluator'), aKey())).statusCode, 403, 'an evaluator makes none')
  })

  await t.test('rotated: both hold for a while, then one', async (t) => {
    const first = await made(aKey())
    const rotated = await made(post(`/v1/keys/${first.key.id}/rotations`, { overlapHours: 1 }))
    t.ok(await works(first.secret) && await works(rotated.secret))
    t.match(rotated, { key: { role: 'reader', name: first.key.name }, old: { id: first.key.id, replacedBy: rotated.key.id } })
    t.ok(Math.abs(Date.parse(rotated.old.expiresAt!) - Date.now() - 3_600_000) < 60_000)
    t.equal((await ask(province, post(`/v1/keys/${first.key.id}/rotations`, {}))).statusCode, 409, 'once')
    const again = await made(post(`/v1/keys/${rotated.key.id}/rotations`, { overlapHours: 0 }))
    t.notOk(await works(rotated.secret), 'at once')
    t.ok(await works(again.secret))
    t.equal((await ask(province, post(`/v1/keys/${again.key.id}/rotations`, { overlapHours: limits.overlapHoursMost + 1 }))).statusCode, 400)
    const many = await Promise.all([1, 2, 3].map(() => ask(province, post(`/v1/keys/${again.key.id}/rotations`, {}))))
    t.same(many.map(({ statusCode }) => statusCode).sort(), [201, 409, 409], 'three at once rotate it once')
  })

  await t.test('whoever rotates a key gets no more than he has', async (t) => {
    const narrow = await key('province', 'office', ['keys:admin'])
    const { key: strong } = await made(aKey({ role: 'office' }))
    t.equal((await ask(narrow, post(`/v1/keys/${strong.id}/rotations`, {}))).statusCode, 403)
  })

  await t.test('revoked: not valid from the next request on, and stays on record', async (t) => {
    const { key: record, secret } = await made(aKey())
    t.ok(await works(secret))
    for (const time of ['first', 'second']) t.equal((await ask(province, { method: 'DELETE', url: `/v1/keys/${record.id}` })).statusCode, 204, time)
    t.notOk(await works(secret))
    t.ok((await ask(province, { url: `/v1/keys/${record.id}` })).json<KeyRecord>().revokedAt)
    t.equal((await ask(province, post(`/v1/keys/${record.id}/rotations`, {}))).statusCode, 409)
  })

  await t.test('listed newest first, each once', async (t) => {
    const seen: string[] = []
    let cursor = ''
    do {
      const page: { items: KeyRecord[]; next: string | null } = (await ask(province, { url: `/v1/keys?limit=4${cursor}` })).json()
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next === null ? '' : `&cursor=${page.next}`
    } while (cursor)
    t.same(seen, [...new Set(seen)].sort().reverse())
    const of = await ask(province, { url: `/v1/keys?organisation=${organisations.county}&limit=100` })
    t.ok(of.json<{ items: KeyRecord[] }>().items.every(({ organisation }) => organisation === organisations.county))
    t.equal((await ask(province, { url: '/v1/keys?cursor=x' })).statusCode, 400)
  })

  await t.test('the secret is in no table, no log and no error', async (t) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows: tables } = await client.query<{ name: string }>(`SELECT relname AS name FROM pg_class WHERE relkind = 'r'
      AND relnamespace = current_schema()::regnamespace`)
    const text: string[] = [service.log.join('')]
    for (const { name } of tables) text.push(JSON.stringify((await client.query(`SELECT t::text FROM "${name}" t`)).rows))
    await client.end()
    t.ok(tables.length > 5 && secrets.length > 5 && text.join('').includes('key.rotated'))
    for (const secret of secrets) t.notOk(text.join('').includes(secret))
  })
})
