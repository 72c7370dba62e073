// For a process that answers no requests: a port where those who watch it ask whether it lives, whether it works, and for its numbers.
import { createServer } from 'node:http'
import { once } from 'node:events'
import { Fault } from '../model/fault.js'
import { mayRead } from './guard.js'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Metrics } from './metrics.js'

export interface Watched {
  host: string
  /** 0 for any free one. */
  port: number
  /** Opens /metrics to other machines. */
  metricsToken: string | undefined
  metrics: Metrics
  /** Whether it can work: the queue is joined and the database answers. */
  ready(): boolean | Promise<boolean>
}

export const watchedPaths = ['/healthz', '/readyz', '/metrics'] as const

/** @throws Fault config-invalid where the address can't be had. */
export async function listenForWatchers({ host, port, metricsToken, metrics, ready }: Watched): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0]
    const say = (status: number, text: string, type = 'application/json'): void => answer(response, status, text, type)
    const ask = async (): Promise<void> => {
      if (request.method !== 'GET') return say(405, '{}')
      if (path === '/healthz') return say(200, '{"status":"ok"}')
      if (path === '/readyz') return await ready() ? say(200, '{"status":"ready"}') : say(503, '{"status":"not ready"}')
      if (path === '/metrics' && mayRead(request.socket.remoteAddress, request.headers, metricsToken)) {
        return say(200, await metrics.text(), metrics.contentType)
      }
      say(404, '{}')
    }
    ask().catch(() => { say(503, '{"status":"not ready"}') })
  })
  server.listen(port, host)
  await once(server, 'listening').catch((cause: NodeJS.ErrnoException) => {
    throw new Fault('config-invalid', {
      zh: `无法监听 ${host}:${port}（${String(cause.code)}），请改 MINGJIAN_WORKER_PORT。`,
      en: `Can't listen on ${host}:${port} (${String(cause.code)}); change MINGJIAN_WORKER_PORT.`,
    }, { cause })
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answer(response: ServerResponse, status: number, text: string, type: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'content-length': Buffer.byteLength(text) }).end(text)
}
