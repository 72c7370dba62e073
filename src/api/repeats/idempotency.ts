// A POST with an Idempotency-Key in; the work done once, and the same answer out for everyone who sends it again.
import Type from 'typebox'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import { fingerprintOf } from './fingerprint.js'
import { answerLost } from './lost-answer.js'
import { problems } from '../openapi.js'
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Need } from '../../access/need.js'
import type { Caller } from '../../model/caller.js'
import type { Idempotency, KeptAnswer, LostAnswer } from '../../store/idempotency.js'
import type { Store } from '../../store/store.js'
import type { Fingerprint } from './fingerprint.js'

declare module 'fastify' {
  interface FastifyRequest {
    repeatable: Repeatable | null
    /** The answer holds a secret: it is shown once, and kept nowhere. */
    shownOnce: boolean
  }
}

interface Repeatable {
  key: string
  fingerprint: Fingerprint
  kept: Idempotency
  /** Set where this request does the work. */
  holder: string | null
  settle: (answer: Before | null) => void
}

/** What came of the first request with the key. */
type Before = KeptAnswer | LostAnswer
/** Those of this process that wait for the same answer need not ask the database for it. */
type Flights = Map<string, Promise<Before | null>>

/** What of an answer is given again. */
const keptHeaders = ['content-type', 'content-language', 'location']
const pollMs = 250
/** Beyond the time a request has: till then a process that died holds its key. */
const marginMs = 30_000

/** To be called after callers are identified and before routes are added. */
export function answerRepeats(app: FastifyInstance, { store, requestTimeoutMs }: { store: Store; requestTimeoutMs: number }): void {
  const flights: Flights = new Map()
  app.decorateRequest('repeatable', null)
  app.decorateRequest('shownOnce', false)
  app.addHook('onRoute', describeKey)
  app.addHook('preParsing', async (request) => {
    const key = request.headers['idempotency-key']
    if (request.method !== 'POST' || typeof key !== 'string' || request.is404 || !request.caller || storesNothing(request)) return
    const { idempotency: kept } = store.as(request.caller)
    request.repeatable = { key, fingerprint: fingerprintOf(request), kept, holder: null, settle: () => undefined }
  })
  app.addHook('preHandler', async (request, reply) => {
    const { repeatable } = request
    if (!repeatable) return
    const { key, fingerprint } = repeatable
    const before = await takeOrWait(repeatable, flights, `${nameOf(request.caller!)} ${key}`, requestTimeoutMs + marginMs)
    if (!before) {
      request.caller = { ...request.caller!, hold: { key, holder: repeatable.holder!, fingerprint: () => fingerprint.whole() } }
      return
    }
    await drain(request)
    if (before.fingerprint !== null && before.fingerprint !== fingerprint.digest()) throw mismatch()
    reply.header('idempotency-replayed', 'true')
    if ('made' in before) return answerLost(request, reply, before.made)
    return reply.code(before.status).headers(before.headers).send(Buffer.from(before.body))
  })
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.repeatable?.holder == null) return payload
    return settled(request, request.repeatable, reply, payload).catch((error: unknown) => {
      request.log.warn({ err: error as Error }, 'an answer was not kept for repeats')
      request.repeatable?.settle(null)
      return payload
    })
  })
}

/** Nothing is done twice where nothing is kept; and what is not kept is not kept as an answer either. */
function storesNothing({ routeOptions, query }: FastifyRequest): boolean {
  const { scope, storesNothing: isCheck } = routeOptions.config as Need
  return scope === undefined || isCheck?.(query as Record<string, unknown>) === true
}

/** Null: the work is this request's. @throws Fault idempotency-under-way after a while. */
async function takeOrWait(repeatable: Repeatable, flights: Flights, name: string, heldMs: number): Promise<Before | null> {
  const until = Date.now() + limits.idempotencyWaitMs
  for (let left = limits.idempotencyWaitMs; left > 0; left = until - Date.now()) {
    const flight = flights.get(name)
    if (flight) {
      const before = await patient(flight, left)
      if (before) return before
      continue
    }
    // From here to the answer of the database, the others of this process wait for this one.
    flights.set(name, new Promise((resolve) => {
      repeatable.settle = (answer) => {
        flights.delete(name)
        resolve(answer)
      }
    }))
    const taken = await repeatable.kept.take(repeatable.key, heldMs).catch((error: unknown) => {
      repeatable.settle(null)
      throw error
    })
    if ('holder' in taken) {
      repeatable.holder = taken.holder
      return null
    }
    const before = 'kept' in taken ? taken.kept : 'lost' in taken ? taken.lost : null
    if (before) {
      repeatable.settle(before)
      return before
    }
    // Another process has it.
    await new Promise((resolve) => { setTimeout(resolve, Math.min(pollMs, left)) })
    repeatable.settle(null)
  }
  throw new Fault('idempotency-under-way', {
    zh: '同一个键的请求还没有处理完。', en: 'The request that came first with this key is not done.',
  })
}

