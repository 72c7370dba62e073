// A data folder in, a running PostgreSQL of our own in it out: made, started, or joined where another process runs it already.
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Fault } from '../../model/fault.js'
import { accountFor } from './account.js'
import { findBinaries } from './binaries.js'
import { makeCluster, passwordOf } from './initdb.js'
import { hold } from './hold.js'
import { clearStaleLock, readPostmaster } from './lock.js'
import { startPostmaster, waitUntilGone } from './postmaster.js'
import { setWatch } from './watch.js'
import type { Access, Hold } from './hold.js'

export interface Cluster {
  access: Access
  release(): Promise<void>
}

const patienceMs = 60_000
const startsAllowed = 3

/**
 * Nobody owns the cluster: every process that uses it holds a shared lock in it, and the last one out stops it. A process that
 * is killed lets go of its lock by dying; its watch then stops a cluster that nobody uses, unless a new process has joined it.
 * @throws Fault store-in-use where another account's process holds the folder, store-unavailable where PostgreSQL does not start.
 */
export async function openCluster(dataFolder: string): Promise<Cluster> {
  const home = join(resolve(dataFolder), 'postgres')
  await mkdir(resolve(dataFolder), { recursive: true }).catch((cause: Error) => {
    throw unusable(dataFolder, cause)
  })
  if (existsSync(home)) await passwordOf(home)
  const until = Date.now() + patienceMs
  let starts = 0
  let last = ''
  while (Date.now() < until) {
    const cluster = await joinCluster(dataFolder)
    if (cluster) return { ...cluster, release: setWatch(dataFolder, cluster.release) }
    if ((await readPostmaster(home))?.alive) {
      await sleep(50)
      continue
    }
    if (starts === startsAllowed) break
    starts += 1
    last = await start(home)
    if (last !== '') await sleep(500)
  }
  throw new Fault('store-unavailable', {
    zh: `内置 PostgreSQL 未能在 ${dataFolder} 启动：${last || '无响应'}`,
    en: `The built-in PostgreSQL did not start in ${dataFolder}: ${last || 'no answer'}`,
  })
}

/** Joins the cluster of the folder if one runs and accepts; null otherwise. */
export async function joinCluster(dataFolder: string): Promise<Cluster | null> {
  const home = join(resolve(dataFolder), 'postgres')
  const running = await readPostmaster(home)
  if (!running?.alive) return null
  const access = {
    host: '127.0.0.1',
    port: running.port,
    user: 'mingjian',
    password: await passwordOf(home),
    database: 'postgres',
  }
  const held = await hold(access)
  return held && { access, release: () => leave(home, held, running.pid) }
}

async function leave(home: string, held: Hold, pid: number): Promise<void> {
  if (!(await held.isLast())) return held.letGo()
  // SIGINT is PostgreSQL's fast shutdown: it ends sessions, writes everything down and goes.
  process.kill(pid, 'SIGINT')
  await waitUntilGone(home, pid)
  await held.letGo()
}

/** @returns what PostgreSQL said where it did not start; empty where it did. */
async function start(home: string): Promise<string> {
  const binaries = await findBinaries()
  const account = await accountFor(home, [home, binaries.root])
  await makeCluster(home, binaries, account)
  await clearStaleLock(home)
  return startPostmaster(home, binaries, account)
}

function unusable(folder: string, cause: Error): Fault {
  return new Fault(
    'store-unavailable',
    {
      zh: `数据文件夹 ${folder} 无法使用：${cause.message}。`,
      en: `The data folder ${folder} can't be used: ${cause.message}.`,
    },
    { cause },
  )
}
