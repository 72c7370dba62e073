// Invented reports through the queue with 1, 2 and 4 worker processes: documents a second, waiting, bytes kept, beside the bare engine.
// npm run bench:season -- --reports 10000 --workers 1,2,4. DATABASE_URL names a server to use; without it one is made and thrown away.
import { availableParallelism, tmpdir } from 'node:os'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { localCaller } from '../../src/access/roles.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { openStore } from '../../src/store/store.js'
import { openPool } from '../../src/threads/pool.js'
import { drawnReports } from '../labelled/season.js'
import { targets } from '../store/targets.js'
import { until } from '../worker/on-postgres.js'
import { startWorkers, stopWorkers } from '../worker/processes.js'
import type { Submission } from '../../src/model/source.js'
import type { TenantStore } from '../../src/store/tenant-store.js'

const { values } = parseArgs({ options: { reports: { type: 'string', default: '10000' }, workers: { type: 'string', default: '1,2,4' } } })
const reports = Number(values.reports)
const counts = values.workers.split(',').map(Number)
/** Documents of one batch. */
const most = 5000
/** Sent one by one to an idle queue, for the time that one takes. */
const singles = 50
const say = (line: string): void => { process.stdout.write(`${line}\n`) }

interface Measured {
  workers: number; sentPerSecond: number; perSecond: number; engine: number
  waitedP50: number; waitedP99: number; aloneP50: number; aloneP99: number
  bytes: number; quarters: number[]
}

const folder = await mkdtemp(join(tmpdir(), 'mingjian-bench-'))
const open = await targets(folder)
const measured: Measured[] = []
say(`${reports} reports, ${availableParallelism()} processors`)
for (const workers of counts) measured.push(await measure(workers))
await rm(folder, { recursive: true, force: true })

say('\nworkers  documents/s  engine/s  ratio   waited p50   p99      alone p50    p99      kept/report  sent/s   rate by quarter')
for (const { workers, perSecond, engine, waitedP50, waitedP99, aloneP50, aloneP99, bytes, sentPerSecond, quarters } of measured) {
  const cells = [
    String(workers).padEnd(7), perSecond.toFixed(1).padStart(11), engine.toFixed(1).padStart(9), (perSecond / engine).toFixed(2).padStart(6),
    `${(waitedP50 / 1000).toFixed(1)} s`.padStart(12), `${(waitedP99 / 1000).toFixed(1)} s`.padStart(8), `${aloneP50.toFixed(0)} ms`.padStart(11),
    `${aloneP99.toFixed(0)} ms`.padStart(8), `${(bytes / 1024).toFixed(1)} KiB`.padStart(13), sentPerSecond.toFixed(0).padStart(7),
    `  ${quarters.map((rate) => rate.toFixed(0)).join(' ')}`,
  ]
  say(cells.join('  '))
}
const judged = measured.find(({ workers }) => workers === availableParallelism()) ?? measured.at(-1)!
const ratio = (judged.perSecond / judged.engine).toFixed(2)
say(`\nwith ${judged.workers} workers the queue does ${ratio} of the bare engine in as many threads (goal: 0.6)`)