async function patient<T>(promise: Promise<T>, milliseconds: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => { timer = setTimeout(() => { resolve(null) }, milliseconds) })
  return Promise.race([promise, late]).finally(() => { clearTimeout(timer) })
}

/**
 * Kept before it is sent. What a caller may try again is not kept: outages, refusals for the moment. An answer too large to keep is made
 * anew where nothing was stored, and pointed to where something was.
 */
async function settled(request: FastifyRequest, repeatable: Repeatable, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const { key, holder, fingerprint, kept, settle } = repeatable
  const body = typeof payload === 'string' ? Buffer.from(payload) : Buffer.isBuffer(payload) ? payload : null
  const small = body !== null && body.length <= limits.idempotentAnswerBytes
  const location = reply.getHeader('location')
  const lasting = reply.statusCode < 500 && reply.statusCode !== 429 && reply.statusCode !== 408 && request.raw.complete !== false
  // Where a check may be kept, 201 says that it was.
  const check = (request.routeOptions.config as Need).storesNothing !== undefined && reply.statusCode === 200
  if (!lasting || check || request.shownOnce || (!small && typeof location !== 'string')) {
    await kept.release(key, holder!)
    settle(null)
    return payload
  }
  const headers = Object.fromEntries(keptHeaders.map((name) => [name, reply.getHeader(name)]).filter(([, value]) => typeof value === 'string'))
  const answer: KeptAnswer = {
    fingerprint: fingerprint.digest(), headers: headers as Record<string, string>,
    ...(small ? { status: reply.statusCode, body } : { status: 303, body: Buffer.alloc(0) }),
  }
  await kept.keep(key, holder!, answer)
  settle(answer)
  return payload
}

/** A form that nobody reads is read to its end: its fingerprint is known then. */
async function drain({ raw, body }: FastifyRequest): Promise<void> {
  const stream = isStream(body) ? body : raw
  if (raw.readableEnded) return
  stream.resume()
  await new Promise((resolve) => {
    stream.once('end', resolve)
    stream.once('close', resolve)
  })
}

function isStream(body: unknown): body is Readable {
  return typeof (body as Readable | null | undefined)?.pipe === 'function'
}

function nameOf({ organisation, key }: Caller): string {
  return `${organisation} ${key ?? ''}`
}

function mismatch(): Fault {
  return new Fault('idempotency-mismatch', {
    zh: '这个键已用于内容不同的另一个请求。', en: 'The request that came first with this key said something else.',
  })
}

const header = Type.Object({
  'idempotency-key': Type.Optional(Type.String({
    minLength: 1, maxLength: limits.idempotencyKeyLength, pattern: '^[\\x21-\\x7e]+$',
    description: `Any word of the caller's own, new for each request: the same request sent again with it within ${limits.idempotencyHours} hours `
      + 'gets the first answer, and its work is done once. Of no use where nothing is stored',
    examples: ['5f0c2a52-6a1e-4c6e-9d8c-2f3d5b1f7a10'],
  })),
})

const seeOther = {
  description: 'Done before under this key, where the answer was too large to keep, held a secret or was lost: what it made is there',
  headers: { location: { type: 'string', description: 'Where it is kept' } },
  type: 'null',
}

interface Route { method: string | string[]; schema?: { hide?: boolean; headers?: unknown; response?: unknown }; config?: unknown }

function describeKey(route: Route): void {
  const scope = (route.config as { scope?: string } | undefined)?.scope
  if (![route.method].flat().includes('POST') || !route.schema || route.schema.hide || scope === undefined) return
  route.schema.headers = header
  const own = problems('idempotency-mismatch', 'idempotency-under-way', 'answer-lost') as Record<number, { description: string }>
  const response: Record<number, { description: string }> = { ...route.schema.response as Record<number, { description: string }>, 303: seeOther }
  for (const status of [409, 422]) {
    const there = response[status]
    response[status] = there ? { ...there, description: `${there.description} · ${own[status]!.description}` } : own[status]!
  }
  route.schema.response = response
}
