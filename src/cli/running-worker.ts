// Settings in, a running worker process out; it ends in order on SIGTERM and SIGINT.
import { listenForWatchers } from '../observe/listener.js'
import { running } from './running-parts.js'
import type { Config } from '../config.js'
import type { WorkerLog } from '../worker/desk.js'
import type { RunningWorker } from '../worker/run.js'
import type { Running } from './running-parts.js'

export interface RunningProcess extends Running {
  worker: RunningWorker
  /** Where /healthz, /readyz and /metrics are answered; null where MINGJIAN_WORKER_PORT is not set. */
  port: number | null
}

/** @throws Fault where the store can't be had. */
export function startWorkerProcess(config: Config): Promise<RunningProcess> {
  return running(config, () => Promise.resolve(), async ({ store, observer: { metrics }, opened, work }) => {
    const worker = await work(config.threads, lineLog(config.logLevel))
    const { host, workerPort: port, metricsToken } = config
    if (port === undefined) return { worker, port: null }
    const ready = async (): Promise<boolean> => worker.ready() && store.ping().then(() => true)
    const watch = await listenForWatchers({ host, port, metricsToken, metrics, ready })
    opened(watch)
    return { worker, port: watch.port }
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
