// A service that reads documents on threads, over a real socket: others are answered meanwhile, and a request ends when its time is over.
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { loadRulebook } from '../../src/rulebook/load.js'
import { openPool } from '../../src/threads/pool.js'
import { aService } from './asked.js'
import type { Problem } from '../../src/api/problem.js'

const rulebook = loadRulebook()
const report = readFileSync('test/golden/qingxi-education-2024/report.html')
const large = Buffer.concat([report, Buffer.from('<p>本年度主动公开政府信息12条。</p>\n'.repeat(10_000))])
const post = (body: Buffer, signal?: AbortSignal): RequestInit => ({
  method: 'POST', headers: { 'content-type': 'text/html' }, body, ...(signal && { signal }),
})

t.test('health is answered before an evaluation that was asked for earlier', async (t) => {
  const pool = await openPool({ threads: 1, digest: rulebook.digest })
  const { app, close } = await aService({ rulebook, evaluate: pool.evaluate })
  const address = await app.listen({ port: 0 })
  const order: string[] = []
  const asked = fetch(`${address}/v1/evaluations`, post(large)).then((answer) => order.push(`evaluation ${answer.status}`))
  // Begun for certain: what is asked for next would have to wait for it, were it on the same thread.
  for (const end = Date.now() + 30_000; pool.working() === 0 && Date.now() < end;) await sleep(1)
  for (let times = 0; times < 3; times += 1) order.push(`health ${(await fetch(`${address}/healthz`)).status}`)
  await asked
  t.same(order, ['health 200', 'health 200', 'health 200', 'evaluation 201'])
  await close()
  await pool.close()
})

t.test('a request ends when its time is over, though its body was read long before', async (t) => {
  const { app, close } = await aService({
    settings: { requestTimeoutMs: 100 }, evaluate: (_document, _submitted, wishes) => never(wishes!.signal!),
  })
  const address = await app.listen({ port: 0 })
  const answer = await fetch(`${address}/v1/evaluations`, post(large))
  t.match([answer.status, (await answer.json() as Problem).type], [503, 'urn:mingjian:problem:timed-out'])
  await close()
})

t.test('nobody works for one who left', async (t) => {
  let told: (reason: unknown) => void = () => undefined
  const left = new Promise((resolve) => { told = resolve })
  const client = new AbortController()
  const { app, close } = await aService({
    evaluate: (_document, _submitted, wishes) => {
      client.abort()
      return never(wishes!.signal!).catch((error: unknown) => {
        told(error)
        throw error
      })
    },
  })
  const address = await app.listen({ port: 0 })
  await t.rejects(fetch(`${address}/v1/evaluations`, post(report, client.signal)))
  t.match(await left, { code: 'timed-out', detail: { en: /has left/ } })
  await close()
})

function never(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => { signal.addEventListener('abort', () => { reject(signal.reason as Error) }) })
}
