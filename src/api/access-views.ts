// What the service shows of an organisation and of a key, for the description of the API.
import Type from 'typebox'
import { organisationKinds, roles, scopes } from '../model/caller.js'
import { closed } from '../model/schema.js'

const uuid = Type.String({ format: 'uuid' })
const time = Type.String({ format: 'date-time' })
const timeOrNull = Type.Union([time, Type.Null()])

export const OrganisationView = Type.Object({
  id: uuid,
  parent: Type.Union([uuid, Type.Null()], { description: 'Null where the caller does not see it' }),
  name: Type.String(), kind: Type.Enum([...organisationKinds]), createdAt: time,
}, closed)

/** A key without its secret. */
export const KeyView = Type.Object({
  id: uuid, organisation: uuid, name: Type.String(), role: Type.Enum([...roles]), scopes: Type.Array(Type.Enum([...scopes])),
  requestsPerMinute: Type.Union([Type.Integer(), Type.Null()]), createdAt: time, expiresAt: timeOrNull, revokedAt: timeOrNull,
  lastUsedAt: timeOrNull, replacedBy: Type.Union([uuid, Type.Null()], { description: 'The key that it was rotated into' }),
  person: Type.String({ format: 'uuid', description: 'Whose it is: the first of the keys that it was rotated from, or its own id' }),
}, closed)
