// Secrets that are shown once, on a real database: in no row of it and in no backup, and yet the webhook is signed.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import t from 'tap'
import { localCaller } from '../../src/access/roles.js'
import { backUp } from '../../src/store/backup/backup.js'
import { openDatabase } from '../../src/store/database.js'
import { openStore } from '../../src/store/store.js'
import { aService } from '../api/asked.js'
import { formOf } from '../form.js'
import { onPostgres } from '../worker/on-postgres.js'
import type { BatchView } from '../../src/api/batches/views.js'

const folder = t.testdir({ files: {} })
const key = (letter: string): string => Buffer.alloc(32, letter).toString('base64')

t.test('secrets', async (t) => {
  const { url, release } = await onPostgres(folder)
  const database = await openDatabase({ databaseUrl: url, dataFolder: 'unused' })
  const stores = await Promise.all([key('a'), `${key('b')},${key('a')}`, key('b'), undefined].map((secretsKey) =>
    openStore({ databaseUrl: url, dataFolder: 'unused', ...(secretsKey !== undefined && { secretsKey }) })))
  const [sealing, both, other, without] = stores as [typeof stores[0], typeof stores[0], typeof stores[0], typeof stores[0]]
  const service = await aService({ store: sealing, settings: { webhookHosts: 'oa.example.gov.cn' } })
  t.teardown(async () => {
    await service.close()
    for (const store of stores) await store.close()
    await database.close()
    await release()
  })
  const dump = async (): Promise<string> => {
    const { rows } = await sql<{ name: string }>`
      SELECT oid::regclass::text AS name FROM pg_class
      WHERE relkind = 'r' AND relnamespace IN (current_schema()::regnamespace, 'graphile_worker'::regnamespace)`.execute(database.db)
    const all: string[] = []
    for (const { name } of rows) {
      const { rows: found } = await sql<{ row: string }>`SELECT whole::text AS row FROM ${sql.raw(name)} AS whole`.execute(database.db)
      // Bytes are written in hexadecimal: an answer that is kept is read as what it says.
      all.push(...found.map(({ row }) => row.replace(/\\x([0-9a-f]+)/g, (_, digits: string) => Buffer.from(digits, 'hex').toString('utf8'))))
    }
    return all.join('\n')
  }
  const post = (at: string, sent: { payload: object; headers?: object }, word: string) =>
    service.ask({ method: 'POST', url: at, ...sent, headers: { ...sent.headers, 'idempotency-key': word } })
  const batch = formOf([
    { name: 'files', filename: 'a.txt', body: '报告' }, { name: 'batch', body: JSON.stringify({ webhook: { url: 'https://oa.example.gov.cn/hook' } }) },
  ])

  const made = (await post('/v1/batches', batch, 'batch')).json<BatchView>()
  const secret = made.webhook!.secret!
  const [delivery] = await told(sealing, made.id)

  await t.test('in no row and no backup', async (t) => {
    const rows = await dump()
    t.match(rows, made.id)
    t.notOk(rows.includes(secret))
    t.match(rows, 'sealed:v1:')
    await backUp(database.db, join(folder, 'files/backup.gz'), new Date())
    const backup = gunzipSync(readFileSync(join(folder, 'files/backup.gz'))).toString()
    t.match(backup, 'sealed:v1:')
    t.notOk(backup.includes(secret) || backup.includes(Buffer.from(secret).toString('hex')))
    t.match((await post('/v1/batches', batch, 'batch')).headers.location, `/v1/batches/${made.id}`, 'who repeats the request is shown the batch')
  })

  await t.test('read by those who have the key', async (t) => {
    t.equal((await sealing.as(localCaller).deliveries.due(delivery!.id))?.secret, secret)
    t.equal((await both.as(localCaller).deliveries.due(delivery!.id))?.secret, secret, 'and a newer one before it')
    for (const store of [other, without]) await t.rejects(store.as(localCaller).deliveries.due(delivery!.id), { code: 'config-invalid' })
  })

  await t.test('what was kept before there was a key is read', async (t) => {
    const { batches, deliveries } = without.as(localCaller)
    const id = await batches.begin()
    await batches.receive(id, 0, [{ name: 'a.txt', submitted: {}, bytes: new Uint8Array(4) }])
    await batches.start(id, { title: null, options: {}, webhook: { url: 'https://oa.example.gov.cn/hook', secret: 'as it is' } })
    const [plain] = await told(without, id)
    t.equal((await deliveries.due(plain!.id))?.secret, 'as it is')
    t.equal((await sealing.as(localCaller).deliveries.due(plain!.id))?.secret, 'as it is')
  })

  await t.test('a key of the API, shown once: not in the answer kept for who repeats the request', async (t) => {
    const first = await post('/v1/keys', { payload: { name: '汇总', role: 'office' } }, 'key')
    t.equal(first.statusCode, 201)
    t.notOk((await dump()).includes(first.json<{ secret: string }>().secret.slice(-43)))
    const headers = { authorization: `Bearer ${first.json<{ secret: string }>().secret}` }
    const send = () => post('/v1/keys', { payload: { name: '另一把', role: 'reader' }, headers }, 'key')
    const [made, again] = [await send(), await send()]
    t.equal(made.statusCode, 201)
    t.match([again.statusCode, again.json<{ type: string }>().type], [409, 'urn:mingjian:problem:answer-lost'])
    t.notOk((await dump()).includes(made.json<{ secret: string }>().secret.slice(-43)))
  })
})

/** Ends a batch of one document. @returns what its webhook is to be told. */
async function told(store: Awaited<ReturnType<typeof openStore>>, batch: string) {
  const { work, deliveries } = store.as(localCaller)
  await work.settle(batch, [{ position: 0, fault: { code: 'empty-file', detail: { zh: '空', en: 'empty' } } }], (result) => result)
  return deliveries.list(batch, 10)
}
