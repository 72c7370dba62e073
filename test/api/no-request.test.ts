// What is no HTTP request, sent as bytes: refused in words, in both languages, and the connection is closed.
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import t from 'tap'
import { aService } from './asked.js'
import type { AddressInfo } from 'node:net'

const cases: Array<[what: string, bytes: string, status: number, says: RegExp]> = [
  ['an address in Chinese, as a person types it', 'GET /v1/bodies?name=教育局 HTTP/1.1\r\nhost: a\r\n\r\n', 400, /须编码.*Encode blanks/],
  ['an address with a blank', 'GET /v1/bodies?name=a b HTTP/1.1\r\nhost: a\r\n\r\n', 400, /须编码/],
  ['a header with half a line break', 'GET / HTTP/1.1\r\nhost: a\r\nauthorization: Bearer mj_secret\n\rx\r\n\r\n', 400, /换行/],
  ['no HTTP at all', 'hello\r\n\r\n', 400, /不是有效的 HTTP/],
  ['headers without end', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431, /请求头太大/],
]

t.test('bytes that are no request', async (t) => {
  const { app, close } = await aService()
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(close)
  const { port } = app.server.address() as AddressInfo
  for (const [what, bytes, status, says] of cases) {
    const socket = connect(port, '127.0.0.1')
    socket.write(bytes)
    const [head, body] = (await text(socket)).split('\r\n\r\n') as [string, string]
    t.match(head, new RegExp(`^HTTP/1\\.1 ${status} .*application/problem\\+json`, 's'), what)
    t.match(JSON.parse(body), { type: 'urn:mingjian:problem:invalid-input', status, detail: says, title: /请求内容不符合要求/ }, what)
    t.notMatch(body, /mj_secret|教育局/, 'nothing of it is repeated')
  }
})
