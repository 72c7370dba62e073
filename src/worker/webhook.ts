// A delivery that is due in, one signed call to the batch's webhook out: to a host that was named, redirects not followed.
import { Fault } from '../model/fault.js'
import { limits } from '../model/limits.js'
import { hostOf, signatureOf, webhookHeaders } from '../access/webhook.js'
import { nameOf } from './judging.js'
import { tenantOf } from './desk.js'
import type { DeliveryJob } from '../store/batches/jobs.js'
import type { Delivery } from '../store/batches/deliveries.js'
import type { Desk } from './desk.js'

/** @throws Error where the call is to be tried again after a pause that grows. */
export async function deliver({ organisation, delivery: id }: DeliveryJob, desk: Pick<Desk, 'store' | 'webhookHosts'>): Promise<void> {
  const { deliveries } = tenantOf(desk, organisation)
  const delivery = await deliveries.due(id)
  if (!delivery) return
  if (!desk.webhookHosts.has(hostOf(delivery.url))) return void await deliveries.tried(id, 'host not named', 'failed')
  const answer = await call(delivery).catch(nameOf)
  const delivered = /^2\d\d$/.test(answer)
  // By the delivery's own count and not the job's: a job may be lost with the process that has it, or with its database.
  const last = delivery.attempts + 1 >= limits.webhookAttempts
  const open = await deliveries.tried(id, answer, delivered ? 'delivered' : last ? 'failed' : null)
  if (open && !delivered && !last) throw new Fault('timed-out', { zh: '通知未送达。', en: `The webhook was not delivered: ${answer}.` })
}

/** @returns the status; what the other side writes is not read. */
async function call({ id, event, body, url, secret }: Delivery): Promise<string> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const response = await fetch(url, {
    method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout(limits.webhookMs),
    headers: {
      'content-type': 'application/json', 'user-agent': 'mingjian',
      [webhookHeaders.delivery]: id, [webhookHeaders.event]: event, [webhookHeaders.timestamp]: timestamp,
      [webhookHeaders.signature]: signatureOf(secret, timestamp, body),
    },
  })
  await response.body?.cancel()
  return String(response.status)
}
