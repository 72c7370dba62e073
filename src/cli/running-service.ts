// Settings in, a running service out; it ends in order on SIGTERM and SIGINT.
import { buildApp } from '../api/app.js'
import { Fault } from '../model/fault.js'
import { gaugeConnections, gaugeThreads } from '../observe/gauges.js'
import { openMetrics } from '../observe/metrics.js'
import { observed, observedQueries } from '../observe/observed.js'
import { openTraces } from '../observe/traces.js'
import { overlays, presets, rulebookFor } from '../rulebook/choose.js'
import { loadRulebook } from '../rulebook/load.js'
import { openStore } from '../store/store.js'
import { openPool } from '../threads/pool.js'
import type { Observer } from '../observe/observed.js'
import type { Config } from '../config.js'

export interface RunningService {
  /** http://host:port */
  address: string
  /** Where the data is kept. */
  place: string
  /** Answers what was begun, then stops the service and, as its last user, the embedded PostgreSQL. */
  stop(): Promise<void>
}

const graceMs = 20_000

/** @throws Fault where the store or the address can't be had. */
export async function startService(config: Config): Promise<RunningService> {
  const rulebook = loadRulebook()
  const observer: Observer = { metrics: openMetrics(), traces: await openTraces(config.tracesEndpoint) }
  // What was opened last is closed first: an answer that is under way still needs its thread and its store.
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
    const annotate = observed(observer, 'marked copy', pool.annotate, ({ result }) => result)
    const app = await buildApp({ rulebook, store, config, evaluate, annotate, observer, rulesets: { presets, overlays, compose: rulebookFor } })
    open.push(app)
    return { address: await app.listen({ host: config.host, port: config.port }), place: store.place, stop }
  } catch (error) {
    await stop()
    throw asFault(error, config)
  }
}

function asFault(error: unknown, { host, port }: Config): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL' && code !== 'ENOTFOUND') return error
  return new Fault(
    'config-invalid',
    {
      zh: `无法监听 ${host}:${port}(${code})，请用 --host、--port 另选。`,
      en: `Can't listen on ${host}:${port} (${code}); choose another with --host and --port.`,
    },
    { cause: error },
  )
}

/** A second signal, or a stop that takes too long, ends the process at once; the watch then sees to the embedded PostgreSQL. */
export function stopOnSignal({ stop }: RunningService): void {
  let stopping = false
  const onSignal = (): void => {
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => process.exit(1), graceMs).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal)
}
