// A request in, who asks out: the key is looked up, and held against what the route needs, before the body is read.
import { unauthenticated, isPublic, refusal } from '../access/need.js'
import { isSecret, readAuthorization } from '../access/key.js'
import { isOwnDoing } from '../access/loopback.js'
import { localCaller, scopesOf } from '../access/roles.js'
import { limits } from '../model/limits.js'
import { problems } from './openapi.js'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import type { Need } from '../access/need.js'
import type { Caller, KeyAsked } from '../model/caller.js'
import type { Fault } from '../model/fault.js'
import type { Store } from '../store/store.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** Null on public routes where no key was sent. */
    caller: Caller | null
    /** Requests a minute of its key, where it has a limit of its own. */
    ownRate: number | null
    refused: Fault | null
  }
  interface FastifyContextConfig extends Need {
    /** Said once more, for the types of a route's own config. */
    scope?: Need['scope']
  }
  interface FastifyInstance {
    /** Every route with what it needs, for those who describe and those who test. */
    needs: RouteNeed[]
    /** For what this caller has to show a key. */
    keyAsked(request: FastifyRequest): Promise<KeyAsked>
  }
}

export interface RouteNeed { method: string; url: string; need: Need }

export interface Access {
  store: Store
  /** No key is needed as long as none exists: for a service on this machine alone. */
  open: boolean
  /** Whether reports may be checked without a key. */
  publicCheck: boolean
}

/** What plugins serve and nobody is kept from: the page of the description, and what the pages load. */
const ofPlugins = /^\/(docs|assets)(\/|$)/

export function identifyCallers(app: FastifyInstance, access: Access): void {
  app.decorate('needs', [])
  app.decorateRequest('caller', null)
  app.decorateRequest('ownRate', null)
  app.decorateRequest('refused', null)
  app.addHook('onRoute', (route) => {
    if (ofPlugins.test(route.url)) route.config = { public: true, ...route.config }
    describeNeed(route, access.publicCheck)
    for (const method of [route.method].flat()) app.needs.push({ method, url: route.url, get need() { return needOf(route) } })
  })
  let keysExist = false
  const isOpen = async (): Promise<boolean> => {
    // A key is never removed, so that what was once closed stays closed.
    keysExist ||= !access.open || await access.store.system.keys.any()
    return !keysExist
  }
  app.decorate('keyAsked', async (request) => {
    if (await isOpen() && isOwnDoing(originsOf(request))) return 'none'
    return access.publicCheck ? 'kept' : 'always'
  })
  app.addHook('onRequest', async (request) => {
    if (request.is404) return
    const need = request.routeOptions.config as Need
    if (need.public === true && !need.identify) return
    const header = request.headers.authorization
    if (header !== undefined) {
      const found = await callerOfKey(header, access.store, request)
      request.caller = found
      if (!found) request.refused = unauthenticated('refused')
    } else if (await isOpen()) {
      if (isOwnDoing(originsOf(request))) request.caller = localCaller
      else if (!isPublic(need, queryOf(request), access.publicCheck)) request.refused = unauthenticated('foreign')
    }
    request.refused ??= refusal(need, queryOf(request), request.caller, access.publicCheck)
  })
  // After the limit of requests, which counts those that are refused too.
  app.addHook('preParsing', async (request) => {
    if (request.refused) throw request.refused
  })
}

/** @throws Fault unauthenticated where nobody has said who he is. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw unauthenticated('needed')
  return request.caller
}

/** Requests are counted by person, who may hold an old key and a new one, and by address where there is no key. */
export function countedBy(request: FastifyRequest): string {
  return request.caller?.person ?? request.ip
}

async function callerOfKey(header: string, { system }: Store, request: FastifyRequest): Promise<Caller | null> {
  const presented = readAuthorization(header)
  if (!presented) return null
  const held = await system.keys.find(presented.id)
  const now = new Date()
  if (!isSecret(presented.secret, held?.digest ?? null) || !held) return null
  if (held.revokedAt !== null || (held.expiresAt !== null && held.expiresAt <= now)) return null
  const due = new Date(now.getTime() - limits.keyStampMs)
  if (held.lastUsedAt === null || held.lastUsedAt < due) await system.keys.stamp(held.id, now, due)
  request.ownRate = held.requestsPerMinute
  // What its role may no longer do, no key of the role may.
  const scopes = held.scopes.filter((scope) => scopesOf[held.role].includes(scope))
  return {
    organisation: held.organisation, role: held.role, scopes, key: held.id, keyName: held.name, person: held.person, open: false,
  }
}

const byProxies = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const

function originsOf({ headers }: FastifyRequest): Parameters<typeof isOwnDoing>[0] {
  const site = headers['sec-fetch-site']
  const forwarded = byProxies.some((name) => headers[name] !== undefined)
  return { host: headers.host, origin: headers.origin, site: Array.isArray(site) ? site.join() : site, forwarded }
}

function queryOf(request: FastifyRequest): Record<string, unknown> {
  return request.query as Record<string, unknown>
}

function needOf({ config }: RouteOptions): Need {
  return (config ?? {}) as Need
}

/** The description says what a route needs, and that it answers 401 and 403, without the route saying it again. */
function describeNeed(route: RouteOptions, publicCheck: boolean): void {
  const need = needOf(route)
  const { schema } = route
  if (!schema || schema.hide || (need.public === true && !need.identify)) return
  const scoped = need.scope !== undefined && need.scope !== 'any'
  const withKey = { key: scoped ? [need.scope!] : [] }
  // A key that can only code is refused a check as well, where that is not everybody's.
  const refusable = scoped || need.public === 'check'
  const without = need.public === true || need.public === 'check' || need.storesNothing !== undefined
  schema.security = without && publicCheck ? [{}, withKey] : [withKey]
  schema.response = { ...problems('unauthenticated', ...(refusable ? ['forbidden' as const] : [])), ...(schema.response as object) }
}
