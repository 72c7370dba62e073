// Batches as their organisation changes them while workers are at it: neither holds what the other waits for.
import pg from 'pg'
import t from 'tap'
import { localCaller } from '../../../src/access/roles.js'
import { packed } from '../../../src/model/packed.js'
import { aResult } from '../sample-result.js'
import { itemsOf, onPostgres, sendBatch, until } from '../../worker/on-postgres.js'
import type { BesideRow } from '../../../src/store/batches/work.js'

const { organisation } = localCaller
const documents = (many: number) => Array.from({ length: many }, (_, at) => ({ name: `${at}.txt`, bytes: new TextEncoder().encode(String(at)) }))

t.test('changed in the middle', async (t) => {
  const { tenant, url, release } = await onPostgres(t.testdir())
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`CREATE FUNCTION wait_here() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_advisory_xact_lock_shared(77); RETURN NULL; END $$`)
  const waiting = (many: number) => until(async () => (await admin.query('SELECT FROM pg_locks WHERE NOT granted')).rowCount === many)

  /** A document is settled, and held up before its batch is counted; what else is done meanwhile waits for it, or is done. */
  const meanwhile = async <T>(id: string, position: number, other: () => Promise<T>): Promise<{ kept: number; other: T }> => {
    await admin.query('CREATE TRIGGER wait_here AFTER INSERT ON evaluations FOR EACH STATEMENT EXECUTE FUNCTION wait_here()')
    await admin.query('SELECT pg_advisory_lock(77)')
    const kept = tenant.work.settle(id, [{ position, result: packed(aResult()) }], (result) => result)
    await waiting(1)
    const done = other()
    await waiting(2)
    await admin.query('SELECT pg_advisory_unlock(77)')
    const both = { kept: await kept, other: await done }
    await admin.query('DROP TRIGGER wait_here ON evaluations')
    return both
  }

  await t.test('cancelled while a document is settled: that one is done, the others are not', async (t) => {
    const { id } = await sendBatch(tenant, documents(3))
    await tenant.work.claim({ organisation, origin: null, batch: id, from: 0, to: 2 })
    const { kept, other } = await meanwhile(id, 1, () => tenant.batches.cancel(id))
    t.equal(kept, 1)
    t.match(other, { state: 'cancelled', done: 1, cancelled: 2, failed: 0 })
    t.same((await itemsOf(tenant, id)).map(({ state }) => state), ['cancelled', 'done', 'cancelled'])
  })

  await t.test('cancelled while its last document is settled: it is finished', async (t) => {
    const { id } = await sendBatch(tenant, documents(1))
    await tenant.work.claim({ organisation, origin: null, batch: id, from: 0, to: 0 })
    const { kept, other } = await meanwhile(id, 0, () => tenant.batches.cancel(id))
    t.equal(kept, 1)
    t.match(other, { state: 'finished', done: 1, cancelled: 0 })
  })

  await t.test('a set that is cancelled and taken up again while it is compared is judged by its new readings alone', async (t) => {
    const { id } = await sendBatch(tenant, documents(3), { options: { set: true } })
    const readAgain = async (...positions: number[]): Promise<void> => {
      await tenant.work.settle(id, positions.map((position) => ({ position, reading: aResult() })), (result) => result)
    }
    const compared = (): Map<number, BesideRow> => new Map([0, 1, 2].map((position) => [position, { previous: null, set: null }]))
    const stateOf = async () => [(await tenant.batches.get(id))!.phase, ...(await itemsOf(tenant, id)).map(({ state }) => state)]
    await readAgain(0, 1, 2)
    const { settled } = (await tenant.work.batch(id))!
    await tenant.batches.cancel(id)
    await tenant.batches.resume(id)
    await readAgain(0)
    await tenant.work.judgeSet(id, compared(), settled)
    t.same(await stateOf(), ['read', 'read', 'pending', 'pending'], 'not while some are to be read')
    t.equal(await tenant.work.settle(id, [{ position: 1, result: packed(aResult()) }], (result) => result), 0, 'what was judged before comes late')
    await readAgain(1, 2)
    await tenant.work.judgeSet(id, compared(), settled)
    t.same(await stateOf(), ['read', 'read', 'read', 'read'], 'nor by what was compared before')
    await tenant.work.judgeSet(id, compared(), (await tenant.work.batch(id))!.settled)
    t.same(await stateOf(), ['judge', 'pending', 'pending', 'pending'])
    t.equal(await tenant.work.settle(id, [{ position: 1, reading: aResult() }], (result) => result), 0, 'a reading comes late too')
    await tenant.work.settle(id, [0, 1, 2].map((position) => ({ position, result: packed(aResult()) })), (result) => result)
    t.match(await tenant.batches.get(id), { state: 'finished', done: 3, failed: 0 })
  })

  await admin.end()
  await release()
})
