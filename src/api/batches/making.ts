// A request for a batch in, the batch out: what is wished for is held against what there is, the documents are kept, the work begins.
import { randomBytes } from 'node:crypto'
import { hostOf } from '../../access/webhook.js'
import { Fault } from '../../model/fault.js'
import { mediaTypeOf } from '../received/documents.js'
import { receiveArchive, receiveForm, receiveReferences, unknownNames } from './upload.js'
import { originOf } from './origin.js'
import { choiceFor } from '../rules/desk.js'
import { watchUpload } from './stall.js'
import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Batch, BatchOptions } from '../../model/batch.js'
import type { NewItem } from '../../store/batches/receiving.js'
import type { TenantStore } from '../../store/tenant-store.js'
import type { BatchQuery, BatchRequest, BatchWishes } from './wishes.js'
import type { Service } from '../dependencies.js'

export interface Made { batch: Batch; secret?: string }

/** What is wrong with the wishes is told before the documents are read, where they come first; a batch that can't be made leaves nothing. */
export async function makeBatch(request: FastifyRequest, reply: FastifyReply, service: Service, tenant: TenantStore): Promise<Made> {
  const early = wishesBefore(request)
  if (early) await settledWishes(early, service, tenant)
  const id = await tenant.batches.begin()
  try {
    const wishes = await receive(request, reply, { id, tenant, stallMs: service.uploadStallMs }) ?? early ?? {}
    const { webhook, secret, options } = await settledWishes(wishes, service, tenant)
    const strangers = wishes.metadata ? await tenant.batches.know(id, wishes.metadata) : []
    if (strangers.length > 0) throw unknownNames(strangers)
    const batch = await tenant.batches.start(id, { title: wishes.title ?? null, options, webhook, origin: originOf(request, service) })
    return { batch, ...(secret !== undefined && { secret }) }
  } catch (error) {
    await tenant.batches.drop(id).catch(() => { request.log.warn({ batch: id }, 'a batch that was not made is left to the sweep') })
    throw error
  }
}

/** @throws Fault unknown-format for a body that is neither a form nor an archive nor JSON. */
function wishesBefore(request: FastifyRequest): BatchWishes | null {
  if (request.isMultipart()) return null
  if (!isArchive(request) && mediaTypeOf(request) !== 'application/json') throw new Fault('unknown-format', asBatches)
  const said: BatchWishes = isArchive(request) ? asWishes(request.query as BatchQuery) : request.body as BatchRequest
  const { title, set, previous, ruleset, overlay, webhook } = said
  return {
    ...(title !== undefined && { title }), ...(set !== undefined && { set }), ...(previous !== undefined && { previous }),
    ...(ruleset !== undefined && { ruleset }), ...(overlay !== undefined && { overlay }), ...(webhook !== undefined && { webhook }),
  }
}

function asWishes({ webhook, lang: _, ...rest }: BatchQuery): BatchWishes {
  return { ...rest, ...(webhook !== undefined && { webhook: { url: webhook } }) }
}

interface Receiver { id: string; tenant: TenantStore; stallMs: number }

/** @returns the wishes where they came with the documents. */
async function receive(request: FastifyRequest, reply: FastifyReply, { id, tenant, stallMs }: Receiver): Promise<BatchWishes | null> {
  let from = 0
  const keep = async (items: NewItem[]): Promise<void> => {
    await tenant.batches.receive(id, from, items)
    from += items.length
  }
  const watch = watchUpload(request, reply, stallMs)
  if (request.isMultipart()) return watch.whileArriving(receiveForm(request, keep, watch))
  if (isArchive(request)) await watch.whileArriving(receiveArchive(request.body as Readable, keep, watch))
  else await receiveReferences(request.body as BatchRequest, keep, tenant)
  return null
}

interface Settled { options: BatchOptions; webhook: { url: string; secret: string } | null; secret?: string }

/** @throws Fault webhook-refused, not-found for rules that are not there. */
async function settledWishes(wishes: BatchWishes, service: Service, tenant: TenantStore): Promise<Settled> {
  const { set, previous, ruleset, overlay, webhook } = wishes
  const { rulebook, rulesets, webhookHosts } = service
  const choice = await choiceFor({ ruleset, overlay }, rulebook.id, rulesets, tenant.rulesets)
  const chosen = rulesets.compose(choice)
  const options: BatchOptions = {
    ...(set && { set }), ...(previous !== undefined && { previous }), ...(overlay !== undefined && { overlay }),
    // Own rules by the version that is the latest now: one that comes later must not judge half of a batch.
    ...(ruleset !== undefined && { ruleset: choice.files ? `${chosen.id}@${chosen.version}` : ruleset }),
  }
  if (!webhook) return { options, webhook: null }
  if (!webhookHosts.has(hostOf(webhook.url))) throw refusedHost(webhook.url)
  const secret = webhook.secret ?? randomBytes(32).toString('base64url')
  return { options, webhook: { url: webhook.url, secret }, secret }
}

function isArchive(request: FastifyRequest): boolean {
  return mediaTypeOf(request) === 'application/zip'
}

const asBatches = {
  zh: '一个批次的 Content-Type 应为 multipart/form-data、application/zip 或 application/json。',
  en: 'A batch is sent as multipart/form-data, application/zip or application/json.',
}

function refusedHost(url: string): Fault {
  const host = hostOf(url) || url.slice(0, 100)
  return new Fault('webhook-refused', { zh: `${host} 没有列入可通知的主机。`, en: `${host} is not among the hosts that may be notified.` })
}
