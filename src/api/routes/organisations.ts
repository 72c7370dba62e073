// The tree of organisations as the caller sees it, a new one below it, and who the caller is.
import Type from 'typebox'
import { organisationKinds, roles, scopes } from '../../model/caller.js'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import { callerOf } from '../access.js'
import { cursorOf, pageOf, pageQuery } from '../cursor.js'
import { languageQuery } from '../language.js'
import { problems, refTo } from '../openapi.js'
import { InvalidInput } from '../problem.js'
import { closed } from '../../model/schema.js'
import type { Organisation } from '../../store/organisations.js'
import type { Api, Service } from '../dependencies.js'

const tags = ['access']
const uuid = Type.String({ format: 'uuid' })
const time = Type.String({ format: 'date-time' })
const language = Type.Object(languageQuery, closed)
const json = (schema: object, description: string) => ({ description, content: { 'application/json': { schema } } })
const below = organisationKinds.filter((kind) => kind !== 'root')

const OrganisationWish = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }), kind: Type.Enum(below), parent: Type.Optional(uuid),
}, { ...closed, examples: [{ name: '青溪县', kind: 'county' }] })
const OrganisationChange = Type.Object(Type.Partial(OrganisationWish).properties, {
  ...closed, minProperties: 1, examples: [{ name: '青溪市', kind: 'city' }],
})
const Whoami = Type.Object({
  organisation: refTo<Organisation>('Organisation'), role: Type.Enum([...roles]), scopes: Type.Array(Type.Enum([...scopes])),
  key: Type.Union([Type.Object({ id: uuid, name: Type.String(), expiresAt: Type.Union([time, Type.Null()]) }, closed), Type.Null()]),
  open: Type.Boolean({ description: 'No key was needed: none exists, and the service answers this machine alone' }),
}, closed)

export function organisationRoutes(app: Api, service: Service): void {
  whoami(app, service)
  create(app, service)
  list(app, service)
  getOne(app, service)
  change(app, service)
  remove(app, service)
}

function whoami(app: Api, { store }: Service): void {
  app.get('/v1/whoami', {
    config: { scope: 'any' },
    schema: {
      tags, operationId: 'whoami', summary: '当前密钥是谁 · Who the caller is', description: 'Organisation, role and scopes of the key that was sent.',
      querystring: language,
      response: { 200: json(Whoami, 'The caller'), ...problems('store-unavailable') },
    },
  }, async (request) => {
    const caller = callerOf(request)
    const { organisations, keys } = store.as(caller)
    const [organisation, key] = await Promise.all([organisations.get(caller.organisation), caller.key === null ? null : keys.get(caller.key)])
    if (!organisation) throw unknown(caller.organisation)
    return {
      organisation: asSeen(organisation, caller.organisation), role: caller.role, scopes: [...caller.scopes],
      key: key && { id: key.id, name: key.name, expiresAt: key.expiresAt }, open: caller.open,
    }
  })
}

function create(app: Api, { store }: Service): void {
  app.post('/v1/organisations', {
    config: { scope: 'keys:admin' },
    schema: {
      tags, operationId: 'createOrganisation', summary: '设立下级单位 · Add an organisation',
      description: 'Below the caller\'s own, or below `parent` in its tree. It sees itself and what is below it; those above see it.',
      querystring: language, body: OrganisationWish,
      response: { 201: json(refTo<Organisation>('Organisation'), 'Added'), ...problems('not-found', 'store-unavailable') },
    },
  }, async (request, reply) => {
    const caller = callerOf(request)
    const { parent = caller.organisation, name, kind } = request.body
    const made = await store.as(caller).organisations.create({ parent, name, kind })
    if (made === 'no-parent') throw unknown(parent)
    if (made === 'too-deep') throw new InvalidInput([{ at: 'body/parent', says: tooDeep }])
    return reply.code(201).send(made)
  })
}

