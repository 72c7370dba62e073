// How long /healthz takes while a PDF of a hundred pages is read, against an idle service: 99th percentiles, asked from another thread.
import { Agent, get } from 'node:http'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads'
import { buildApp } from '../../src/api/app.js'
import { readConfig } from '../../src/config.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { openPool } from '../../src/threads/pool.js'
import { memoryStore } from '../api/asked.js'
import { pdfOf } from '../fixtures/same-report/make/pdf.js'
import { report } from '../fixtures/same-report/report.js'
import type { IncomingMessage } from 'node:http'
import type { Evaluation } from '../../src/model/evaluation.js'

const seconds = 5
const goal = 5

/** Asks every few milliseconds for as long as it is told. */
async function ask(address: string, until: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const times: number[] = []
  while (Date.now() < until) {
    const start = performance.now()
    const [answer] = await once(get(`${address}/healthz`, { agent }), 'response') as [IncomingMessage]
    answer.resume()
    await once(answer, 'end')
    times.push(performance.now() - start)
    await sleep(2)
  }
  agent.destroy()
  return times
}

const percentile = (times: number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.99)]!

async function asked(address: string): Promise<number[]> {
  const [times] = await once(new Worker(new URL(import.meta.url), { workerData: address }), 'message') as [number[]]
  return times
}

async function compare(): Promise<void> {
  const rulebook = loadRulebook()
  const pool = await openPool({ threads: 1, digest: rulebook.digest })
  const app = await buildApp({
    rulebook, store: memoryStore(), evaluate: pool.evaluate, config: { ...readConfig({}), logLevel: 'silent', requestsPerMinute: 0 },
  })
  const address = await app.listen({ port: 0 })
  const body = await pdfOf(Array.from({ length: 40 }, () => report).flat())
  const request: RequestInit = { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body }
  const post = async (): Promise<Evaluation> => (await fetch(`${address}/v1/evaluations?store=false`, request)).json() as Promise<Evaluation>
  const { document: { pages } } = await post()
  await asked(address)
  const idle = await asked(address)
  let over = false
  const busy = asked(address).finally(() => { over = true })
  let read = 0
  for (; !over; read += 1) await post()
  const [atRest, meanwhile] = [percentile(idle), percentile(await busy)]
  process.stdout.write(`/healthz while ${read} PDFs of ${pages} pages are read: p99 ${meanwhile.toFixed(1)} ms, idle ${atRest.toFixed(1)} ms: `
    + `${(meanwhile / atRest).toFixed(1)} times (goal: at most ${goal})\n`)
  await app.close()
  await pool.close()
}

if (isMainThread) await compare()
else parentPort!.postMessage(await ask(workerData as string, Date.now() + seconds * 1000))
