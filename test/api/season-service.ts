// The service on a real database with three organisations and a key for each role, for tests of the season; answers are held to their description.
import { openDatabase } from '../../src/store/database.js'
import { openStore } from '../../src/store/store.js'
import { digestOfSecret, writeKey } from '../../src/access/key.js'
import { scopesOf } from '../../src/access/roles.js'
import { localOrganisation } from '../../src/model/caller.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { targets } from '../store/targets.js'
import { aService } from './asked.js'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { AppOptions } from '../../src/api/app.js'
import type { Caller, Role } from '../../src/model/caller.js'
import type { Store } from '../../src/store/store.js'
import type { TestService } from './asked.js'

export const province = '01930a2e-7c40-7d3a-9b1e-000000000001'
export const agency = '01930a2e-7c40-7d3a-9b1e-000000000002'
export const elsewhere = '01930a2e-7c40-7d3a-9b1e-000000000003'

const people = {
  office: [province, 'office'], second: [province, 'office'], evaluator: [province, 'evaluator'], reader: [province, 'reader'],
  agency: [agency, 'agency'], stranger: [elsewhere, 'office'], coder: [province, 'coder'], other: [province, 'coder'], third: [province, 'coder'],
} as const satisfies Record<string, readonly [string, Role]>
export type Person = keyof typeof people

export interface Season extends TestService {
  as(
    who: Person, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: unknown, headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>
  store: Store
  caller(who: Person): Caller
  db: Awaited<ReturnType<typeof openDatabase>>['db']
}

export async function aSeason(folder: string, over: Partial<AppOptions> = {}): Promise<Season> {
  const target = await (await targets(folder))['embedded']!()
  const config = { databaseUrl: target.url, dataFolder: 'unused' }
  const store = await openStore(config)
  const { db, close } = await openDatabase(config)
  const tree: Array<[string, string, string]> = [
    [province, localOrganisation, 'province'], [agency, province, 'agency'], [elsewhere, localOrganisation, 'city'],
  ]
  for (const [id, parent_id, kind] of tree) await db.insertInto('organisations').values({ id, parent_id, name: kind, kind }).execute()
  const keys = {} as Record<Person, { id: string; text: string }>
  for (const [at, who] of (Object.keys(people) as Person[]).entries()) {
    const id = `01930a2e-7c40-7d3a-9b1e-0000000001${String(at).padStart(2, '0')}`
    const text = writeKey(id, Buffer.alloc(32, at + 1))
    const [organisation_id, role] = people[who]
    await db.insertInto('keys').values({
      id, organisation_id, name: who, role, scopes: [...scopesOf[role]], digest: digestOfSecret(text.slice(-43)), requests_per_minute: null,
      expires_at: null, revoked_at: null, last_used_at: null, replaced_by: null,
    }).execute()
    keys[who] = { id, text }
  }
  const service = await aService({ rulebook: loadRulebook(), store, open: false, ...over })
  return {
    ...service, store, db,
    caller: (who) => ({
      organisation: people[who][0], role: people[who][1], scopes: scopesOf[people[who][1]], key: keys[who].id, person: keys[who].id, open: false,
    }),
    as: (who, method, url, payload, headers = {}) => service.ask({
      method, url, headers: { authorization: `Bearer ${keys[who].text}`, 'accept-language': 'en', ...headers },
      ...(payload !== undefined && { payload: payload as NonNullable<InjectOptions['payload']> }),
    }),
    close: async () => {
      await service.close()
      await close()
      await store.close()
      await target.release()
    },
  }
}
