// PostgreSQL's lock file read: who runs the cluster, and whether a lock is only what a killed process left behind.
import { readFile, readdir, readlink, realpath, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Postmaster {
  pid: number
  port: number
  alive: boolean
}

const lockFile = (home: string): string => join(home, 'cluster/postmaster.pid')
const sessionsEndMs = 10_000

/** Process id on line 1, port on line 4; null where there is no lock or it is not written yet. */
export async function readPostmaster(home: string): Promise<Postmaster | null> {
  const lines = (await readFile(lockFile(home), 'utf8').catch(() => '')).split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (!Number.isInteger(pid) || pid <= 1 || !(port > 0)) return null
  return { pid, port, alive: exists(pid) && (await isOurs(home, pid)) }
}

/**
 * A lock of a dead process PostgreSQL clears itself. Over one whose id belongs to another program by now, or to a dead one that
 * nobody has buried, it refuses to start: both are usual in a container, where ids begin again and the first process is no init.
 */
export async function clearStaleLock(home: string): Promise<void> {
  const found = await readPostmaster(home)
  if (!found || found.alive || !exists(found.pid)) return
  // Sessions outlive a killed postmaster for a moment: the lock is their protection.
  for (const until = Date.now() + sessionsEndMs; Date.now() < until && (await anyoneWorksIn(home)); ) await sleep(50)
  if (!(await anyoneWorksIn(home))) await unlink(lockFile(home)).catch(() => undefined)
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** PostgreSQL works from inside its own folder, no other program does. Where the system does not tell, the lock is believed. */
async function isOurs(home: string, pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(join(home, 'cluster')))
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES'
  }
}

async function anyoneWorksIn(home: string): Promise<boolean> {
  const cluster = await realpath(join(home, 'cluster'))
  const ids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const folders = await Promise.all(ids.map((id) => readlink(`/proc/${id}/cwd`).catch(() => null)))
  return folders.includes(cluster)
}
