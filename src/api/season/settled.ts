// A request for leagues in, its store out, once all that moved has been placed: the one door to tables of standings.
import { callerOf } from '../access.js'
import type { FastifyRequest } from 'fastify'
import type { TenantStore } from '../../store/tenant-store.js'
import type { Service } from '../dependencies.js'

/** Whoever reads a league through it sees all that was committed before. */
export async function settled({ store }: Pick<Service, 'store'>, request: FastifyRequest): Promise<TenantStore> {
  await store.system.standings.settle()
  return store.as(callerOf(request))
}
