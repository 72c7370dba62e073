// A request in, what its work is known by once it goes on in a worker, out.
import type { FastifyRequest } from 'fastify'
import type { Origin } from '../../model/batch.js'
import type { Service } from '../dependencies.js'

export function originOf({ id }: Pick<FastifyRequest, 'id'>, { observer }: Pick<Service, 'observer'>): Origin {
  const traceparent = observer.traces.traceparent()
  return { request: id, ...(traceparent !== undefined && { traceparent }) }
}
