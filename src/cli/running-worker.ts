// Settings in, a running worker process out; it ends in order on SIGTERM and SIGINT.
import { rescorerBy } from '../api/rescoring.js'
import { hostsOf } from '../access/webhook.js'
import { gaugeBacklog, gaugeConnections, gaugeThreads } from '../observe/gauges.js'
import { listenForWatchers } from '../observe/listener.js'
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
import type { Store } from '../store/store.js'
import type { Pool } from '../threads/pool.js'
import type { Desk, WorkerLog } from '../worker/desk.js'
import type { RunningWorker } from '../worker/run.js'

export interface RunningProcess {
  /** Where the data is kept. */
  place: string
  worker: RunningWorker
  /** Where /healthz, /readyz and /metrics are answered; null where MINGJIAN_WORKER_PORT is not set. */
  port: number | null
  stop(): Promise<void>
}

/** Less than a container is given after SIGTERM: what is not done by then is given back. */
export const workerGraceMs = 12_000

/** @throws Fault where the store can't be had. */
export async function startWorkerProcess(config: Config): Promise<RunningProcess> {
  const rulebook = loadRulebook()
  const observer: Observer = { metrics: openMetrics(), traces: await openTraces(config.tracesEndpoint) }
  const open: Array<{ close(): Promise<unknown> }> = [observer.traces]
  const stop = async (): Promise<void> => {
    for (const each of open.toReversed()) await each.close()
  }
  try {
    const store = await openStore(config, observedQueries(observer))
    open.push(store)
    const pool = await openPool({ threads: config.threads, digest: rulebook.digest })
    open.push(pool)
    gaugeThreads(observer.metrics, { threads: config.threads, working: pool.working, waiting: pool.waiting })
    gaugeConnections(observer.metrics, store.connections)
    const evaluate = observed(observer, 'evaluation', pool.evaluate, (result) => result)
    const pack = observed(observer, 'evaluation', pool.pack, ({ head }) => head)
    const told = { log: lineLog(config.logLevel), traces: observer.traces }
    const worker = await workerOn(store, { evaluate, pack }, { ...config, workers: config.threads }, told)
    open.push({ close: () => worker.stop(workerGraceMs) })
    gaugeBacklog(observer.metrics, store.system.queue.backlog)
    const ready = async (): Promise<boolean> => worker.ready() && store.ping().then(() => true)
    const { host, workerPort, metricsToken } = config
    const watch = workerPort === undefined ? null
      : await listenForWatchers({ host, port: workerPort, metricsToken, metrics: observer.metrics, ready })
    if (watch) open.push(watch)
    return { place: store.place, worker, port: watch?.port ?? null, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

export function workerOn(
  store: Store, pool: Pick<Pool, 'evaluate' | 'pack'>, { workers, webhookHosts }: Pick<Config, 'workers' | 'webhookHosts'>,
  { log, traces }: Pick<Desk, 'log' | 'traces'>,
): Promise<RunningWorker> {
  return startWorker({
    store, ...pool, beside: besideOnThread, rescore: (rules) => rescorerBy(() => rulebookFor(rules)), documents: workers,
    webhookHosts: hostsOf(webhookHosts), log, traces,
  })
}

const levels = ['debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** A line of JSON for each word, on standard error. */
export function lineLog(least: string): WorkerLog {
  const say = (level: string) => (fields: object, msg: string): void => {
    if (levels.indexOf(level) >= levels.indexOf(least)) {
      process.stderr.write(`${JSON.stringify({ level, time: new Date().toISOString(), pid: process.pid, ...fields, msg })}\n`)
    }
  }
  return { info: say('info'), warn: say('warn'), error: say('error') }
}
