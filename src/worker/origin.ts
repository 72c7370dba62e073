// A job's task and origin in, its work under a span and beside a log that name the request it is done for, out.
import type { Origin } from '../model/batch.js'
import type { TaskName } from '../store/batches/jobs.js'
import type { Desk, WorkerLog } from './desk.js'

/** @param origin null where no request made the batch, undefined in a job of a program before this. */
export function forOrigin(desk: Desk, task: TaskName, origin: Origin | null | undefined, work: (desk: Desk) => Promise<void>): Promise<void> {
  const attributes = { 'mingjian.task': task, ...(origin && { 'mingjian.request': origin.request }) }
  return desk.traces.under(origin?.traceparent, 'job', attributes, () => work({ ...desk, log: withFields(desk.log, fieldsOf(origin)) }))
}

/** By the name that the service's own lines have it under. */
export function fieldsOf(origin: Origin | null | undefined): { reqId?: string } {
  return origin ? { reqId: origin.request } : {}
}

function withFields(log: WorkerLog, fields: object): WorkerLog {
  return {
    info: (more, message) => { log.info({ ...fields, ...more }, message) },
    warn: (more, message) => { log.warn({ ...fields, ...more }, message) },
    error: (more, message) => { log.error({ ...fields, ...more }, message) },
  }
}
