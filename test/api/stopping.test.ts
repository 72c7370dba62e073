// A service that is told to stop while connections stand open: whoever was let in is answered as on any other day, and then let go.
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { aService } from './asked.js'
import type { AddressInfo, Socket } from 'node:net'

const report = '清溪市教育局2024年政府信息公开工作年度报告'
const post = [
  'POST /v1/evaluations HTTP/1.1', 'host: localhost', 'content-type: text/plain; charset=utf-8',
  `content-length: ${Buffer.byteLength(report)}`, '', report,
].join('\r\n')
const get = 'GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n'

// What had come of a request when the service was told to stop, what came after it, and the answer to the whole.
const cases: Array<[what: string, before: string, after: string, status: string]> = [
  ['nothing but the connection', '', post, 'HTTP/1.1 201 Created'],
  ['half of the headers', post.slice(0, 40), post.slice(40), 'HTTP/1.1 201 Created'],
  ['half of the body', post.slice(0, -9), post.slice(-9), 'HTTP/1.1 201 Created'],
  ['an address that is not there', '', get.replace('healthz', 'nowhere'), 'HTTP/1.1 404 Not Found'],
]

t.test('told to stop', async (t) => {
  for (const [what, before, after, status] of cases) {
    const { app, close } = await aService()
    await app.listen({ port: 0 })
    const socket = await open((app.server.address() as AddressInfo).port)
    const answer = all(socket)
    socket.write(before)
    await sleep(50)
    const closed = app.close()
    await sleep(50)
    socket.write(after)
    const [line, headers] = headOf(await answer)
    t.equal(line, status, what)
    t.equal(headers['connection'], 'close', `${what}: no further request is taken on it`)
    await closed
    await close()
  }
})

t.test('many at the door', async (t) => {
  const { app, close } = await aService()
  await app.listen({ port: 0 })
  const { port } = app.server.address() as AddressInfo
  let letIn = 0
  app.server.on('connection', () => { letIn += 1 })
  const sockets = await Promise.all(Array.from({ length: 40 }, () => open(port)))
  t.ok(letIn < 40, 'some wait in the kernel when the stop comes')
  const closed = app.close()
  const answers = sockets.map(all)
  for (const socket of sockets) socket.write(post)
  t.same([...new Set((await Promise.all(answers)).map((answer) => headOf(answer)[0]))], ['HTTP/1.1 201 Created'])
  await closed
  await close()
})

async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

/** Everything that comes, until the other side has ended. */
async function all(socket: Socket): Promise<string> {
  let text = ''
  for await (const piece of socket.setEncoding('utf8')) text += String(piece)
  return text
}

function headOf(answer: string): [line: string, headers: Record<string, string>] {
  const [line = '', ...rest] = answer.split('\r\n\r\n')[0]!.split('\r\n')
  return [line, Object.fromEntries(rest.map((header) => header.toLowerCase().split(': ') as [string, string]))]
}
