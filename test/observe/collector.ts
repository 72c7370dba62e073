// A collector of spans on loopback: keeps what it is sent, as text and as spans.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SentSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  attributes: Array<{ key: string; value: Record<string, unknown> }>
  status: { code?: number; message?: string }
}
interface Sent { resourceSpans: Array<{ resource: { attributes: unknown[] }; scopeSpans: Array<{ spans: SentSpan[] }> }> }

export interface Collector { url: string; raw(): string; paths: string[]; spans(): SentSpan[]; close(): Promise<void> }

export async function aCollector(): Promise<Collector> {
  const bodies: string[] = []
  const paths: string[] = []
  const server = createServer((request, response) => {
    paths.push(request.url ?? '')
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => { body += chunk }).on('end', () => {
      bodies.push(body)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    paths,
    raw: () => bodies.join('\n'),
    spans: () => bodies.flatMap((body) => (JSON.parse(body) as Sent).resourceSpans)
      .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
