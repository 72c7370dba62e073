// Batches over HTTP on a real database: every way to send one, what is refused and leaves nothing, what becomes of each document.
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { zipSync } from 'fflate'
import pg from 'pg'
import t from 'tap'
import { drawnReports } from '../../labelled/season.js'
import { aResult } from '../../store/sample-result.js'
import { aWorker, onPostgres, over } from '../../worker/on-postgres.js'
import { formOf } from '../../form.js'
import { aService } from '../asked.js'
import type { Part } from '../../form.js'
import type { AddressInfo } from 'node:net'
import type { LightMyRequestResponse } from 'fastify'
import type { BatchItemList, BatchView } from '../../../src/api/batches/views.js'

t.test('batches over HTTP', async (t) => {
  const { store, tenant, url, release } = await onPostgres(t.testdir())
  const service = await aService({ store, settings: { webhookHosts: 'oa.example.gov.cn' }, uploadStallMs: 8000 })
  const { ask, app } = service
  const worker = await aWorker(store, ({ name }) => Promise.resolve(aResult({ document: { ...aResult().document, name } })))
  const docs = drawnReports(6)
  const sendForm = (parts: Part[]): Promise<LightMyRequestResponse> => ask({ method: 'POST', url: '/v1/batches', ...formOf(parts) })
  const many = async (): Promise<number> => (await tenant.batches.list({ limit: 100 })).items.length
  const items = async (id: string, query = ''): Promise<BatchItemList> => (await ask({ url: `/v1/batches/${id}/items${query}` })).json()

  await t.test('a form of files and an archive among them', async (t) => {
    const archive = zipSync({ '甲/a.html': docs[2]!.bytes, '乙/b.html': docs[3]!.bytes })
    const batch = { title: '第一批', metadata: { 'one.html': { publishedOn: '2025-01-20' } } }
    const answer = await sendForm([
      { name: 'files', filename: 'one.html', body: docs[0]!.bytes }, { name: 'files', filename: 'two.html', body: docs[1]!.bytes },
      { name: 'files', filename: 'all.zip', body: archive }, { name: 'batch', body: JSON.stringify(batch) },
    ])
    t.equal(answer.statusCode, 202)
    const made = answer.json<BatchView>()
    t.match(made, { title: '第一批', documents: 4, state: 'working', webhook: null })
    t.equal(answer.headers.location, `/v1/batches/${made.id}`)
    await over(tenant, made.id)
    t.match((await ask({ url: made.links.self })).json(), { state: 'finished', done: 4, pending: 0, failed: 0 })
    const first = await items(made.id, '?limit=3')
    t.same(first.items.map(({ name }) => name), ['one.html', 'two.html', '甲/a.html'])
    t.same((await items(made.id, `?limit=3&cursor=${first.next}`)).items.map(({ name }) => name), ['乙/b.html'])
    t.equal((await ask({ url: first.items[0]!.evaluation!.link })).statusCode, 200)
    t.equal((await ask({ url: `${made.links.items}?cursor=nonsense` })).statusCode, 400)
    t.match((await ask({ url: '/v1/batches?limit=1' })).json(), { items: [{ id: made.id }] })
  })

  await t.test('an archive that is the body, its wishes beside it', async (t) => {
    const payload = Buffer.from(zipSync({ 'a.html': docs[0]!.bytes }))
    const answer = await ask({ method: 'POST', url: '/v1/batches?title=x&set=true', headers: { 'content-type': 'application/zip' }, payload })
    t.match(answer.json(), { documents: 1, set: true, title: 'x' })
    await over(tenant, answer.json<BatchView>().id)
    const cut = await ask({ method: 'POST', url: '/v1/batches', headers: { 'content-type': 'application/zip' }, payload: payload.subarray(0, 60) })
    t.match([cut.statusCode, cut.json<{ type: string }>().type], [422, 'urn:mingjian:problem:damaged-file'])
  })

  await t.test('references to what is kept', async (t) => {
    const { id } = (await sendForm([{ name: 'files', filename: 'kept.html', body: docs[4]!.bytes }])).json<BatchView>()
    await over(tenant, id)
    const [kept] = (await items(id)).items
    const evaluated = aResult({ document: { ...aResult().document, sha256: kept!.sha256 } })
    const [withBytes, without] = [await tenant.evaluations.save(evaluated), await tenant.evaluations.save(aResult())]
    const send = (documents: object[]): Promise<LightMyRequestResponse> => ask({ method: 'POST', url: '/v1/batches', payload: { documents } })
    const answer = await send([{ sha256: kept!.sha256, name: 'again.html' }, { evaluation: withBytes.id }])
    t.equal(answer.statusCode, 202)
    await over(tenant, answer.json<BatchView>().id)
    t.same((await items(answer.json<BatchView>().id)).items.map(({ name, sha256 }) => [name, sha256]),
      [['again.html', kept!.sha256], ['report.txt', kept!.sha256]])
    const before = await many()
    const wrong = await send([{ sha256: kept!.sha256 }, { evaluation: without.id }, { submission: '01930a2e-7c40-7d3a-9b1e-00000000ffff' }])
    const places = wrong.json<{ errors: Array<{ at: string }> }>().errors.map(({ at }) => at)
    t.same([wrong.statusCode, places], [400, ['body/documents/1', 'body/documents/2']])
    t.equal((await send([{ name: 'nothing' }])).statusCode, 400)
    t.equal(await many(), before, 'nothing was made')
  })

  await t.test('refused, and nothing of it is left', async (t) => {
    const file = { name: 'files', filename: 'one.html', body: docs[0]!.bytes }
    const wish = (batch: object): Part => ({ name: 'batch', body: JSON.stringify(batch) })
    const bomb = zipSync({ 'a.txt': new Uint8Array(17 * 1024 * 1024) })
    const cases: Array<[string, Part[], status: number, code: string]> = [
      ['no file', [wish({ title: 'x' })], 400, 'invalid-input'],
      ['two wishes', [file, wish({}), wish({})], 400, 'invalid-input'],
      ['a wish that is none', [file, { name: 'batch', body: '{' }], 400, 'invalid-input'],
      ['a description too long', [file, { name: 'batch', body: `{"title":"x"}${' '.repeat(4 * 1024 ** 2)}` }], 400, 'invalid-input'],
      ['an unknown wish', [file, wish({ colour: 'red' })], 400, 'invalid-input'],
      ['a name that no file has', [file, wish({ metadata: { 'two.html': {} } })], 400, 'invalid-input'],
      ['rules that are not there', [file, wish({ ruleset: 'nobody-knows' })], 404, 'not-found'],
      ['a host that was not named', [file, wish({ webhook: { url: 'https://elsewhere.example.com/x' } })], 422, 'webhook-refused'],
      ['no host at all', [file, wish({ webhook: { url: 'file:///etc/passwd' } })], 422, 'webhook-refused'],
      ['a document too large', [file, { name: 'files', filename: 'l.txt', body: Buffer.alloc(17 * 1024 * 1024, 0x41) }], 413, 'file-too-large'],
      ['a part that unpacks to too much', [file, { name: 'files', filename: 'b.zip', body: bomb }], 413, 'file-too-large'],
    ]
    const before = await many()
    for (const [what, parts, status, code] of cases) {
      const answer = await sendForm(parts)
      t.match([answer.statusCode, answer.json<{ type: string }>().type], [status, `urn:mingjian:problem:${code}`], what)
    }
    for (const type of ['text/plain', 'application/octet-stream', 'text/csv', '']) {
      const answer = await ask({ method: 'POST', url: '/v1/batches', headers: type ? { 'content-type': type } : {}, payload: 'x' })
      t.match([answer.statusCode, answer.json<{ type: string }>().type], [415, 'urn:mingjian:problem:unknown-format'], `sent as ${type}`)
    }
    t.equal((await ask({ method: 'POST', url: '/v1/batches' })).statusCode, 415, 'nothing at all')
    const described = await ask({ method: 'POST', url: '/v1/batches', payload: { title: 'x'.repeat(4 * 1024 ** 2), documents: [] } })
    t.match([described.statusCode, described.json<{ detail: string }>().detail], [413, '请求内容最大 4 MiB。'], 'a description too long')
    const large = await app.inject({
      method: 'POST', url: '/v1/batches', headers: { 'content-type': 'application/zip' },
      payload: Readable.from(Array.from({ length: 130 }, () => Buffer.alloc(1024 * 1024, 0x41))),
    })
    t.match([large.statusCode, large.json<{ type: string }>().type], [413, 'urn:mingjian:problem:batch-too-large'], 'an archive too large')
    t.equal(await many(), before)
    const { rows } = await receivingLeft(url)
    t.equal(rows, 0, 'no half a batch')
  })

  await t.test('a full disk: said so, and nothing of it is left', async (t) => {
    const admin = new pg.Client({ connectionString: url })
    await admin.connect()
    await admin.query(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$`)
    await admin.query('CREATE TRIGGER full_disk BEFORE INSERT ON documents FOR EACH STATEMENT EXECUTE FUNCTION full_disk()')
    const [before, parts] = [await many(), [{ name: 'files', filename: 'one.html', body: docs[0]!.bytes }]]
    const answer = await sendForm(parts)
    t.match([answer.statusCode, answer.json<{ type: string }>().type], [507, 'urn:mingjian:problem:store-full'])
    t.same([await many(), (await receivingLeft(url)).rows], [before, 0])
    await admin.query('DROP TRIGGER full_disk ON documents')
    t.equal((await sendForm(parts)).statusCode, 202, 'and once there is room it goes on')
    await admin.end()
  })

  await t.test('a webhook is told its secret once', async (t) => {
    const webhook = { url: 'https://oa.example.gov.cn/hook' }
    const file = { name: 'files', filename: 'a.html', body: docs[5]!.bytes }
    const made = (await sendForm([file, { name: 'batch', body: JSON.stringify({ webhook }) }])).json<BatchView>()
    t.ok(made.webhook!.secret!.length >= 43)
    t.same((await ask({ url: made.links.self })).json<BatchView>().webhook, webhook)
  })

  await t.test('a sender that falls silent is cut off, and nothing of it is left', async (t) => {
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { headers, payload } = formOf([{ name: 'files', filename: 'one.html', body: docs[0]!.bytes }])
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
    let heard = ''
    socket.setEncoding('utf8').on('data', (piece: string) => { heard += piece })
    const closed = new Promise((resolve) => { socket.once('close', resolve) })
    const head = ['POST /v1/batches HTTP/1.1', 'host: 127.0.0.1', `content-type: ${headers['content-type']}`, `content-length: ${payload.length}`]
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    socket.write(payload.subarray(0, 500))
    await closed
    t.match(heard, /^HTTP\/1.1 408 /)
    t.match(heard, 'urn:mingjian:problem:upload-stalled')
    t.equal((await receivingLeft(url)).rows, 0)
  })

  await worker.stop(5000)
  await service.close()
  await release()
})

async function receivingLeft(url: string): Promise<{ rows: number }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ many: number }>('SELECT count(*)::int AS many FROM batches WHERE state = \'receiving\'')
  await client.end()
  return { rows: rows[0]!.many }
}
