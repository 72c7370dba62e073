// Under whose name PostgreSQL runs: it refuses root, so root lends it an account that may do less.
import { readFile, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Fault } from '../../model/fault.js'
import type { SpawnOptions } from 'node:child_process'

/** `prefix` are words before the command; empty where none are needed. */
export interface Account {
  uid?: number
  gid?: number
  prefix: string[]
}

const readSearch = 1n << 2n
const override = 1n << 1n

/**
 * Anyone but root runs it under his own name. For root: the owner of `folder` if that is another, else postgres, else nobody.
 * No account is created: a program that scores reports does not change the system's users.
 * @param needed folders the account must reach. Where one lies in a closed home folder, the account gets the one capability
 * to pass through it, and no more.
 */
export async function accountFor(folder: string, needed: string[]): Promise<Account> {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const entry = await chooseEntry(folder)
  const open = await Promise.all(needed.map((path) => reaches(path, entry)))
  return open.every(Boolean) ? { ...entry, prefix: [] } : { ...entry, prefix: await passThrough(entry) }
}

/** Nothing of the caller's own PostgreSQL settings, and no locale: what it says is read by people of any language. */
const environment = Object.freeze({ PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' })

/** How a command is spawned under an account. */
export function asAccount(
  { uid, gid, prefix }: Account,
  command: string[],
): { program: string; words: string[]; who: SpawnOptions } {
  const [program, ...words] = [...prefix, ...command]
  const ids = prefix.length === 0 && uid !== undefined && gid !== undefined ? { uid, gid } : {}
  return { program: program!, words, who: { cwd: '/', env: environment, ...ids } }
}

interface Entry {
  uid: number
  gid: number
}

async function chooseEntry(folder: string): Promise<Entry> {
  const entries = (await readFile('/etc/passwd', 'utf8').catch(() => ''))
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid }) => uid > 0)
  const owner = await stat(folder).then(
    ({ uid }) => uid,
    () => 0,
  )
  const entry =
    entries.find(({ uid }) => uid === owner)
    ?? entries.find(({ name }) => name === 'postgres')
    ?? entries.find(({ name }) => name === 'nobody')
  if (entry) return { uid: entry.uid, gid: entry.gid }
  throw new Fault('store-unavailable', {
    zh: 'PostgreSQL 不能以 root 身份运行，而系统中没有 postgres 或 nobody 账户。请以普通用户运行，或用 DATABASE_URL 指定数据库。',
    en: 'PostgreSQL does not run as root, and there is no account postgres or nobody. Run as another user or set DATABASE_URL.',
  })
}

async function reaches(path: string, { uid, gid }: Entry): Promise<boolean> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => null)
    const bit = found?.uid === uid ? 0o100 : found?.gid === gid ? 0o010 : 0o001
    if (found && (found.mode & bit) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

/** setpriv (util-linux) changes the account and keeps one capability; a container often lacks the narrower of the two. */
async function passThrough({ uid, gid }: Entry): Promise<string[]> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '')
  const held = BigInt(`0x${/^CapEff:\s*([0-9a-f]+)/m.exec(status)?.[1] ?? '0'}`)
  const capability = held & readSearch ? 'dac_read_search' : held & override ? 'dac_override' : null
  if (capability !== null) {
    return [
      'setpriv',
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      // Without it the capability does not count where a program asks whether it may run another, as initdb does.
      '--securebits=+no_setuid_fixup',
      `--inh-caps=+${capability}`,
      `--ambient-caps=+${capability}`,
    ]
  }
  throw new Fault('store-unavailable', {
    zh: 'PostgreSQL 不能以 root 身份运行，而普通账户进不了程序或数据所在的文件夹。数据位置由 MINGJIAN_DATA 指定。',
    en: 'PostgreSQL does not run as root, and no other account can enter the folder of the program or the data (MINGJIAN_DATA).',
  })
}
