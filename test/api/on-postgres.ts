// The service on a real PostgreSQL with a tree of organisations, each with its keys, for tests of who may see what.
import { randomBytes } from 'node:crypto'
import { aService } from './asked.js'
import { issueKey } from '../../src/access/issue.js'
import { secretBytes } from '../../src/access/key.js'
import { localCaller, scopesOf } from '../../src/access/roles.js'
import { localOrganisation } from '../../src/model/caller.js'
import { newKeyId } from '../../src/store/keys.js'
import { openStore } from '../../src/store/store.js'
import { targets } from '../store/targets.js'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { Caller, OrganisationKind, Role, Scope } from '../../src/model/caller.js'
import type { Store } from '../../src/store/store.js'
import type { TestService } from './asked.js'

/**
 * local > province > city > county, sibling; local > other. Each name is an id in `organisations`.
 */
export interface Season {
  service: TestService
  store: Store
  /** Of the database, for what no repository does. */
  url: string
  organisations: Record<Place, string>
  /** A caller as the API makes one of an office's key. */
  caller(place: Place, role?: Role): Caller
  /** A new key as it is sent; of all scopes of the role where none are named. */
  key(place: Place, role?: Role, scopes?: Scope[]): Promise<string>
  /** Asks with a key; with none where it is null. Answers are held to the description of the API. */
  ask(key: string | null, options: InjectOptions): Promise<LightMyRequestResponse>
  close(): Promise<void>
}
export type Place = 'local' | 'province' | 'city' | 'county' | 'sibling' | 'other'

const tree: Array<[place: Place, parent: Place, kind: Exclude<OrganisationKind, 'root'>]> = [
  ['province', 'local', 'province'], ['city', 'province', 'city'], ['county', 'city', 'county'], ['sibling', 'city', 'county'],
  ['other', 'local', 'province'],
]

/** @param folder for the embedded cluster: that of the file (the outermost `t`), which outlives `close`. A server in DATABASE_URL goes before. */
export async function aSeason(folder: string, over: NonNullable<Parameters<typeof aService>[0]> = {}): Promise<Season> {
  const all = await targets(folder)
  const target = await (all['given'] ?? all['embedded']!)()
  const store = await openStore({ databaseUrl: target.url, dataFolder: 'unused' })
  const organisations = { local: localOrganisation } as Record<Place, string>
  for (const [place, parent, kind] of tree) {
    const made = await store.as(localCaller).organisations.create({ parent: organisations[parent], name: place, kind })
    if (typeof made === 'string') throw new Error(made)
    organisations[place] = made.id
  }
  const service = await aService({ store, open: false, ...over })
  return {
    service, store, url: target.url, organisations,
    caller: (place, role = 'office') => ({ organisation: organisations[place], role, scopes: scopesOf[role], key: null, person: null, open: false }),
    key: async (place, role = 'office', scopes = [...scopesOf[role]]) => {
      const id = newKeyId()
      const { text, digest, expiresAt } = issueKey(id, randomBytes(secretBytes), Date.now())
      const wish = { organisation: organisations[place], name: `${place} ${role}`, role, scopes, requestsPerMinute: null, digest, expiresAt }
      await store.as(localCaller).keys.create(id, wish)
      return text
    },
    ask: (key, { headers, ...options }) =>
      service.ask({ ...options, headers: { ...headers, ...(key !== null && { authorization: `Bearer ${key}` }) } }),
    close: async () => {
      await service.close()
      await store.close()
      await target.release()
    },
  }
}
