// Every address of the API from every wrong place, on a real database: taken from the description, so that a new one is tried by itself.
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import t from 'tap'
import { readKey, secretBytes, writeKey } from '../src/access/key.js'
import { describeApi } from '../src/api/description.js'
import { scopes } from '../src/model/caller.js'
import { loadRulebook } from '../src/rulebook/load.js'
import { openDatabase } from '../src/store/database.js'
import { newKeyId } from '../src/store/keys.js'
import { aSeason } from './api/on-postgres.js'
import { keyOptional, nobodys, publicAddresses, things } from './api/things.js'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { Place, Season } from './api/on-postgres.js'
import type { Scope } from '../src/model/caller.js'

interface Operation {
  method: string
  path: string
  name: string
  scope: string | undefined
  /** Answers without a key too. */ optional: boolean
  /** Asks for none at all. */ open: boolean
  ids: string[]
  paged: boolean
}
interface Described { security?: Array<{ key?: string[] }>; parameters?: Array<{ name: string }> }
const operations: Operation[] = []
const { paths } = JSON.parse(await describeApi()) as { paths: Record<string, Record<string, Described>> }
for (const [path, methods] of Object.entries(paths)) {
  for (const [method, { security, parameters = [] }] of Object.entries(methods)) {
    const ids = [...path.matchAll(/\{(\w+)\}/g)].map(([, id]) => id!)
    const scope = security?.flatMap(({ key = [] }) => key)[0]
    const optional = security?.some(({ key }) => key === undefined) ?? false
    const paged = parameters.some(({ name }) => name === 'limit')
    operations.push({ method, path, name: `${method} ${path}`, scope, optional, open: security === undefined, ids, paged })
  }
}
const kept = operations.filter(({ open }) => !open)
const scoped = kept.filter(({ optional }) => !optional)
const filled = (path: string, params: Record<string, string>): string => path.replace(/\{(\w+)\}/g, (_, id: string) => params[id]!)
const nowhere = '01930a2e-7c40-7d3a-9b1e-00000000ffff'
const anything = (path: string): string => filled(path, { id: nowhere, body: nowhere, year: '2024', format: 'csv', n: '1' })

const folder = t.testdir()
const rulebook = loadRulebook()

t.test('what needs no key is what was meant to need none', (t) => {
  t.same(operations.filter(({ open }) => open).map(({ name }) => name).sort(), publicAddresses)
  t.same(kept.filter(({ optional }) => optional).map(({ name }) => name).sort(), keyOptional)
  t.ok(scoped.length > 20)
  t.end()
})

t.test('every address with an id in it has a thing to be tried with', (t) => {
  const addresses = new Set(scoped.filter(({ ids }) => ids.length).map(({ path }) => path))
  t.same([...addresses].filter((path) => !(path in things) && !nobodys.includes(path)), [], 'make one in test/api/things.ts')
  t.same([...Object.keys(things), ...nobodys].filter((path) => !addresses.has(path)), [], 'and none is of the past')
  t.end()
})

