// For every address with an id in it: how to make one of an organisation's, and what to send there. A new address is a line here.
import { randomBytes, randomUUID } from 'node:crypto'
import { issueKey } from '../../src/access/issue.js'
import { secretBytes } from '../../src/access/key.js'
import { thingsOfReview } from './things-of-review.js'
import { newKeyId } from '../../src/store/keys.js'
import { aResult } from '../store/sample-result.js'
import type { Place, Season } from './on-postgres.js'

export interface Thing {
  /** Makes one that belongs to the organisation at that place. @returns what stands in the address. */
  make(season: Season, place: Place): Promise<Record<string, string>>
  /** Body of a method that has one. */
  bodies?: Record<string, object>
  /** Query of a method that needs one; parameters of the address in braces. */
  queries?: Record<string, string>
}

async function evaluation({ store, caller }: Season, place: Place): Promise<{ id: string }> {
  const { id } = await store.as(caller(place)).evaluations.save(aResult())
  return { id }
}

async function key({ store, caller, organisations }: Season, place: Place): Promise<{ id: string }> {
  const id = newKeyId()
  const { digest, expiresAt } = issueKey(id, randomBytes(secretBytes), Date.now())
  await store.as(caller(place)).keys.create(id, {
    organisation: organisations[place], name: 'one to be tried', role: 'reader', scopes: ['results:read'], requestsPerMinute: null, digest, expiresAt,
  })
  return { id }
}

const aBody = { name: '青溪县水利局', kind: 'department' } as const

async function body({ store, caller }: Season, place: Place): Promise<{ id: string }> {
  const { id } = await store.as(caller(place)).bodies.create({ ...aBody, name: `${aBody.name}${randomUUID()}` })
  return { id }
}

/** One that is over, so that whoever follows its events comes to an end. */
async function batch({ store, caller }: Season, place: Place): Promise<{ id: string }> {
  const { batches } = store.as(caller(place))
  const id = await batches.begin()
  await batches.receive(id, 0, [{ name: 'report.txt', submitted: {}, bytes: randomBytes(16) }])
  await batches.start(id, { title: null, options: {}, webhook: null })
  await batches.cancel(id)
  return { id }
}

async function submission({ store, caller }: Season, place: Place): Promise<{ id: string }> {
  const clues = { code: null, submitted: null, read: null, host: null }
  const { id } = await store.as(caller(place)).submissions.receive({
    year: 2024, body: null, clues, name: 'report.txt', mediaType: 'text/plain', url: null, publishedOn: null, content: { bytes: randomBytes(16) },
  })
  return { id }
}

const reason = '经核实，当年未公布年度报告。'

export const things: Record<string, Thing> = {
  ...thingsOfReview,
  '/v1/evaluations/{id}': { make: evaluation },
  '/v1/evaluations/{id}/exports/{format}': { make: async (season, place) => ({ ...await evaluation(season, place), format: 'json' }) },
  '/v1/evaluations/{id}/difference': {
    make: evaluation, queries: { get: '?with={id}' },
  },
  '/v1/batches/{id}': { make: batch },
  '/v1/batches/{id}/items': { make: batch },
  '/v1/batches/{id}/events': { make: batch },
  '/v1/batches/{id}/deliveries': { make: batch },
  '/v1/batches/{id}/cancellation': { make: batch },
  '/v1/batches/{id}/resumption': { make: batch },
  '/v1/organisations/{id}': {
    make: ({ organisations }, place) => Promise.resolve({ id: organisations[place] }), bodies: { patch: { name: '青溪县' } },
  },
  '/v1/keys/{id}': { make: key },
  '/v1/keys/{id}/rotations': { make: key, bodies: { post: {} } },
  '/v1/bodies/{id}': { make: body, bodies: { put: { ...aBody, name: '青溪县审计局' } } },
  '/v1/submissions/{id}': { make: submission },
  '/v1/submissions/{id}/content': { make: submission },
  '/v1/submissions/{id}/body': { make: submission, bodies: { put: { body: null } } },
  '/v1/seasons/{year}/absences/{body}': {
    make: async (season, place) => {
      const { id } = await body(season, place)
      await season.store.as(season.caller(place)).coverage.confirmAbsence(id, 2023, { reason, reader: '李明' })
      return { year: '2023', body: id }
    },
    bodies: { put: { reason } }, queries: { delete: `?reason=${encodeURIComponent('后来查到已公布')}` },
  },
}

/** Addresses whose parameters are no ids of anybody's. */
export const nobodys = [
  '/v1/seasons/{year}/coverage', '/v1/seasons/{year}/carry-overs', '/v1/problem-lists/exports/{format}',
  ...['changes', 'defects', 'exports/{format}', 'ranking', 'summary'].map((what) => `/v1/results/{year}/${what}`),
]

/** What needs no key, ever. Whoever adds one here has asked himself whether it shows anything of an organisation's. */
export const publicAddresses = [
  'get /healthz', 'get /metrics', 'get /readyz', 'get /v1/access', 'get /v1/calendar/{year}', 'get /v1/forms/{id}', 'get /v1/laws/{id}',
  'get /v1/overlays', 'get /v1/rules/{id}',
]
/** What needs none, but shows more to one that is sent; and checks that store nothing. */
export const keyOptional = [
  'get /v1/rulesets', 'get /v1/rulesets/{id}/rules',
  'post /v1/deadlines', 'post /v1/evaluations', 'post /v1/exports/{format}', 'post /v1/forms/{id}', 'post /v1/ledgers', 'post /v1/marked-copies',
]
