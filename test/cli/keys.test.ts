// Keys on the command line: the first one for a service that others can reach, and the service that will not start without.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { extname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { openCluster } from '../../src/store/embedded/cluster.js'
import type { ChildProcess } from 'node:child_process'

const main = fileURLToPath(new URL(`../../src/cli/main${extname(import.meta.url)}`, import.meta.url))

interface Run { child: ChildProcess; output(): string; errors(): string; code: Promise<number | null> }

function mingjian(words: string[], environment: Record<string, string>): Run {
  const env = { PATH: process.env['PATH'], MINGJIAN_LOG: 'info', ...environment }
  const child = spawn(process.execPath, [...process.execArgv, main, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => { said.out += chunk })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => { said.err += chunk })
  const code = once(child, 'close').then(([status]) => status as number | null)
  return { child, output: () => said.out, errors: () => said.err, code }
}

const folder = join(t.testdir(), 'data')

t.test('keys by hand', async (t) => {
  const environment = { MINGJIAN_DATA: folder }
  // Held here, so that no call has to start it anew.
  const { release } = await openCluster(folder)
  t.teardown(release)
  const keys = async (...words: string[]): Promise<{ code: number | null; output: string; errors: string }> => {
    const run = mingjian(['keys', ...words], environment)
    return { code: await run.code, output: run.output(), errors: run.errors() }
  }
  const everywhere = ['serve', '--port', '0', '--host', '0.0.0.0']
  for (const [what, words, over] of [
    ['every address', everywhere, {}], ['a proxy that is trusted', ['serve', '--port', '0'], { MINGJIAN_TRUST_PROXY: 'true' }],
  ] as const) {
    const run = mingjian([...words], { ...environment, ...over })
    t.equal(await run.code, 2, what)
    t.match(run.errors(), /mingjian keys create/, what)
  }

  const first = await keys('create', '--name', '首把')
  t.equal(first.code, 0, first.errors)
  t.match(first.output, /^mj_[0-9a-f]{32}_[A-Za-z0-9_-]{43}\n$/, 'the key alone, to be led into a file')
  t.notOk(first.errors.includes(first.output.trim()))
  const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(first.errors)![0]

  const run = mingjian(everywhere, environment)
  for (let tries = 0; tries < 2400 && !run.errors().includes('\n') && run.child.exitCode === null; tries += 1) await sleep(50)
  const address = `http://127.0.0.1:${/:(\d+)/.exec(run.errors())?.[1] ?? '1'}`
  const status = async (key?: string): Promise<number> =>
    (await fetch(`${address}/v1/evaluations`, key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } })).status
  t.equal(await status(), 401)
  t.equal(await status(first.output.trim()), 200)

  const second = await keys('rotate', id, '--overlap', '0')
  t.equal(second.code, 0, second.errors)
  t.equal(await status(first.output.trim()), 401, 'the old one ends at once')
  t.equal(await status(second.output.trim()), 200)
  const listed = await keys('list')
  t.equal(listed.output.trim().split('\n').length, 2)
  t.match(listed.output, /首把/)
  t.notMatch(listed.output, /mj_/)
  const newId = listed.output.split(' ')[0]!
  t.equal((await keys('revoke', newId)).code, 0)
  t.equal(await status(second.output.trim()), 401)
  run.child.kill('SIGTERM')
  t.equal(await run.code, 0)
  t.notMatch(run.output() + run.errors(), new RegExp([first, second].map(({ output }) => output.trim().slice(-43)).join('|')), 'no secret in the log')

  const refused: Array<[words: string[], says: RegExp]> = [
    [['create'], /--name/], [['create', '--name', 'x', '--role', 'king'], /office/], [['create', '--name', 'x', '--scopes', 'all'], /no such scope/],
    [['create', '--name', 'x', '--role', 'reader', '--scopes', 'keys:admin'], /超出该角色/], [['create', '--name', 'x', '--days', '0'], /1826/],
    [['create', '--name', 'x', '--organisation', '01930a2e-7c40-7d3a-9b1e-00000000ffff'], /没有编号为/], [['revoke', 'x'], /UUID/],
    [['revoke', '01930a2e-7c40-7d3a-9b1e-00000000ffff'], /没有编号为/], [['rotate', newId], /已过期、撤销或更换过/],
  ]
  const answers = await Promise.all(refused.map(async ([words, says]) => ({ words, says, ...await keys(...words) })))
  for (const { words, says, code, errors } of answers) {
    t.equal(code, 2, words.join(' '))
    t.match(errors, says)
    t.notMatch(errors, /\n\s+at /)
  }

  const closed = mingjian(['serve', '--port', '0'], environment)
  for (let tries = 0; tries < 2400 && !closed.errors().includes('\n') && closed.child.exitCode === null; tries += 1) await sleep(50)
  const own = `http://127.0.0.1:${/:(\d+)/.exec(closed.errors())?.[1] ?? '1'}`
  t.equal((await fetch(`${own}/v1/evaluations`)).status, 401, 'on this machine too, once a key was ever made')
  closed.child.kill('SIGTERM')
  await closed.code
})
