// Hand out keys, see them without their secrets, rotate and revoke them; and say who a key is.
import { randomBytes } from 'node:crypto'
import Type from 'typebox'
import { grant, issueKey, overlapEnd } from '../../access/issue.js'
import { secretBytes } from '../../access/key.js'
import { roles, scopes } from '../../model/caller.js'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import { newKeyId } from '../../store/keys.js'
import { callerOf } from '../access.js'
import { cursorOf, pageOf, pageQuery } from '../cursor.js'
import { languageQuery } from '../language.js'
import { problems, refTo } from '../openapi.js'
import { closed } from '../../model/schema.js'
import type { KeyRecord } from '../../store/keys.js'
import type { Api, Service } from '../dependencies.js'

const tags = ['access']
const uuid = Type.String({ format: 'uuid' })
const Role = Type.Enum([...roles])
const Scopes = Type.Array(Type.Enum([...scopes]), { uniqueItems: true, maxItems: scopes.length })
const rate = Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Requests a minute; left out, what the service allows everybody' })
const validDays = Type.Integer({ minimum: 1, maximum: limits.keyDaysMost, default: limits.keyDays })
const name = Type.String({ minLength: 1, maxLength: 200, description: 'What it is for, to tell it from others' })

const NewKeyView = Type.Object({
  key: refTo<KeyRecord>('Key'),
  secret: Type.String({ description: 'To be sent as `Authorization: Bearer <secret>`. Shown this once and kept nowhere.' }),
}, closed)
const RotatedView = Type.Object({ ...NewKeyView.properties, old: refTo<KeyRecord>('Key') }, closed)
const KeyWish = Type.Object({
  name, role: Role, scopes: Type.Optional(Scopes), organisation: Type.Optional(uuid), validDays: Type.Optional(validDays),
  requestsPerMinute: Type.Optional(rate),
}, { ...closed, examples: [{ name: '青溪县政务公开办公室', role: 'reader' }] })
const RotationWish = Type.Object({
  overlapHours: Type.Optional(Type.Integer({ minimum: 0, maximum: limits.overlapHoursMost, default: limits.overlapHours })),
  validDays: Type.Optional(validDays),
}, closed)
const ById = Type.Object({ id: uuid }, closed)
const language = Type.Object(languageQuery, closed)
const json = (schema: object, description: string) => ({ description, content: { 'application/json': { schema } } })

export function keyRoutes(app: Api, service: Service): void {
  create(app, service)
  list(app, service)
  getOne(app, service)
  rotate(app, service)
  revoke(app, service)
}

function create(app: Api, { store }: Service): void {
  app.post('/v1/keys', {
    config: { scope: 'keys:admin' },
    schema: {
      tags, operationId: 'createKey', summary: '发放密钥 · Make a key',
      description: 'For the caller\'s organisation or one below it, with the scopes of the role or fewer, and none that the caller lacks. '
        + 'The secret is in this answer and nowhere else.',
      querystring: language, body: KeyWish,
      response: { 201: json(NewKeyView, 'Made'), ...problems('not-found', 'store-unavailable') },
    },
  }, async (request, reply) => {
    const caller = callerOf(request)
    const { organisation = caller.organisation, requestsPerMinute = null, validDays: days, name: called, role, scopes: wished } = request.body
    const id = newKeyId()
    const { text, digest, expiresAt } = issueKey(id, randomBytes(secretBytes), Date.now(), days)
    const granted = grant(caller, role, wished)
    const key = await store.as(caller).keys.create(id, { organisation, name: called, role, scopes: granted, requestsPerMinute, digest, expiresAt })
    if (!key) throw new Fault('not-found', { zh: `没有编号为 ${organisation} 的单位。`, en: `There is no organisation ${organisation}.` })
    request.shownOnce = true
    return reply.code(201).send({ key, secret: text })
  })
}

