// A service stopped in the middle of its work: what it has accepted it answers, and what it has answered is kept.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { extname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { localCaller } from '../../src/access/roles.js'
import { openStore } from '../../src/store/store.js'

const main = fileURLToPath(new URL(`../../src/cli/main${extname(import.meta.url)}`, import.meta.url))
const report = readFileSync('test/golden/qingxi-education-2024/report.html')

interface Asked { status: number | null; id: string | null; inTime: boolean }

/** One request on a connection of its own. `inTime` where it was connected before the stop. */
function ask(address: string, told: () => boolean): Promise<Asked> {
  return new Promise((resolve) => {
    let inTime = false
    const failed = (): void => { resolve({ status: null, id: null, inTime }) }
    const asked = request(`${address}/v1/evaluations?name=report.html`, { method: 'POST', agent: false, headers: { 'content-type': 'text/html' } })
    asked.on('socket', (socket) => { socket.on('connect', () => { inTime = !told() }) }).on('error', failed)
    asked.on('response', (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => { body += chunk }).on('error', failed)
      response.on('end', () => {
        const { id = null } = JSON.parse(body) as { id?: string }
        resolve({ status: response.statusCode!, id, inTime })
      })
    })
    asked.end(report)
  })
}

t.test('stopped under load, no accepted request is lost', async (t) => {
  const folder = join(t.testdir(), 'data')
  const env = { PATH: process.env['PATH'], MINGJIAN_LOG: 'silent', MINGJIAN_DATA: folder, MINGJIAN_RATE: '0', MINGJIAN_MAX_LAG_MS: '0' }
  const child = spawn(process.execPath, [main, 'serve', '--port', '0'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => { said += chunk })
  for (let tries = 0; tries < 2400 && !said.includes('\n') && child.exitCode === null; tries += 1) await sleep(50)
  const address = /http:\/\/[\d.]+:\d+/.exec(said)![0]
  const ended = once(child, 'close') as Promise<[number | null]>

  const answers: Asked[] = []
  let signalled = false
  const client = async (): Promise<void> => {
    for (;;) {
      const answer = await ask(address, () => signalled)
      answers.push(answer)
      if (answers.length === 40 && !signalled) {
        signalled = true
        child.kill('SIGTERM')
      }
      if (answer.status === null) return
    }
  }
  await Promise.all(Array.from({ length: 12 }, client))
  t.equal((await ended)[0], 0, 'it ended in order')

  const kept = answers.filter(({ status }) => status === 201).map(({ id }) => id)
  t.ok(kept.length >= 40)
  const others = answers.filter(({ status }) => status !== 201)
  t.same(others.filter(({ status, inTime }) => status !== null || inTime), [], 'served, but for whoever came after the stop')

  const store = await openStore({ dataFolder: folder })
  const held: string[] = []
  let after: string | undefined
  do {
    const page = await store.as(localCaller).evaluations.list({}, { limit: 100, ...(after !== undefined && { after }) })
    held.push(...page.items.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after !== undefined)
  await store.close()
  t.same(held.sort(), kept.sort(), 'every answer is kept, and everything kept was answered')
})