/** The bare engine runs before and after: a machine busy with other work is as busy in both. */
async function measure(workers: number): Promise<Measured> {
  const target = await (open['given'] ?? open['embedded']!)()
  const store = await openStore({ databaseUrl: target.url, dataFolder: 'unused' })
  const tenant = store.as(localCaller)
  const admin = new pg.Client({ connectionString: target.url })
  await admin.connect()
  const sample = drawnReports(Math.min(reports, 1000))
  const engines = [await engineRate(workers, sample)]
  const running = await startWorkers(target.url, workers)
  // Threads are warm on both sides: the engine's have had a hundred each as well.
  await finished(tenant, await received(tenant, 100 * workers, 800_000))
  await admin.query('TRUNCATE evaluations, listed_evaluations, batch_items, batches, documents CASCADE')
  const before = await sizeOf(admin)
  const sending = performance.now()
  const batches = await received(tenant, reports, 0)
  const sentPerSecond = reports / ((performance.now() - sending) / 1000)
  const begun = performance.now()
  await finished(tenant, batches)
  const perSecond = reports / ((performance.now() - begun) / 1000)
  engines.push(await engineRate(workers, sample))
  const bytes = (await sizeOf(admin) - before) / reports
  const waited = (await admin.query<{ ms: number }>(
    `SELECT extract(epoch FROM settled_at - (SELECT min(settled_at) FROM batch_items))::float8 * 1000 AS ms FROM batch_items ORDER BY 1`,
  )).rows.map(({ ms }) => ms)
  const alone = await aloneTimes(tenant)
  await stopWorkers(running)
  await admin.end()
  await store.close()
  await target.release()
  const engine = engines.reduce((sum, rate) => sum + rate, 0) / engines.length
  say(`${workers} workers: ${perSecond.toFixed(1)} documents/s; the bare engine ${engines.map((rate) => rate.toFixed(1)).join(' and ')}`)
  return {
    workers, sentPerSecond, perSecond, engine, bytes, quarters: quartersOf(waited),
    waitedP50: quantile(waited, 0.5), waitedP99: quantile(waited, 0.99), aloneP50: quantile(alone, 0.5), aloneP99: quantile(alone, 0.99),
  }
}

async function finished(tenant: TenantStore, batches: string[]): Promise<void> {
  for (const id of batches) await tenant.batches.start(id, { title: null, options: {}, webhook: null })
  for (const id of batches) await until(async () => (await tenant.batches.get(id))?.state === 'finished', 24 * 3600)
}

async function received({ batches }: TenantStore, many: number, seed: number): Promise<string[]> {
  const ids: string[] = []
  for (let from = 0; from < many; from += most) {
    const id = await batches.begin()
    ids.push(id)
    for (let at = from; at < Math.min(from + most, many); at += 16) {
      const documents = drawnReports(Math.min(16, many - at, from + most - at), seed + at)
      await batches.receive(id, at - from, documents.map(({ name, bytes }) => ({ name, bytes, submitted: {} })))
    }
  }
  return ids
}

async function engineRate(threads: number, documents: Submission[]): Promise<number> {
  const pool = await openPool({ threads, digest: loadRulebook().digest, waiting: documents.length })
  const evaluated = (some: Submission[]): Promise<unknown> =>
    Promise.all(some.map(({ name, bytes }) => pool.evaluate({ name, bytes: Uint8Array.from(bytes) }, {})))
  await evaluated(documents.slice(0, 100 * threads))
  const begun = performance.now()
  await evaluated(documents)
  const rate = documents.length / ((performance.now() - begun) / 1000)
  await pool.close()
  return rate
}

async function aloneTimes(tenant: TenantStore): Promise<number[]> {
  const times: number[] = []
  for (const { name, bytes } of drawnReports(singles, 900_000)) {
    const id = await tenant.batches.begin()
    await tenant.batches.receive(id, 0, [{ name, bytes, submitted: {} }])
    const begun = performance.now()
    await tenant.batches.start(id, { title: null, options: {}, webhook: null })
    await until(async () => (await tenant.batches.get(id))?.state === 'finished')
    times.push(performance.now() - begun)
  }
  return times.sort((a, b) => a - b)
}

async function sizeOf(admin: pg.Client): Promise<number> {
  return (await admin.query<{ size: number }>('SELECT pg_database_size(current_database())::float8 AS size')).rows[0]!.size
}

function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/** Documents a second in each quarter of the documents: level, where the cost of one does not grow with their number. */
function quartersOf(waited: number[]): number[] {
  const at = [0, 1, 2, 3, 4].map((quarter) => Math.floor((quarter * (waited.length - 1)) / 4))
  return at.slice(1).map((end, index) => (end - at[index]!) / Math.max(0.001, (waited[end]! - waited[at[index]!]!) / 1000))
}