function list(app: Api, { store }: Service): void {
  app.get('/v1/keys', {
    config: { scope: 'keys:admin' },
    schema: {
      tags, operationId: 'listKeys', summary: '密钥列表 · List the keys',
      description: 'Of the caller\'s organisation and all below it, newest first, without their secrets.',
      querystring: Type.Object({ organisation: Type.Optional(uuid), ...pageQuery, ...languageQuery }, closed),
      response: {
        200: json(Type.Object({ items: Type.Array(refTo<KeyRecord>('Key')), next: Type.Union([Type.String(), Type.Null()]) }, closed), 'A page'),
        ...problems('store-unavailable'),
      },
    },
  }, async (request) => {
    const { limit, cursor, organisation } = request.query
    const page = { ...pageOf({ limit, cursor }), ...(organisation !== undefined && { organisation }) }
    const { items, next } = await store.as(callerOf(request)).keys.list(page)
    return { items, next: next === null ? null : cursorOf(next) }
  })
}

function getOne(app: Api, { store }: Service): void {
  app.get('/v1/keys/:id', {
    config: { scope: 'keys:admin' },
    schema: {
      tags, operationId: 'getKey', summary: '一把密钥 · Read one key', description: 'Without its secret, which is not kept.',
      params: ById, querystring: language,
      response: { 200: json(refTo<KeyRecord>('Key'), 'The key'), ...problems('not-found', 'store-unavailable') },
    },
  }, async (request) => {
    const found = await store.as(callerOf(request)).keys.get(request.params.id)
    if (!found) throw unknown(request.params.id)
    return found
  })
}

function rotate(app: Api, { store }: Service): void {
  app.post('/v1/keys/:id/rotations', {
    config: { scope: 'keys:admin' },
    schema: {
      tags, operationId: 'rotateKey', summary: '更换密钥 · Rotate a key',
      description: 'A new key of the same name, role and scopes; the old one holds on for `overlapHours`, so that nobody is cut off meanwhile.',
      params: ById, querystring: language, body: RotationWish,
      response: { 201: json(RotatedView, 'The new key, and the old one with its end'), ...problems('key-spent', 'not-found', 'store-unavailable') },
    },
  }, async (request, reply) => {
    const caller = callerOf(request)
    const now = Date.now()
    const id = newKeyId()
    const { text, digest, expiresAt } = issueKey(id, randomBytes(secretBytes), now, request.body.validDays)
    const rotated = await store.as(caller).keys.rotate(request.params.id, id, {
      digest, expiresAt, oldUntil: overlapEnd(now, request.body.overlapHours),
      // Whoever rotates a key holds the new one: it may not be worth more than his own.
      allowed: ({ role, scopes: held }) => { grant(caller, role, held) },
    })
    if (rotated === null) throw unknown(request.params.id)
    if (rotated === 'spent') throw new Fault('key-spent', spent)
    request.shownOnce = true
    return reply.code(201).send({ ...rotated, secret: text })
  })
}

function revoke(app: Api, { store }: Service): void {
  app.delete('/v1/keys/:id', {
    config: { scope: 'keys:admin' },
    schema: {
      tags, operationId: 'revokeKey', summary: '撤销密钥 · Revoke a key',
      description: 'From the next request on it is not valid. It stays in the list, so that the audit trail can name it.',
      params: ById, querystring: language,
      response: { 204: { description: 'Revoked', type: 'null' }, ...problems('not-found', 'store-unavailable') },
    },
  }, async (request, reply) => {
    if (!(await store.as(callerOf(request)).keys.revoke(request.params.id))) throw unknown(request.params.id)
    return reply.code(204).send(null)
  })
}

const spent = { zh: '这把密钥已过期、撤销或更换过。', en: 'This key has expired, was revoked or was rotated before.' }

function unknown(id: string): Fault {
  return new Fault('not-found', { zh: `没有编号为 ${id} 的密钥。`, en: `There is no key ${id}.` })
}
