// Each request in; its time by route, method and status, and its span, out. The address itself is nowhere in them.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Observer } from '../observe/observed.js'
import type { RequestSpan } from '../observe/traces.js'

/** What watchers ask every few seconds says nothing and would drown the rest. */
const unwatched = new Set(['/healthz', '/readyz', '/metrics'])

/** Registered before all else, so that what others refuse is counted too. */
export function observeRequests(app: FastifyInstance, { metrics, traces }: Observer): void {
  const spans = new WeakMap<FastifyRequest, RequestSpan>()
  app.addHook('onRequest', (request, _reply, done) => {
    const { url: route } = request.routeOptions
    if (route !== undefined && unwatched.has(route)) return done()
    const span = traces.request(request.headers, {
      'http.request.method': request.method, ...(route !== undefined && { 'http.route': route }), 'mingjian.request': request.id,
    })
    spans.set(request, span)
    span.run(done)
  })
  // A body arrives by events of its connection, which belong to no request: what follows is led back.
  app.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request)
    if (span) span.run(done)
    else done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    const { url: route = 'none' } = request.routeOptions
    if (!unwatched.has(route)) metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000)
    spans.get(request)?.end(reply.statusCode)
    done()
  })
}
