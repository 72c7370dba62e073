// The program as a person starts it: up, asked, shared, stopped, and plain about what it can't do.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import type { ChildProcess } from 'node:child_process'
import type { Evaluation } from '../../src/model/evaluation.js'
import type { EvaluationList } from '../../src/model/exchange.js'

const main = fileURLToPath(new URL(`../../src/cli/main${extname(import.meta.url)}`, import.meta.url))

interface Run { child: ChildProcess; output(): string; errors(): string; code: Promise<number | null> }

function mingjian(words: string[], environment: Record<string, string>): Run {
  const env = { PATH: process.env['PATH'], MINGJIAN_LOG: 'warn', ...environment }
  const child = spawn(process.execPath, [...process.execArgv, main, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => { said.out += chunk })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => { said.err += chunk })
  const code = once(child, 'close').then(([status]) => status as number | null)
  return { child, output: () => said.out, errors: () => said.err, code }
}

/** @returns the run and its address, once it says so. */
async function serving(environment: Record<string, string>): Promise<{ run: Run; address: string }> {
  const run = mingjian(['serve', '--port', '0'], environment)
  for (let tries = 0; tries < 2400 && !run.errors().includes('\n') && run.child.exitCode === null; tries += 1) await sleep(50)
  return { run, address: /http:\/\/[\d.]+:\d+/.exec(run.errors())?.[0] ?? 'http://nowhere' }
}

t.test('serve, share, stop', async (t) => {
  const folder = join(t.testdir(), 'data')
  const environment = { MINGJIAN_DATA: folder }
  const [one, two] = await Promise.all([serving(environment), serving(environment)])
  const body = readFileSync('test/golden/qingxi-education-2024/report.html')
  const answer = await fetch(`${one.address}/v1/evaluations?name=report.html`, { method: 'POST', body, headers: { 'content-type': 'text/html' } })
  t.equal(answer.status, 201, one.run.errors())
  const evaluation = await answer.json() as Evaluation
  const seen = await (await fetch(`${two.address}/v1/evaluations/${String(evaluation.id)}`)).json() as Evaluation
  t.same(seen, evaluation, 'the second process reads what the first has stored')
  one.run.child.kill('SIGTERM')
  t.equal(await one.run.code, 0)
  t.equal((await (await fetch(`${two.address}/v1/evaluations?limit=1`)).json() as EvaluationList).items[0]?.id, evaluation.id)
  t.match(two.run.errors(), /^明鉴已启动 · Mingjian is up: http:\S+ .*\n$/, 'one line')
  two.run.child.kill('SIGINT')
  t.equal(await two.run.code, 0)
  t.notOk(existsSync(join(folder, 'postgres/cluster/postmaster.pid')), 'PostgreSQL is gone with the last')
})

t.test('migrate says what ran', async (t) => {
  const environment = { MINGJIAN_DATA: join(t.testdir(), 'data') }
  const first = mingjian(['migrate'], environment)
  t.equal(await first.code, 0)
  t.equal(first.output(), readdirSync('migrations').sort().map((file) => file.replace('.ts', '\n')).join(''))
  const second = mingjian(['migrate'], environment)
  t.equal(await second.code, 0)
  t.match(second.output(), /up to date/)
})

t.test('what it can not do it says, with exit code 2', async (t) => {
  const folder = t.testdir({ file: 'no folder' })
  const cases: Array<[what: string, words: string[], environment: Record<string, string>, says: RegExp]> = [
    ['a wrong setting', ['serve'], { MINGJIAN_PORT: 'x' }, /MINGJIAN_PORT/],
    ['a wrong option', ['serve', '--port', '99999'], {}, /65535/],
    ['a database that is away', ['migrate'], { DATABASE_URL: 'postgresql://127.0.0.1:1/x' }, /DATABASE_URL/],
    ['a folder that is none', ['serve'], { MINGJIAN_DATA: join(folder, 'file') }, /MINGJIAN_DATA|data folder|数据文件夹/],
    ['an address that is not ours', ['serve', '--host', '192.0.2.1'], { MINGJIAN_DATA: join(folder, 'data') }, /192\.0\.2\.1/],
  ]
  for (const [what, words, environment, says] of cases) {
    const run = mingjian(words, environment)
    t.equal(await run.code, 2, what)
    t.match(run.errors(), says, what)
    t.notMatch(run.errors(), /\n\s+at /, 'no stack trace')
  }
})
