// The same POST again and again on a real database: the work is done once, and everyone gets the first answer.
import pg from 'pg'
import t from 'tap'
import { limits } from '../../../src/model/limits.js'
import { drawnReports } from '../../labelled/season.js'
import { aResult } from '../../store/sample-result.js'
import { onPostgres, sendBatch } from '../../worker/on-postgres.js'
import { Fault } from '../../../src/model/fault.js'
import { formOf } from '../../form.js'
import { aService } from '../asked.js'
import type { BatchView } from '../../../src/api/batches/views.js'

t.test('requests that are repeated', async (t) => {
  const { store, tenant, url, release } = await onPostgres(t.testdir())
  const service = await aService({ store })
  const { ask, app } = service
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const count = async (table: string): Promise<number> =>
    (await admin.query<{ many: number }>(`SELECT count(*)::int AS many FROM ${table}`)).rows[0]!.many
  const evaluate = (key: string, text: string, query = '') =>
    ask({ method: 'POST', url: `/v1/evaluations${query}`, headers: { 'idempotency-key': key }, payload: { text } })

  await t.test('the same request twice is one evaluation', async (t) => {
    const [first, second] = [await evaluate('a', '报告'), await evaluate('a', '报告')]
    t.equal(first.statusCode, 201)
    t.same([second.statusCode, second.json(), second.headers.location], [201, first.json(), first.headers.location])
    t.same([first.headers['idempotency-replayed'], second.headers['idempotency-replayed']], [undefined, 'true'])
    t.equal(await count('evaluations'), 1)
    t.equal((await evaluate('b', '报告')).statusCode, 201)
    t.equal(await count('evaluations'), 2, 'another key is another request')
  })

  await t.test('another request under the same key is refused', async (t) => {
    for (const answer of [await evaluate('a', '另一份'), await evaluate('a', '报告', '?lang=en')]) {
      t.match([answer.statusCode, answer.json<{ type: string }>().type], [422, 'urn:mingjian:problem:idempotency-mismatch'])
    }
    t.equal((await evaluate('x'.repeat(limits.idempotencyKeyLength + 1), '报告')).statusCode, 400)
    t.equal(await count('evaluations'), 2)
  })

  await t.test('1,000 at once with one key: one batch, and its answer for all', async (t) => {
    const { id } = await sendBatch(tenant, drawnReports(1))
    const { sha256 } = (await tenant.batches.items(id, { limit: 1 })).items[0]!
    const before = await count('batches')
    const answers = await Promise.all(Array.from({ length: 1000 }, () => app.inject({
      method: 'POST', url: '/v1/batches', headers: { 'idempotency-key': 'thousand' }, payload: { documents: [{ sha256 }] },
    })))
    t.same(new Set(answers.map(({ statusCode }) => statusCode)), new Set([202]))
    t.equal(new Set(answers.map((answer) => answer.json<BatchView>().id)).size, 1)
    t.equal(await count('batches') - before, 1)
    t.equal(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true').length, 999)
  })

  await t.test('a form is the same whatever line its sender draws', async (t) => {
    const [document] = drawnReports(1, 7)
    const send = (boundary: string, body = document!.bytes) => {
      const { headers, payload } = formOf([{ name: 'files', filename: 'a.html', body }], boundary)
      return ask({ method: 'POST', url: '/v1/batches', headers: { ...headers, 'idempotency-key': 'form' }, payload })
    }
    const [first, second] = [await send('----one'), await send('----another-line')]
    t.same([first.statusCode, second.statusCode, second.json<BatchView>().id], [202, 202, first.json<BatchView>().id])
    t.equal((await send('----one', Buffer.from('another'))).statusCode, 422)
  })

  await t.test('what failed for the moment is not kept: the same key tries again', async (t) => {
    let busy = true
    const moody = await aService({
      store, evaluate: () => (busy ? Promise.reject(new Fault('overloaded', { zh: '忙', en: 'busy' })) : Promise.resolve(aResult())),
    })
    const post = () => moody.ask({ method: 'POST', url: '/v1/evaluations', headers: { 'idempotency-key': 'moody' }, payload: { text: '报告' } })
    t.equal((await post()).statusCode, 503)
    busy = false
    t.equal((await post()).statusCode, 201)
    await moody.close()
  })

  await t.test('an answer too large to keep is pointed to; its work is not done again', async (t) => {
    const text = '报告'.repeat(limits.idempotentAnswerBytes / 4)
    const wordy = await aService({ store, evaluate: () => Promise.resolve(aResult({ text })) })
    const post = () => wordy.app.inject({
      method: 'POST', url: '/v1/evaluations?include=text', headers: { 'idempotency-key': 'large' }, payload: { text: '报告' },
    })
    const before = await count('evaluations')
    const [first, second] = [await post(), await post()]
    t.same([first.statusCode, second.statusCode, second.headers.location], [201, 303, first.headers.location])
    t.equal(await count('evaluations') - before, 1)
    await wordy.close()
  })

  await t.test('a second process waits for the first', async (t) => {
    let release = (): void => undefined
    let tellBegun = (): void => undefined
    const begun = new Promise<void>((resolve) => { tellBegun = resolve })
    const slow = await aService({ store, evaluate: () => new Promise((resolve) => { release = () => { resolve(aResult()) }; tellBegun() }) })
    const first = slow.ask({ method: 'POST', url: '/v1/evaluations', headers: { 'idempotency-key': 'two' }, payload: { text: '报告' } })
    await begun
    const second = evaluate('two', '报告')
    setTimeout(() => { release() }, 300)
    t.equal((await second).headers['idempotency-replayed'], 'true')
    t.equal((await first).statusCode, 201)
    await slow.close()
  })

  await t.test('a batch whose process died before it answered is found again', async (t) => {
    const [document] = drawnReports(1, 9)
    const send = () => ask({
      method: 'POST', url: '/v1/batches', ...formOf([{ name: 'files', filename: 'a.html', body: document!.bytes }]),
      headers: { ...formOf([]).headers, 'idempotency-key': 'died' },
    })
    const first = await send()
    await admin.query('UPDATE idempotency_keys SET status = NULL, body = NULL, held_until = now() - interval \'1 second\' WHERE key = \'died\'')
    const second = await send()
    t.same([second.statusCode, second.headers.location], [303, first.headers.location])
  })

  await admin.end()
  await service.close()
  await release()
})
