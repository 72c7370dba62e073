// A batch followed as it moves: server-sent events.
import Type from 'typebox'
import { Fault } from '../../model/fault.js'
import { callerOf } from '../access.js'
import { openEventDesk } from '../batches/events.js'
import { languageOf, languageQuery } from '../language.js'
import { problems } from '../openapi.js'
import { closed } from '../../model/schema.js'
import type { Readable } from 'node:stream'
import type { Api, Service } from '../dependencies.js'

export function batchEventRoutes(app: Api, { store }: Service): void {
  const desk = openEventDesk(() => store.system.queue)
  // Before the server waits for its connections: these would not end of themselves.
  app.addHook('preClose', () => desk.close())
  app.get('/v1/batches/:id/events', {
    config: { scope: 'batches:read' },
    schema: {
      tags: ['batches'], operationId: 'followBatch', summary: '跟踪批次（事件流）· Follow a batch',
      description: 'text/event-stream. `item`: a document was settled, its data a BatchItem, its id the place to go on from (Last-Event-ID). '
        + '`progress`: the batch now, its data a Batch. `finished` or `cancelled`: the same, and the last. To whoever has seen the last already: '
        + '204, which ends an EventSource. A line of comment comes every 15 seconds of silence.',
      params: Type.Object({ id: Type.String({ format: 'uuid' }) }, closed),
      querystring: Type.Object(languageQuery, closed),
      headers: Type.Object({ 'last-event-id': Type.Optional(Type.String({ pattern: '^\\d{1,15}$', description: 'Where to go on from' })) }),
      response: {
        200: { description: 'The events', content: { 'text/event-stream': { schema: Type.Unsafe<Readable>({ type: 'string' }) } } },
        204: { description: 'All of them were seen', type: 'null' },
        ...problems('not-found', 'store-unavailable'),
      },
    },
  }, async (request, reply) => {
    const { batches } = store.as(callerOf(request))
    const batch = await batches.get(request.params.id)
    if (!batch) throw new Fault('not-found', { zh: `没有编号为 ${request.params.id} 的批次。`, en: `There is no batch ${request.params.id}.` })
    const last = request.headers['last-event-id']
    const after = last === undefined ? 0 : Number(last)
    if (last !== undefined && batch.state !== 'working' && after >= batch.settled) return reply.code(204).send(null)
    // A proxy that gathers an answer before it passes it on would gather these for ever.
    reply.header('x-accel-buffering', 'no').type('text/event-stream; charset=utf-8')
    return reply.send(await desk.follow(batches, batch, after, languageOf(request)))
  })
}
