// What stands at the moment of asking: threads, connections, the queue. Each is asked for with a bound on its cost.
import { Gauge } from 'prom-client'
import type { Metrics } from './metrics.js'

/** Documents of the pool of threads. */
export interface Threads { threads: number; working(): number; waiting(): number }
/** Sessions of the database that this process holds. */
export interface Connections { total: number; idle: number; waiting: number }
/** Jobs in one state: how many, and for how many seconds the oldest has been in it. */
export interface Backlog { state: string; count: number; oldestSeconds: number }

/** The queue is asked at most so often, however often Prometheus asks: its answer is a count over a table. */
const backlogFreshMs = 10_000
/** And no longer waited for than this: a database that hangs must not hide the other numbers. */
const backlogPatienceMs = 2_000

export function gaugeThreads({ registry }: Metrics, { threads, working, waiting }: Threads): void {
  const gauge = (name: string, help: string, value: () => number): void => {
    new Gauge({ name, help, registers: [registry], collect() { this.set(value()) } })
  }
  gauge('mingjian_pool_threads', 'Documents that can be worked on at once', () => threads)
  gauge('mingjian_pool_working', 'Documents being worked on', working)
  gauge('mingjian_pool_waiting', 'Documents that wait for a thread', waiting)
}

export function gaugeConnections({ registry }: Metrics, connections: () => Connections): void {
  new Gauge({
    name: 'mingjian_database_connections', help: 'Sessions of this process by state, and callers that wait for one',
    labelNames: ['state'], registers: [registry],
    collect() {
      const { total, idle, waiting } = connections()
      this.set({ state: 'busy' }, total - idle)
      this.set({ state: 'idle' }, idle)
      this.set({ state: 'waiting' }, waiting)
    },
  })
}

/** @param now milliseconds; only differences count. */
export function gaugeBacklog({ registry }: Metrics, backlog: () => Promise<Backlog[]>, now: () => number = Date.now): void {
  const fresh = keptFor(backlogFreshMs, backlog, now)
  const registers = [registry]
  new Gauge({
    name: 'mingjian_queue_jobs', help: 'Documents of batches by state', labelNames: ['state'], registers,
    async collect() {
      this.reset()
      for (const { state, count } of await fresh()) this.set({ state }, count)
    },
  })
  new Gauge({
    name: 'mingjian_queue_oldest_seconds', help: 'Age of the oldest document of a batch in its state', labelNames: ['state'], registers,
    async collect() {
      this.reset()
      for (const { state, oldestSeconds } of await fresh()) this.set({ state }, oldestSeconds)
    },
  })
}

/** One question at a time; an answer is kept, a failure or a wait too long gives none. */
function keptFor(ms: number, ask: () => Promise<Backlog[]>, now: () => number): () => Promise<Backlog[]> {
  let answer: Promise<Backlog[]> = Promise.resolve([])
  let askedAt = -Infinity
  return async () => {
    if (now() - askedAt >= ms) {
      askedAt = now()
      answer = ask().catch(() => [])
    }
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<Backlog[]>((resolve) => { timer = setTimeout(resolve, backlogPatienceMs, []) })
    return Promise.race([answer, patience]).finally(() => { clearTimeout(timer) })
  }
}
