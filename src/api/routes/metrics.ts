// The numbers of the process for Prometheus, to this machine or to whoever shows the token.
import Type from 'typebox'
import { Fault } from '../../model/fault.js'
import { mayRead } from '../../observe/guard.js'
import { problems } from '../openapi.js'
import type { Api, Service } from '../dependencies.js'

export function metricsRoute(app: Api, { observer: { metrics }, metricsToken }: Service): void {
  app.get(
    '/metrics',
    {
      // It has a token of its own, which is no key.
      config: { rateLimit: false, public: true },
      schema: {
        tags: ['health'],
        operationId: 'readMetrics',
        summary: '运行指标 · Metrics for Prometheus',
        description: 'Answered to this machine asking directly, and to `Authorization: Bearer` with the token of MINGJIAN_METRICS_TOKEN; '
          + 'for everyone else it is not there. No name and no text of a report is in it.',
        response: {
          200: { description: 'The exposition format of Prometheus', content: { 'text/plain': { schema: Type.Unsafe<string>({ type: 'string' }) } } },
          ...problems('not-found'),
        },
      },
    },
    async (request, reply) => {
      if (!mayRead(request.socket.remoteAddress, request.headers, metricsToken)) throw new Fault('not-found', hidden)
      return reply.type(metrics.contentType).serializer(String).send(await metrics.text())
    },
  )
}

const hidden = { zh: '没有这个地址，或它不支持这个方法。', en: 'There is no such address, or it does not take this method.' }
