// An empty folder in, a PostgreSQL cluster with a password of its own out.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Fault } from '../../model/fault.js'
import { asAccount } from './account.js'
import type { Account } from './account.js'
import type { Binaries } from './binaries.js'

const leftOverAfterMs = 10 * 60_000

/**
 * `home` holds `cluster` (PostgreSQL's own), `password` (mode 0600) and `log`. It is made beside its place and moved there whole,
 * so that a process killed half way leaves no half a cluster, and of two that make one at the same time one wins and both use it.
 */
export async function makeCluster(home: string, binaries: Binaries, account: Account): Promise<void> {
  if (await exists(join(home, 'cluster/PG_VERSION'))) return
  await removeLeftOvers(home)
  const draft = `${home}.${randomBytes(6).toString('hex')}`
  await mkdir(draft, { mode: 0o700 })
  await give(draft, account)
  const password = join(draft, 'password')
  await writeFile(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  await give(password, account)
  await initdb(draft, binaries, account)
  await rename(draft, home).catch(async (cause: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true })
    if (cause.code !== 'ENOTEMPTY' && cause.code !== 'EEXIST') throw cause
  })
}

/** @throws Fault store-in-use where the file belongs to another account. */
export async function passwordOf(home: string): Promise<string> {
  try {
    return (await readFile(join(home, 'password'), 'utf8')).trim()
  } catch (cause) {
    throw new Fault(
      'store-in-use',
      {
        zh: `数据文件夹 ${dirname(home)} 属于另一个系统账户。`,
        en: `The data folder ${dirname(home)} belongs to another account of this system.`,
      },
      { cause },
    )
  }
}

async function initdb(draft: string, { initdb: program }: Binaries, account: Account): Promise<void> {
  const options = [
    '-D',
    join(draft, 'cluster'),
    '-U',
    'mingjian',
    '-A',
    'scram-sha-256',
    `--pwfile=${join(draft, 'password')}`,
    '-E',
    'UTF8',
    '--locale=C',
    '--no-instructions',
  ]
  const said = await run(account, [program, ...options])
  if (said === null) return
  await rm(draft, { recursive: true, force: true })
  throw new Fault('store-unavailable', {
    zh: `内置 PostgreSQL 建库失败：${said}`,
    en: `The built-in PostgreSQL could not make its cluster: ${said}`,
  })
}

/** @returns what it said where it failed, null where it did not. */
function run(account: Account, command: string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const { program, words, who } = asAccount(account, command)
    const child = spawn(program, words, { ...who, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said = (said + chunk).slice(-2000)
    })
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code) => resolve(code === 0 ? null : said.trim() || `exit ${code}`))
  })
}

async function give(path: string, { uid, gid }: Account): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid)
}

/** Drafts of processes that were killed while they made one. */
async function removeLeftOvers(home: string): Promise<void> {
  const drafts = (await readdir(dirname(home))).filter((name) => name.startsWith(`${basename(home)}.`))
  for (const name of drafts) {
    const path = join(dirname(home), name)
    const found = await stat(path).catch(() => null)
    if (found && Date.now() - found.mtimeMs > leftOverAfterMs) await rm(path, { recursive: true, force: true })
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
