// A database, a store on it and batches sent to it: what every test of the queue begins with.
import { setTimeout as sleep } from 'node:timers/promises'
import { localCaller } from '../../src/access/roles.js'
import { packed } from '../../src/model/packed.js'
import { rescorerBy } from '../../src/api/season/rescoring.js'
import { noTraces } from '../../src/observe/traces.js'
import { rulebookFor } from '../../src/rulebook/choose.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { openStore } from '../../src/store/store.js'
import { besideOnThread } from '../../src/threads/beside.js'
import { openPool } from '../../src/threads/pool.js'
import { startWorker } from '../../src/worker/run.js'
import { targets } from '../store/targets.js'
import type { Batch, BatchItem, BatchOptions } from '../../src/model/batch.js'
import type { Submission } from '../../src/model/source.js'
import type { Store } from '../../src/store/store.js'
import type { TenantStore } from '../../src/store/tenant-store.js'
import type { Pool } from '../../src/threads/pool.js'
import type { Desk } from '../../src/worker/desk.js'
import type { RunningWorker } from '../../src/worker/run.js'

export interface OnPostgres {
  url: string
  store: Store
  tenant: TenantStore
  release(): Promise<void>
}

export async function onPostgres(folder: string): Promise<OnPostgres> {
  const open = await targets(folder)
  const target = await (open['given'] ?? open['embedded']!)()
  const store = await openStore({ databaseUrl: target.url, dataFolder: 'unused' })
  return {
    url: target.url, store, tenant: store.as(localCaller),
    release: async () => {
      await store.close()
      await target.release()
    },
  }
}

export function aPool(threads = 1): Promise<Pool> {
  return openPool({ threads, digest: loadRulebook().digest })
}

export function aWorker(store: Store, evaluate: Pool['evaluate'], over: Partial<Desk> = {}): Promise<RunningWorker> {
  const quiet = (): void => undefined
  return startWorker({
    store, evaluate, pack: async (...given) => packed(await evaluate(...given)),
    beside: besideOnThread, rescore: (rules) => rescorerBy(() => rulebookFor(rules)),
    documents: 2, webhookHosts: new Set(), log: { info: quiet, warn: quiet, error: quiet }, traces: noTraces, ...over,
  })
}

export interface Sent { options?: BatchOptions; webhook?: { url: string; secret: string }; submitted?: object }

export async function sendBatch({ batches }: TenantStore, documents: Submission[], sent: Sent = {}): Promise<Batch> {
  const { options = {}, webhook, submitted = {} } = sent
  const id = await batches.begin()
  for (let from = 0; from < documents.length; from += 100) {
    await batches.receive(id, from, documents.slice(from, from + 100).map(({ name, bytes }) => ({ name, bytes, submitted })))
  }
  return batches.start(id, { title: null, options, webhook: webhook ?? null })
}

/** Gives up after a minute: what hangs fails. */
export async function until<T>(look: () => Promise<T | null | undefined | false>, seconds = 60): Promise<T> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(50)) {
    const found = await look()
    if (found) return found
  }
  throw new Error(`nothing came of it in ${seconds} s`)
}

export function over(tenant: TenantStore, id: string, seconds?: number): Promise<Batch> {
  return until(async () => {
    const batch = await tenant.batches.get(id)
    return batch && batch.state !== 'working' && batch
  }, seconds)
}

export async function itemsOf({ batches }: TenantStore, id: string): Promise<BatchItem[]> {
  return (await batches.items(id, { limit: 100_000 })).items
}
