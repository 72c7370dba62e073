// Work under a key, cut off wherever it can be, on a real database: by a kill, by a failure after it, by a repeat that came to have the key.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'kysely'
import t from 'tap'
import { Fault } from '../../src/model/fault.js'
import { openDatabase } from '../../src/store/database.js'
import { aService } from '../api/asked.js'
import { holdsNoMore } from '../api/dying.js'
import { onPostgres } from '../worker/on-postgres.js'
import { aResult } from './sample-result.js'
import type { Readable } from 'node:stream'
import type { AppOptions } from '../../src/api/app.js'
import type { Store } from '../../src/store/store.js'

const folder = t.testdir()

t.test('work under a key', async (t) => {
  t.setTimeout(290_000)
  const { store, url, release } = await onPostgres(folder)
  const { db, close } = await openDatabase({ databaseUrl: url, dataFolder: 'unused' })
  t.teardown(async () => {
    await close()
    await release()
  })
  const many = async (table: string): Promise<number> =>
    (await sql<{ many: number }>`SELECT count(*)::int AS many FROM ${sql.table(table)}`.execute(db)).rows[0]!.many
  const asking = async (over: Partial<AppOptions> = {}) => {
    const service = await aService({ store, ...over })
    t.teardown(service.close)
    return (key: string, payload: object = { text: '报告' }, at = '/v1/evaluations') =>
      service.ask({ method: 'POST', url: at, headers: { 'idempotency-key': key }, payload })
  }
  const post = await asking()

  await t.test('a process killed between the work and its answer', async (t) => {
    const child = spawn(process.execPath, ['dist/test/api/dying-service.js'], {
      env: { ...process.env, DATABASE_URL: url }, stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [address] = await once((child.stdout as Readable).setEncoding('utf8'), 'data') as [string]
    const before = await many('evaluations')
    const sent = fetch(`${address.trim()}/v1/evaluations`, {
      method: 'POST', headers: { 'idempotency-key': 'killed', 'content-type': 'application/json' }, body: JSON.stringify({ text: '报告' }),
    })
    const [[, signal]] = await Promise.all([once(child, 'exit') as Promise<[unknown, string]>, t.rejects(sent)])
    t.equal(signal, 'SIGKILL')
    t.equal(await many('evaluations') - before, 1, 'its work was done')
    await holdsNoMore(db, 'killed')
    const again = await post('killed')
    t.equal(again.statusCode, 303)
    t.equal(await many('evaluations') - before, 1)
    t.equal((await post('killed', { text: '另一份' })).statusCode, 422, 'what it said is known too')
  })

  await t.test('a failure after the work: what is done stays done', async (t) => {
    const failing = await asking({ store: failingAfter(store) })
    const before = await many('evaluations')
    t.equal((await failing('failed')).statusCode, 503)
    t.equal((await post('failed')).statusCode, 303, 'at once: nobody has the key')
    t.equal(await many('evaluations') - before, 1)
  })

  await t.test('work so slow that a repeat has the key: one of the two is kept', async (t) => {
    let go = (): void => undefined
    const begun = new Promise<void>((told) => {
      void asking({ evaluate: () => new Promise((resolve) => { go = () => { resolve(aResult()) }; told() }) }).then((slow) => {
        first = slow('slow')
        return first
      })
    })
    let first: ReturnType<typeof post> | undefined
    await begun
    await holdsNoMore(db, 'slow')
    const before = await many('evaluations')
    t.equal((await post('slow')).statusCode, 201)
    go()
    const late = await first!
    t.match([late.statusCode, late.json<{ type: string }>().type], [409, 'urn:mingjian:problem:idempotency-under-way'])
    t.equal(await many('evaluations') - before, 1)
    t.equal((await post('slow')).statusCode, 201, 'and the answer kept is that of the one that worked')
  })

  await t.test('what keeps nothing takes no key and leaves no answer', async (t) => {
    const before = await many('idempotency_keys')
    const cases: Array<[at: string, payload: object, status: number]> = [
      ['/v1/evaluations?store=false', { text: '报告' }, 200], ['/v1/evaluations', { text: '报告', metadata: { draft: true } }, 200],
      ['/v1/exports/json', { text: '报告' }, 200],
    ]
    for (const [at, payload, status] of cases) {
      for (const time of ['once', 'twice']) {
        const answer = await post('kept-nowhere', payload, at)
        t.same([answer.statusCode, answer.headers['idempotency-replayed']], [status, undefined], `${at}, ${time}`)
      }
    }
    t.equal(await many('idempotency_keys'), before)
  })

  await t.test('a request that only looked leaves no mark', async (t) => {
    t.equal((await post('looked', { step: 'close', by: '李明' }, '/v1/problem-lists/01930a2e-7c40-7d3a-9b1e-00000000ffff/items/1')).statusCode, 404)
    t.equal((await sql<{ worked: boolean }>`SELECT worked FROM idempotency_keys WHERE key = 'looked'`.execute(db)).rows[0]!.worked, false)
  })
})

/** A store that is lost as soon as it has kept an evaluation. */
function failingAfter(store: Store): Store {
  return {
    ...store,
    as: (caller) => {
      const kept = store.as(caller)
      const keep: typeof kept.verdicts.keep = async (...given) => {
        await kept.verdicts.keep(...given)
        throw new Fault('store-unavailable', { zh: '断', en: 'gone' })
      }
      return { ...kept, verdicts: { ...kept.verdicts, keep } }
    },
  }
}
