// The postmaster of one cluster: where it runs, how it is started, when it is gone.
import { spawn } from 'node:child_process'
import { open, readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { asAccount } from './account.js'
import { readPostmaster } from './lock.js'
import type { AddressInfo } from 'node:net'
import type { Account } from './account.js'
import type { Binaries } from './binaries.js'

const patienceMs = 60_000
const logBytes = 1024 * 1024

/** Loopback alone. No text of a report reaches the log: neither statements nor errors, which may quote values. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '64MB',
  // Containers give little shared memory; no query here gains from parallel workers.
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
}

/** @returns what it said last where it ended at once; empty where it runs, or where one of another process does. */
export async function startPostmaster(home: string, { postgres }: Binaries, account: Account): Promise<string> {
  const log = await openLog(home)
  const options = Object.entries({ ...settings, port: String(await portFor(home)) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const { program, words, who } = asAccount(account, [postgres, '-D', join(home, 'cluster'), ...options])
  // Detached: a Ctrl-C in the terminal is for us; PostgreSQL is stopped in order, after the last request.
  const child = spawn(program, words, { ...who, detached: true, stdio: ['ignore', log.fd, log.fd] })
  let ended: string | null = null
  child.on('error', (error) => {
    ended = error.message
  })
  child.on('exit', () => {
    ended ??= ''
  })
  child.unref()
  await log.close()
  for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(20)) {
    if ((await readPostmaster(home))?.alive) return ''
    if (ended !== null) return ended || lastWords(home)
  }
  return 'no answer'
}

export async function waitUntilGone(home: string, pid: number): Promise<void> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(20)) {
    const found = await readPostmaster(home)
    if (found?.pid !== pid || !found.alive) return
  }
}

/** Where it was before, if that is free: after a restart those who were connected find it again. PostgreSQL notes its last command itself. */
async function portFor(home: string): Promise<number> {
  const command = await readFile(join(home, 'cluster/postmaster.opts'), 'utf8').catch(() => '')
  const last = Number(/"port=(\d+)"/.exec(command)?.[1] ?? 0)
  return freePort(last).catch(() => freePort(0))
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

async function openLog(home: string): Promise<Awaited<ReturnType<typeof open>>> {
  const path = join(home, 'log')
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  return open(path, size > logBytes ? 'w' : 'a', 0o600)
}

async function lastWords(home: string): Promise<string> {
  const log = await readFile(join(home, 'log'), 'utf8').catch(() => '')
  return log.trimEnd().split('\n').slice(-3).join(' ').slice(-500) || 'ended without a word'
}
