// Settings in, what a service and a worker process both stand on out: store, threads, metrics and traces, closed the other way round.
import { rescorerBy } from '../api/season/rescoring.js'
import { hostsOf } from '../access/webhook.js'
import { gaugeBacklog, gaugeConnections, gaugeThreads } from '../observe/gauges.js'
import { openMetrics } from '../observe/metrics.js'
import { observed, observedQueries } from '../observe/observed.js'
import { openTraces } from '../observe/traces.js'
import { rulebookFor } from '../rulebook/choose.js'
import { loadRulebook } from '../rulebook/load.js'
import { openStore } from '../store/store.js'
import { besideOnThread } from '../threads/beside.js'
import { openPool } from '../threads/pool.js'
import { startWorker } from '../worker/run.js'
import type { Observer } from '../observe/observed.js'
import type { Config } from '../config.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Store } from '../store/store.js'
import type { Pool } from '../threads/pool.js'
import type { WorkerLog } from '../worker/desk.js'
import type { RunningWorker } from '../worker/run.js'

export interface Parts {
  rulebook: Rulebook
  observer: Observer
  store: Store
  pool: Pool
  /** On the pool, and counted. */
  evaluate: Pool['evaluate']
  /** To be closed before all that was opened before it: an answer that is under way still needs its thread and its store. */
  opened(part: { close(): Promise<unknown> }): void
  /** Works on batches. @param documents at once. */
  work(documents: number, log: WorkerLog): Promise<RunningWorker>
}

export interface Running {
  /** Where the data is kept. */
  place: string
  /** Ends in order what runs; the embedded PostgreSQL last. */
  stop(): Promise<void>
}

/** Less than a container is given after SIGTERM: what is not done by then is given back. */
const workerGraceMs = 12_000

/**
 * @param guard is asked before any thread is started.
 * @throws Fault where the store can't be had, and what `guard` and `begin` throw: then nothing of it runs on.
 */
export async function running<T extends object>(
  config: Config, guard: (store: Store) => Promise<void>, begin: (parts: Parts) => Promise<T>,
): Promise<T & Running> {
  const rulebook = loadRulebook()
  const observer: Observer = { metrics: openMetrics(), traces: await openTraces(config.tracesEndpoint) }
  const open: Array<{ close(): Promise<unknown> }> = [observer.traces]
  const opened = (part: { close(): Promise<unknown> }): void => { open.push(part) }
  const stop = async (): Promise<void> => {
    for (const each of open.toReversed()) await each.close()
  }
  try {
    const store = await openStore(config, observedQueries(observer))
    opened(store)
    await guard(store)
    const pool = await openPool({ threads: config.threads, digest: rulebook.digest })
    opened(pool)
    gaugeThreads(observer.metrics, { threads: config.threads, working: pool.working, waiting: pool.waiting })
    gaugeConnections(observer.metrics, store.connections)
    gaugeBacklog(observer.metrics, store.system.queue.backlog)
    const evaluate = observed(observer, 'evaluation', pool.evaluate, (result) => result)
    const pack = observed(observer, 'evaluation', pool.pack, ({ head }) => head)
    const work = async (documents: number, log: WorkerLog): Promise<RunningWorker> => {
      const worker = await startWorker({
        store, evaluate, pack, beside: besideOnThread, rescore: (rules) => rescorerBy(() => rulebookFor(rules)), documents,
        webhookHosts: hostsOf(config.webhookHosts), log, traces: observer.traces,
      })
      opened({ close: () => worker.stop(workerGraceMs) })
      return worker
    }
    return { ...await begin({ rulebook, observer, store, pool, evaluate, opened, work }), place: store.place, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
