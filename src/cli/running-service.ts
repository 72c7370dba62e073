// Settings in, a running service out; it ends in order on SIGTERM and SIGINT.
import { isLoopback } from '../access/loopback.js'
import { buildApp } from '../api/app.js'
import { Fault } from '../model/fault.js'
import { gaugeBacklog, gaugeConnections, gaugeThreads } from '../observe/gauges.js'
import { openMetrics } from '../observe/metrics.js'
import { observed, observedQueries } from '../observe/observed.js'
import { openTraces } from '../observe/traces.js'
import { overlays, presets, rulebookFor } from '../rulebook/choose.js'
import { loadRulebook } from '../rulebook/load.js'
import { openStore } from '../store/store.js'
import { openPool } from '../threads/pool.js'
import { workerGraceMs, workerOn } from './running-worker.js'
import type { Observer } from '../observe/observed.js'
import type { Config } from '../config.js'
import type { Store } from '../store/store.js'

export interface RunningService {
  /** http://host:port */
  address: string
  /** Where the data is kept. */
  place: string
  /** Answers what was begun, then stops the service and, as its last user, the embedded PostgreSQL. */
  stop(): Promise<void>
}

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
    await refuseUnguarded(config, store)
    const pool = await openPool({ threads: config.threads, digest: rulebook.digest })
    open.push(pool)
    gaugeThreads(observer.metrics, { threads: config.threads, working: pool.working, waiting: pool.waiting })
    gaugeConnections(observer.metrics, store.connections)
    const evaluate = observed(observer, 'evaluation', pool.evaluate, (result) => result)
    const annotate = observed(observer, 'marked copy', pool.annotate, ({ result }) => result)
    const rulesets = { presets, overlays, compose: rulebookFor, check: pool.checkRules }
    const app = await buildApp({ rulebook, store, config, evaluate, annotate, observer, open: mayBeOpen(config), rulesets })
    open.push(app)
    if (config.workers > 0) {
      const pack = observed(observer, 'evaluation', pool.pack, ({ head }) => head)
      const worker = await workerOn(store, { evaluate, pack }, config, { log: app.log, traces: observer.traces })
      open.push({ close: () => worker.stop(workerGraceMs) })
    }
    gaugeBacklog(observer.metrics, store.system.queue.backlog)
    return { address: await app.listen({ host: config.host, port: config.port }), place: store.place, stop }
  } catch (error) {
    await stop()
    throw asFault(error, config)
  }
}

/** On this machine alone, with a database of its own, nobody is asked for a key until there is one. */
function mayBeOpen({ host, databaseUrl, trustProxy }: Config): boolean {
  return isLoopback(host) && databaseUrl === undefined && !trustProxy
}

/** @throws Fault config-invalid where others could reach a service that nobody has made a key for. */
async function refuseUnguarded({ host, trustProxy }: Config, { system }: Store): Promise<void> {
  if ((isLoopback(host) && !trustProxy) || await system.keys.any()) return
  const why = isLoopback(host) ? 'MINGJIAN_TRUST_PROXY=true' : `MINGJIAN_HOST=${host}`
  throw new Fault('config-invalid', {
    zh: `${why} 时别的机器可以访问，而数据库中还没有密钥。请先运行 mingjian keys create，或者只监听 127.0.0.1。`,
    en: `With ${why} other machines can reach the service, and no key exists. Run \`mingjian keys create\` first, or listen on 127.0.0.1 alone.`,
  })
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