function list(app: Api, { store }: Service): void {
  app.get('/v1/organisations', {
    config: { scope: 'roster:read' },
    schema: {
      tags, operationId: 'listOrganisations', summary: '本单位及下级单位 · List the organisations',
      description: 'The caller\'s own and all below it, in the order they were added.',
      querystring: Type.Object({ ...pageQuery, ...languageQuery }, closed),
      response: {
        200: json(Type.Object({
          items: Type.Array(refTo<Organisation>('Organisation')), next: Type.Union([Type.String(), Type.Null()]),
        }, closed), 'A page'),
        ...problems('store-unavailable'),
      },
    },
  }, async (request) => {
    const { limit, cursor } = request.query
    const caller = callerOf(request)
    const { items, next } = await store.as(caller).organisations.list(pageOf({ limit, cursor }))
    return { items: items.map((item) => asSeen(item, caller.organisation)), next: next === null ? null : cursorOf(next) }
  })
}

function getOne(app: Api, { store }: Service): void {
  app.get('/v1/organisations/:id', {
    config: { scope: 'roster:read' },
    schema: {
      tags, operationId: 'getOrganisation', summary: '一个单位 · Read one organisation', description: 'The caller\'s own or one below it.',
      params: Type.Object({ id: uuid }, closed), querystring: language,
      response: { 200: json(refTo<Organisation>('Organisation'), 'The organisation'), ...problems('not-found', 'store-unavailable') },
    },
  }, async (request) => {
    const caller = callerOf(request)
    const found = await store.as(caller).organisations.get(request.params.id)
    if (!found) throw unknown(request.params.id)
    return asSeen(found, caller.organisation)
  })
}

function change(app: Api, { store }: Service): void {
  app.patch('/v1/organisations/:id', {
    config: { scope: 'keys:admin' },
    schema: {
      tags, operationId: 'changeOrganisation', summary: '更名、改隶属 · Rename an organisation or move it',
      description: 'What is left out stays. With another `parent` all below it and all it holds move along: those that stood above it see it no '
        + 'more, those above its new place do, and their league tables follow. The caller\'s own can only be renamed.',
      params: Type.Object({ id: uuid }, closed), querystring: language, body: OrganisationChange,
      response: {
        200: json(refTo<Organisation>('Organisation'), 'As it now stands'), ...problems('not-found', 'organisation-not-moved', 'store-unavailable'),
      },
    },
  }, async (request) => {
    const caller = callerOf(request)
    const changed = await store.as(caller).organisations.change(request.params.id, request.body)
    if (!changed) throw unknown(request.params.id)
    return asSeen(changed, caller.organisation)
  })
}

function remove(app: Api, { store }: Service): void {
  app.delete('/v1/organisations/:id', {
    config: { scope: 'keys:admin' },
    schema: {
      tags, operationId: 'removeOrganisation', summary: '删除误设的单位 · Remove an organisation',
      description: 'One that was added by mistake: nothing stands below it and nothing was recorded under it. Any other stays for the record.',
      params: Type.Object({ id: uuid }, closed), querystring: language,
      response: { 204: { description: 'Removed', type: 'null' }, ...problems('not-found', 'organisation-in-use', 'store-unavailable') },
    },
  }, async (request, reply) => {
    if (!(await store.as(callerOf(request)).organisations.remove(request.params.id))) throw unknown(request.params.id)
    return reply.code(204).send(null)
  })
}

/** Nothing of what is above the caller, not even its id. */
function asSeen(organisation: Organisation, own: string): Organisation {
  return organisation.id === own ? { ...organisation, parent: null } : organisation
}

const tooDeep = { zh: `单位最多 ${limits.organisationDepth} 层`, en: `stands too deep: ${limits.organisationDepth} levels are the most` }

function unknown(id: string): Fault {
  return new Fault('not-found', { zh: `没有编号为 ${id} 的单位。`, en: `There is no organisation ${id}.` })
}