t.test('wrong places', async (t) => {
  const season = await aSeason(folder, { rulebook })
  t.teardown(season.close)
  const { ask, key } = season

  await t.test('keys that are none', async (t) => {
    const tried: string[] = []
    for (const [what, bad] of Object.entries(await badKeys(season))) {
      tried.push(bad)
      for (const { method, path, name } of kept) {
        const answer = await ask(bad, { method: method.toUpperCase() as 'GET', url: anything(path) })
        if (answer.statusCode !== 401) t.equal(answer.statusCode, 401, `${name} with a key that is ${what}`)
        if (bad.length >= 43 && answer.body.includes(bad.slice(-43))) t.fail(`${name} says the secret`)
      }
      t.pass(`${what}: ${kept.length} addresses`)
    }
    for (const { method, path, name } of scoped) {
      t.equal((await ask(null, { method: method.toUpperCase() as 'GET', url: anything(path) })).statusCode, 401, `${name} without a key`)
    }
    const log = season.service.log.join('')
    for (const bad of tried.filter(({ length }) => length >= 43)) t.notOk(log.includes(bad.slice(-43)), 'no secret in the log')
  })

  await t.test('a key with every scope but the one', async (t) => {
    for (const { method, path, name, scope } of kept.filter((each) => each.scope !== undefined)) {
      const lacking = await key('county', 'office', scopes.filter((each) => each !== scope))
      t.equal((await ask(lacking, { method: method.toUpperCase() as 'GET', url: anything(path) })).statusCode, 403, name)
      t.ok(scopes.includes(scope as Scope))
    }
  })

  const offices = {} as Record<Place, string>
  for (const place of ['local', 'province', 'city', 'county', 'sibling', 'other'] as const) offices[place] = await key(place)

  for (const operation of scoped.filter(({ path }) => path in things)) {
    await t.test(operation.name, async (t) => {
      const unknown = await request(operation, Object.fromEntries(operation.ids.map((id) => [id, anything(`{${id}}`)])))
      const plain = ({ body }: LightMyRequestResponse, params: Record<string, string>): string =>
        Object.values(params).filter(({ length }) => length === nowhere.length).reduce((text, id) => text.replaceAll(id, nowhere), body).replace(/urn:uuid:[^"]*/, '')
      const absent = await ask(offices.county, unknown)
      t.equal(absent.statusCode, 404, 'one that never was')
      for (const [owner, strangers] of [['county', ['sibling', 'other']], ['city', ['county', 'other']], ['local', ['province']]] as const) {
        const params = await things[operation.path]!.make(season, owner)
        for (const stranger of strangers) {
          const answer = await ask(offices[stranger], request(operation, params))
          t.equal(answer.statusCode, 404, `${stranger} asks for what is ${owner}'s: ${answer.body}`)
          t.equal(plain(answer, params), plain(absent, {}), 'as if it never was')
        }
      }
      for (const reader of ['county', 'city', 'province', 'local'] as const) {
        const answer = await ask(offices[reader], request(operation, await things[operation.path]!.make(season, 'county')))
        t.ok(answer.statusCode < 300 || answer.statusCode === 409, `${reader} reaches what is the county's: ${answer.statusCode} ${answer.body}`)
      }
    })
  }

  await t.test('no list shows what is another\'s', async (t) => {
    const made: string[] = []
    for (const thing of Object.values(things)) made.push(...Object.values(await thing.make(season, 'county')).filter((id) => id.length === 36))
    const lists = scoped.filter(({ method, path }) => method === 'get' && !(path in things))
    t.ok(lists.length >= 5 && made.length >= 5)
    const seen: string[] = []
    for (const { path, name, paged } of lists) {
      const url = `${anything(path)}${paged ? '?limit=100' : ''}`
      for (const stranger of ['sibling', 'other'] as const) {
        const { body } = await ask(offices[stranger], { url })
        t.same(made.filter((id) => body.includes(id)), [], `${name} as ${stranger}`)
      }
      seen.push((await ask(offices.county, { url })).body)
    }
    t.same(made.filter((id) => !seen.join('').includes(id)), [], 'and each is in a list of its own')
  })

  await t.test('ids of others inside a body or a query', async (t) => {
    const evaluation = (await things['/v1/evaluations/{id}']!.make(season, 'sibling'))['id']!
    const body = (await things['/v1/bodies/{id}']!.make(season, 'sibling'))['id']!
    const { sibling } = season.organisations
    const post = (url: string, payload: object): InjectOptions => ({ method: 'POST', url, payload })
    const aBody = { name: '青溪县档案局', kind: 'department' }
    const cases: Array<[what: string, wrong: (id: string) => InjectOptions, id: string]> = [
      ['last year\'s report', (id) => post('/v1/evaluations', { text: '报告', metadata: { previous: id } }), evaluation],
      ['a key for another', (id) => post('/v1/keys', { name: 'x', role: 'reader', organisation: id }), sibling],
      ['an organisation below another', (id) => post('/v1/organisations', { name: 'x', kind: 'agency', parent: id }), sibling],
      ['a body below another\'s', (id) => post('/v1/bodies', { ...aBody, parent: id }), body],
      ['a body merged into another\'s', (id) => post('/v1/bodies', { ...aBody, merged: { into: id, on: '2020-01-01' } }), body],
      ['a body given to another', (id) => post(`/v1/bodies?organisation=${id}`, aBody), sibling],
      ['keys of another', (id) => ({ url: `/v1/keys?organisation=${id}` }), sibling],
    ]
    for (const [what, wrong, id] of cases) {
      const [foreign, absent] = [await ask(offices.county, wrong(id)), await ask(offices.county, wrong(nowhere))]
      t.equal(foreign.statusCode, absent.statusCode, `${what}: ${foreign.body} ${absent.body}`)
      t.ok(foreign.statusCode >= 400 || foreign.json<{ items?: unknown[] }>().items?.length === 0, what)
    }
  })
})

function request({ method, path }: Operation, params: Record<string, string>): InjectOptions {
  const { bodies, queries } = things[path]!
  const payload = bodies?.[method]
  return { method: method.toUpperCase() as 'GET', url: filled(path + (queries?.[method] ?? ''), params), ...(payload && { payload }) }
}

async function badKeys({ key, store, caller, url }: Season): Promise<Record<string, string>> {
  const [expired, revoked, rotated, good] = [await key('county'), await key('county'), await key('county'), await key('county')]
  const { keys } = store.as(caller('county'))
  await keys.revoke(readKey(revoked)!.id)
  const now = new Date()
  await keys.rotate(readKey(rotated)!.id, newKeyId(), {
    digest: '0'.repeat(64), expiresAt: new Date(now.getTime() + 60_000), oldUntil: now, allowed: () => undefined,
  })
  const { db, close } = await openDatabase({ databaseUrl: url, dataFolder: 'unused' })
  await sql`UPDATE keys SET expires_at = now() - interval '1 second' WHERE id = ${readKey(expired)!.id}`.execute(db)
  await close()
  return {
    expired, revoked, rotated, 'of another secret': writeKey(readKey(good)!.id, randomBytes(secretBytes)),
    unknown: writeKey(newKeyId(), randomBytes(secretBytes)), 'no key': 'x', 'the secret alone': readKey(good)!.secret,
  }
}
