// A desk in, a worker that takes jobs of the queue until it is stopped out; it outlives the database's restarts.
import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, run } from 'graphile-worker'
import { atMost } from './at-most.js'
import { openGate } from './gate.js'
import { nameOf } from './judging.js'
import { fieldsOf, forOrigin } from './origin.js'
import { workSet } from './set.js'
import { workSlice } from './slice.js'
import { deliver } from './webhook.js'
import type { Runner, TaskList } from 'graphile-worker'
import type { Origin } from '../model/batch.js'
import type { DeliveryJob, SetJob, SliceJob, TaskName } from '../store/batches/jobs.js'
import type { Registration } from '../store/queue/registration.js'
import type { Desk, WorkerLog } from './desk.js'
import type { Round } from './slice.js'

export interface RunningWorker {
  /** Whether it stands in the table of workers and takes jobs now. */
  ready(): boolean
  /** Takes no more, ends what is under way within the grace, gives back the rest. */
  stop(graceMs: number): Promise<void>
}

const beatMs = 2000
const sweepMs = 10 * 60_000
const placeMs = 2000
const pollMs = 1000
const firstPauseMs = 250
const longestPauseMs = 15_000

/** @returns once it takes jobs. @throws Fault store-unavailable where it can not begin. */
export async function startWorker(desk: Desk): Promise<RunningWorker> {
  const stopping = new AbortController()
  let life = await live(desk)
  let ready = true
  const lives = (async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await Promise.race([life.lost, aborted(stopping.signal)])
      if (stopping.signal.aborted) return
      ready = false
      desk.log.warn({}, 'the session of this worker was cut; it begins anew')
      life.abandon()
      life = await liveAgain(desk, stopping.signal) ?? life
      ready = true
    }
  })()
  return {
    ready: () => ready && !stopping.signal.aborted,
    stop: async (graceMs) => {
      stopping.abort()
      await lives
      await life.end(graceMs)
    },
  }
}

/** One life of a worker: as long as its session. Another life has another name, so that what this one held is given back by whoever sees it. */
interface Life {
  lost: Promise<void>
  end(graceMs: number): Promise<void>
  abandon(): void
}

async function live(desk: Desk): Promise<Life> {
  let tellLost = (): void => undefined
  const lost = new Promise<void>((resolve) => { tellLost = resolve })
  const registration = await desk.store.system.queue.register(() => { tellLost() })
  const leaving = new AbortController()
  // One for each job under way.
  setMaxListeners(0, leaving.signal)
  const round: Round = { gate: openGate(desk.documents), leaving: leaving.signal }
  const runner = await startRunner(desk, round, registration, () => { tellLost() }).catch(async (error: unknown) => {
    await registration.leave()
    throw error
  })
  // It ends of itself where it could not say what became of a job: those it holds are given back with its name, and another begins.
  runner.promise.then(() => { tellLost() }, (error: unknown) => {
    desk.log.warn({ error: nameOf(error) }, 'the runner ended')
    tellLost()
  })
  const timers = [
    every(beatMs, async () => {
      await registration.beat()
      const freed = await registration.freeDead()
      if (freed > 0) desk.log.warn({ workers: freed }, 'jobs of workers that died were given back')
    }),
    every(sweepMs, async () => {
      await desk.store.system.queue.sweep()
      const erased = await desk.store.system.eraseExpired(new Date())
      if (erased.evaluations + erased.documents > 0) desk.log.info(erased, 'what was kept as long as was said is erased')
    }),
    // Whoever reads a league first would wait for a whole batch to be placed: some 0.5 ms a report, 50 s for 100,000.
    every(placeMs, () => desk.store.system.standings.settle()),
  ]
  const still = (): void => { for (const stop of timers) stop() }
  return {
    lost,
    end: async (graceMs) => {
      still()
      round.gate.shut()
      const ended = runner.stop().catch(() => undefined)
      await atMost(round.gate.empty(), graceMs)
      leaving.abort()
      await atMost(ended, graceMs)
      await registration.leave()
    },
    abandon: () => {
      still()
      round.gate.shut()
      leaving.abort()
      void runner.stop().catch(() => undefined)
      void registration.leave()
    },
  }
}

async function liveAgain(desk: Desk, stopping: AbortSignal): Promise<Life | null> {
  for (let pause = firstPauseMs; !stopping.aborted; pause = Math.min(pause * 2, longestPauseMs)) {
    await Promise.race([sleep(pause), aborted(stopping)])
    const life = await live(desk).catch(() => null)
    if (life) return life
  }
  return null
}

/** A document more than are worked on at once is fetched while they are: a job brings a handful. */
async function startRunner(desk: Desk, round: Round, registration: Registration, lost: () => void): Promise<Runner> {
  let entered: Promise<void> | null = null
  return run({
    pgPool: desk.store.system.queue.pool, schema: 'graphile_worker', taskList: tasksOf(desk, round), concurrency: desk.documents + 1,
    noHandleSignals: true, pollInterval: pollMs, logger: loggerOf(desk.log), crontab: '',
    preset: {
      // Told at once, yet by the library's batches: without them a session that is cut while a job is told of ends the process.
      worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      plugins: [{
        name: 'mingjian-registration', version: '1.0.0',
        // Before a worker takes its first job: one that died could not be told from one that lives otherwise.
        worker: {
          hooks: {
            startWorker: (_context, { worker }) => (entered ??= registration.enter(worker.workerPool.id).catch((error: unknown) => {
              lost()
              throw error
            })),
          },
        },
      }],
    },
  })
}

function tasksOf(desk: Desk, round: Round): TaskList {
  const task = <J extends { origin: Origin | null }>(name: TaskName, work: (job: J, at: Desk) => Promise<void>): TaskList[string] =>
    (payload: unknown) => forOrigin(desk, name, (payload as J).origin, (at) => work(payload as J, at))
  const tasks: Record<TaskName, TaskList[string]> = {
    'batch-slice': task<SliceJob>('batch-slice', (slice, at) => workSlice(slice, at, round)),
    'batch-set': task<SetJob>('batch-set', workSet),
    'webhook-delivery': task<DeliveryJob>('webhook-delivery', deliver),
  }
  return tasks
}

/** What the library says of an error may quote a row; what it says of a job is told by the tasks. */
function loggerOf(log: WorkerLog): Logger {
  return new Logger(() => (level, _message, meta) => {
    if (level !== 'error' && level !== 'warning') return
    const { job, error } = (meta ?? {}) as { job?: FailedJob; error?: unknown }
    log.warn({
      ...(job && { ...fieldsOf(job.payload.origin), task: job.task_identifier, job: job.id }), ...(error !== undefined && { error: nameOf(error) }),
    }, 'the queue reports a failure')
  })
}

interface FailedJob { id: string; task_identifier: string; payload: { origin?: Origin | null } }

/** One after the other; what fails is tried at the next turn. */
function every(milliseconds: number, work: () => Promise<unknown>): () => void {
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    void work().catch(() => undefined).finally(() => { busy = false })
  }, milliseconds)
  timer.unref()
  return () => { clearInterval(timer) }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => { resolve() }, { once: true })
  })
}
