// The embedded PostgreSQL under real processes: shared, killed, restarted, with locks left behind. No committed row is lost.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { localCaller } from '../../../src/access/roles.js'
import { addMissingLinks } from '../../../src/store/embedded/binaries.js'
import { openCluster } from '../../../src/store/embedded/cluster.js'
import { openStore } from '../../../src/store/store.js'
import { aResult } from '../sample-result.js'
import type { ChildProcess } from 'node:child_process'

const program = fileURLToPath(new URL(`../user${extname(import.meta.url)}`, import.meta.url))
const lockOf = (folder: string): string => join(folder, 'postgres/cluster/postmaster.pid')
const pidOf = (folder: string): number => Number(readFileSync(lockOf(folder), 'utf8').split('\n')[0])

interface User {
  child: ChildProcess
  lines: string[]
}

/** A process that has opened the store of the folder. */
async function user(folder: string, mode: 'write' | 'idle'): Promise<User> {
  const child = spawn(process.execPath, [...process.execArgv, program, folder, mode], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  let rest = ''
  child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop()!
    lines.push(...parts)
  })
  while (lines.length === 0 && child.exitCode === null && child.signalCode === null) await sleep(10)
  return { child, lines }
}

async function end({ child }: User, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal)
  await once(child, 'close')
}

async function until(holds: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 2400 && !holds(); tries += 1) await sleep(50)
  return holds()
}

async function rowsThere(folder: string, ids: string[]): Promise<number> {
  const store = await openStore({ dataFolder: folder })
  let there = 0
  for (const id of ids) if (await store.as(localCaller).evaluations.get(id)) there += 1
  await store.close()
  return there
}

t.test('a fresh folder, two processes at once: both use one cluster, the last one out stops it', async (t) => {
  const folder = join(t.testdir(), 'data')
  const [one, two] = await Promise.all([user(folder, 'idle'), user(folder, 'idle')])
  t.same([one.lines[0], two.lines[0]], ['ready', 'ready'])
  const pid = pidOf(folder)
  t.equal(statSync(join(folder, 'postgres/password')).mode & 0o777, 0o600)
  t.equal(statSync(join(folder, 'postgres')).mode & 0o777, 0o700)
  await end(one, 'SIGTERM')
  t.equal(pidOf(folder), pid, 'the second still uses it')
  await end(two, 'SIGTERM')
  t.notOk(existsSync(lockOf(folder)), 'nobody does')
})

t.test('killed while it writes: the next joins what runs, and every committed row is there', async (t) => {
  const folder = t.testdir()
  const writer = await user(folder, 'write')
  await until(() => writer.lines.length > 50)
  const pid = pidOf(folder)
  await end(writer, 'SIGKILL')
  const store = await openStore({ dataFolder: folder })
  t.equal(pidOf(folder), pid, 'joined')
  await store.close()
  const ids = writer.lines.slice(1)
  t.equal(await rowsThere(folder, ids), ids.length, `${ids.length} rows`)
})

t.test('PostgreSQL killed too: it recovers, and every committed row is there', async (t) => {
  const folder = t.testdir()
  const writer = await user(folder, 'write')
  await until(() => writer.lines.length > 50)
  process.kill(pidOf(folder), 'SIGKILL')
  await end(writer, 'SIGKILL')
  t.ok(existsSync(lockOf(folder)), 'its lock is left behind')
  const ids = writer.lines.slice(1)
  t.equal(await rowsThere(folder, ids), ids.length, `${ids.length} rows`)
})

t.test('a lock left behind whose process id now belongs to another program', async (t) => {
  const folder = t.testdir()
  const first = await openStore({ dataFolder: folder })
  const { id } = await first.as(localCaller).evaluations.save(aResult())
  const lock = readFileSync(lockOf(folder), 'utf8')
  await first.close()
  writeFileSync(lockOf(folder), lock.replace(/^\d+/, String(process.pid)))
  if (process.platform !== 'linux') t.comment('only Linux tells whose id it is: skipped')
  else t.equal(await rowsThere(folder, [id]), 1)
})

t.test('killed and not started again: nobody uses the cluster, and it stops', async (t) => {
  const folder = t.testdir()
  const idle = await user(folder, 'idle')
  await end(idle, 'SIGKILL')
  t.ok(existsSync(lockOf(folder)))
  t.ok(await until(() => !existsSync(lockOf(folder))))
})

t.test('half a cluster is never taken for one', async (t) => {
  const folder = t.testdir({ 'postgres.0123456789ab': { cluster: { half: '' } } })
  const { release } = await openCluster(folder)
  await release()
  t.ok(existsSync(join(folder, 'postgres/cluster/PG_VERSION')))
})

t.test('a folder that can not be had is refused plainly', async (t) => {
  await t.rejects(openCluster(join(t.testdir({ file: 'no folder' }), 'file')), { code: 'store-unavailable' })
})

t.test('links that npm could not pack are made, and made once', async (t) => {
  const root = t.testdir({
    native: {
      lib: { 'libx.so.1.2': '' },
      'pg-symlinks.json': JSON.stringify([{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }]),
    },
  })
  await addMissingLinks(root)
  await addMissingLinks(root)
  t.ok(existsSync(join(root, 'native/lib/libx.so.1')))
  rmSync(join(root, 'native/lib/libx.so.1'))
  mkdirSync(join(root, 'elsewhere'))
  symlinkSync('libx.so.1.2', join(root, 'native/lib/libx.so.1'))
  await addMissingLinks(root)
  await addMissingLinks(t.testdir({ none: {} }))
})
