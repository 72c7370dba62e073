// Batches worked on over real PostgreSQL: each document once, what is poisoned set aside, sets held against each other, nothing lost in an outage.
import pg from 'pg'
import t from 'tap'
import { drawnReports } from '../labelled/season.js'
import { aResult } from '../store/sample-result.js'
import { aPool, aWorker, itemsOf, onPostgres, over, sendBatch, until } from './on-postgres.js'
import type { Submission } from '../../src/model/source.js'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

t.test('batches', async (t) => {
  const { url, store, tenant, release } = await onPostgres(t.testdir())
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const count = async (): Promise<number> => Number((await admin.query<{ many: string }>('SELECT count(*) AS many FROM evaluations')).rows[0]!.many)

  await t.test('every document ends with one evaluation, in the order it was sent; what is poisoned stands aside', async (t) => {
    const pool = await aPool()
    const worker = await aWorker(store, pool.evaluate)
    const poisoned: Array<[Submission, string]> = [
      [{ name: 'nothing.txt', bytes: bytes('') }, 'empty-file'],
      [{ name: 'picture.png', bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]) }, 'not-text'],
      [{ name: 'cut.docx', bytes: Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9, 9]) }, 'damaged-file'],
    ]
    const sound = drawnReports(40)
    const before = await count()
    const { id } = await sendBatch(tenant, [...sound.slice(0, 20), ...poisoned.map(([each]) => each), ...sound.slice(20)])
    const batch = await over(tenant, id)
    t.match(batch, { state: 'finished', documents: 43, done: 40, failed: 3, cancelled: 0 })
    t.equal(await count() - before, 40)
    const items = await itemsOf(tenant, id)
    t.same(items.slice(20, 23).map(({ state, fault }) => [state, fault?.code]), poisoned.map(([, code]) => ['failed', code]))
    for (const { evaluation, name, sha256 } of items.filter(({ state }) => state === 'done')) {
      const found = await tenant.evaluations.get(evaluation!)
      t.match(found?.result.document, { name, sha256 })
    }
    const settled = items.map((item) => item.settled!).sort((a, b) => a - b)
    t.same(settled, Array.from({ length: 43 }, (_, at) => at + 1), 'each has its place among the events')

    await t.test('and its place in the leagues before anybody reads one', async (t) => {
      const { id: body } = await tenant.bodies.create({ name: '清溪县教育局', kind: 'department' })
      await tenant.bodies.attach(items[0]!.evaluation!, body, () => { throw new Error('nothing was decided') })
      const placed = async (): Promise<boolean> => (await admin.query('SELECT FROM standings WHERE body_id = $1', [body])).rows.length === 1
      await until(placed)
      t.ok(await placed())
    })

    await t.test('resumed, it tries what was set aside and nothing else', async (t) => {
      const resumed = await tenant.batches.resume(id)
      t.match(resumed, { state: 'working', failed: 0, done: 40 })
      t.match(await over(tenant, id), { state: 'finished', done: 40, failed: 3 })
      t.equal(await count() - before, 40)
    })
    await worker.stop(5000)
    await pool.close()
  })

  await t.test('a set is read whole, then judged with the others beside it', async (t) => {
    const pool = await aPool()
    const worker = await aWorker(store, pool.evaluate)
    const { id } = await sendBatch(tenant, drawnReports(12), { options: { set: true } })
    t.match(await over(tenant, id), { state: 'finished', done: 12, phase: 'judge' })
    const [first] = await itemsOf(tenant, id)
    const { result } = (await tenant.evaluations.get(first!.evaluation!))!
    const compared = result.findings.filter(({ ruleId }) => ruleId === 'not-copied-from-others')
    t.equal(compared.length, 1)
    t.notOk(compared.some(({ outcome }) => outcome === 'not-applicable'), 'what asks for others was asked')
    const { rows } = await admin.query<{ many: string }>('SELECT count(*) AS many FROM batch_items WHERE reading IS NOT NULL OR beside IS NOT NULL')
    t.equal(rows[0]!.many, '0', 'what was kept to compare is gone')
    await worker.stop(5000)
    await pool.close()
  })

  await t.test('last year\'s stored report is found for each', async (t) => {
    const seen: Array<string | undefined> = []
    const worker = await aWorker(store, (_submission, submitted, wishes) => {
      seen.push(wishes?.companions?.previous?.report.issuer.name ?? undefined)
      const issuer = { name: submitted.issuer ?? null, kind: null, province: null }
      return Promise.resolve(aResult({ report: { ...aResult().report, issuer, year: submitted.year ?? null } }))
    })
    const of = async (year: number, options = {}, issuer = '石桥县民政局'): Promise<void> => {
      const { id } = await sendBatch(tenant, [{ name: 'r.txt', bytes: bytes(`${year}`) }], { options, submitted: { issuer, year } })
      await over(tenant, id)
    }
    await of(2030)
    await of(2031, { previous: 'stored' })
    t.same(seen, [undefined, '石桥县民政局'])
    const { id: body } = await tenant.bodies.create({ name: '石桥县民政局', kind: 'department' })
    await of(2032)
    await tenant.bodies.replace(body, { name: '石桥县社会局', kind: 'department' })
    await of(2033, { previous: 'stored' }, '石桥县社会局')
    t.equal(seen.at(-1), '石桥县民政局', 'of a body that was renamed since')
    await worker.stop(5000)
  })

  await t.test('cancelled, nothing more is begun and what runs leaves no trace; resumed, the rest is done', async (t) => {
    let held = true
    const waiting: Array<() => void> = []
    const worker = await aWorker(store, async () => {
      if (held) await new Promise<void>((resolve) => { waiting.push(resolve) })
      return aResult()
    })
    const before = await count()
    const { id } = await sendBatch(tenant, drawnReports(10, 500))
    await until(() => Promise.resolve(waiting.length === 2))
    t.match(await tenant.batches.cancel(id), { state: 'cancelled', cancelled: 10, done: 0 })
    held = false
    for (const go of waiting) go()
    t.match(await tenant.batches.cancel(id), { state: 'cancelled' }, 'twice is once')
    await tenant.batches.resume(id)
    t.match(await over(tenant, id), { state: 'finished', done: 10, cancelled: 0 })
    t.equal(await count() - before, 10)
    await worker.stop(5000)
  })

  await t.test('a disk that is full for a while: nothing is set aside, nothing is lost, nothing is done twice', async (t) => {
    await admin.query(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$`)
    await admin.query('CREATE TRIGGER full_disk BEFORE INSERT ON evaluations FOR EACH STATEMENT EXECUTE FUNCTION full_disk()')
    let evaluated = 0
    const worker = await aWorker(store, () => { evaluated += 1; return Promise.resolve(aResult()) })
    const before = await count()
    const { id } = await sendBatch(tenant, drawnReports(6, 600))
    await until(() => Promise.resolve(evaluated >= 6))
    await until(async () => (await itemsOf(tenant, id)).every(({ state, attempts }) => state === 'pending' && attempts === 0))
    await admin.query('DROP TRIGGER full_disk ON evaluations')
    t.match(await over(tenant, id), { state: 'finished', done: 6, failed: 0 })
    t.equal(await count() - before, 6)
    await worker.stop(5000)
  })

  await t.test('a document that ends whoever works on it is found out; its neighbours are done', async (t) => {
    const worker = await aWorker(store, ({ name }) => {
      if (name === 'bad.txt') throw new TypeError('a bug')
      return Promise.resolve(aResult())
    })
    const { id } = await sendBatch(tenant, [...drawnReports(2, 700), { name: 'bad.txt', bytes: bytes('x') }])
    await admin.query('UPDATE batch_items SET attempts = 3 WHERE batch_id = $1', [id])
    const batch = await over(tenant, id)
    t.match(batch, { state: 'finished', done: 2, failed: 1 })
    t.equal((await itemsOf(tenant, id))[2]!.fault?.code, 'given-up')
    await worker.stop(5000)
  })

  await t.test('told to stop, it ends what runs within the grace and gives back the rest for another to do at once', async (t) => {
    let begun = 0
    const slow = await aWorker(store, async () => {
      begun += 1
      if (begun > 2) await new Promise(() => undefined)
      return aResult()
    })
    const before = await count()
    const { id } = await sendBatch(tenant, drawnReports(300, 800))
    await until(() => Promise.resolve(begun >= 4))
    await slow.stop(4000)
    t.ok((await itemsOf(tenant, id)).every(({ state }) => state === 'pending' || state === 'done'), 'nothing is left half done')
    const next = await aWorker(store, () => Promise.resolve(aResult()))
    t.match(await over(tenant, id), { state: 'finished', done: 300, failed: 0 })
    t.equal(await count() - before, 300)
    await next.stop(5000)
  })

  await t.test('a batch whose jobs were lost is given new ones', async (t) => {
    const { id } = await sendBatch(tenant, drawnReports(5, 1200))
    await admin.query('DELETE FROM graphile_worker._private_jobs')
    await store.system.queue.sweep()
    t.equal((await admin.query('SELECT 1 FROM graphile_worker._private_jobs')).rowCount, 0, 'not at once: its jobs may be on their way')
    await admin.query('UPDATE batches SET created_at = now() - interval \'11 minutes\' WHERE id = $1', [id])
    await store.system.queue.sweep()
    const worker = await aWorker(store, () => Promise.resolve(aResult()))
    t.match(await over(tenant, id), { state: 'finished', done: 5 })
    await worker.stop(5000)
  })

  await t.test('uploads that never ended are swept away, and what is kept for repeats once its day is over', async (t) => {
    const id = await tenant.batches.begin()
    const taken = await tenant.idempotency.take('old', 1000)
    t.ok('holder' in taken)
    await admin.query('UPDATE batches SET created_at = now() - interval \'2 hours\' WHERE id = $1', [id])
    await admin.query('UPDATE idempotency_keys SET expires_at = now() - interval \'1 second\'')
    await store.system.queue.sweep()
    t.equal((await admin.query('SELECT 1 FROM batches WHERE id = $1', [id])).rowCount, 0)
    t.equal((await admin.query('SELECT 1 FROM idempotency_keys')).rowCount, 0)
  })

  await t.test('no more batches at once than the limit', async (t) => {
    const ids: string[] = []
    await t.rejects(async () => { for (;;) ids.push(await tenant.batches.begin()) }, { code: 'too-many-batches' })
    t.equal(ids.length, 20)
    for (const id of ids) await tenant.batches.drop(id)
  })

  await admin.end()
  await release()
})
