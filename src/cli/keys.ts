// Keys by hand, on the database itself: the first one can't be asked of a service that wants a key.
import { randomBytes } from 'node:crypto'
import { InvalidArgumentError, Option } from 'commander'
import { grant, issueKey, overlapEnd } from '../access/issue.js'
import { secretBytes } from '../access/key.js'
import { localCaller } from '../access/roles.js'
import { readConfig } from '../config.js'
import { localOrganisation, roles, scopes } from '../model/caller.js'
import { Fault } from '../model/fault.js'
import { limits } from '../model/limits.js'
import type { Command } from 'commander'
import type { Role, Scope } from '../model/caller.js'
import type { KeyRecord, Keys } from '../store/keys.js'

interface Wish { name: string; role: Role; organisation: string; days: number; scopes?: Scope[]; rate?: number }

export function registerKeys(program: Command): void {
  const keys = program.command('keys').description('密钥：发放、列出、更换、撤销 · keys: make, list, rotate, revoke')
  keys.command('create').description('发放密钥，只在标准输出显示一次 · make a key; it is shown once, on standard output')
    .requiredOption('--name <text>', '用途 · what it is for')
    .addOption(new Option('--role <role>', '角色 · role').choices(roles).default('office'))
    .addOption(new Option('--organisation <id>', '所属单位 · whose key').default(localOrganisation).argParser(asId))
    .addOption(new Option('--scopes <a,b>', '权限，不写为角色的全部 · scopes; left out, all of the role').argParser(asScopes))
    .addOption(new Option('--days <n>', '有效天数 · days it is good for').default(limits.keyDays).argParser(between(1, limits.keyDaysMost)))
    .addOption(new Option('--rate <n>', '每分钟请求数 · requests a minute').argParser(between(1, 1_000_000)))
    .action((wish: Wish) => {
      const granted = grant(localCaller, wish.role, wish.scopes)
      return withKeys((store) => create(store, wish, granted))
    })
  keys.command('list').description('列出密钥，不含密文 · list the keys, without their secrets').action(() => withKeys(list))
  keys.command('rotate').description('更换密钥，旧的再用一段时间 · rotate a key; the old one holds on for a while')
    .argument('<id>', '编号 · id', asId)
    .addOption(new Option('--overlap <hours>', '旧密钥再用几小时 · hours the old one holds on').default(limits.overlapHours)
      .argParser(between(0, limits.overlapHoursMost)))
    .addOption(new Option('--days <n>', '有效天数 · days the new one is good for').default(limits.keyDays).argParser(between(1, limits.keyDaysMost)))
    .action((id: string, wish: { overlap: number; days: number }) => withKeys((store) => rotate(store, id, wish)))
  keys.command('revoke').description('撤销密钥 · revoke a key').argument('<id>', '编号 · id', asId)
    .action((id: string) => withKeys(async (store) => {
      if (!(await store.revoke(id))) throw unknown(id)
      process.stderr.write(`已撤销 · revoked: ${id}\n`)
    }))
}

async function withKeys(work: (keys: Keys) => Promise<void>): Promise<void> {
  const { openStore } = await import('../store/store.js')
  const store = await openStore(readConfig())
  try {
    await work(store.as(localCaller).keys)
  } finally {
    await store.close()
  }
}

async function create(keys: Keys, { name, role, organisation, days, rate }: Wish, granted: Scope[]): Promise<void> {
  const { newKeyId } = await import('../store/keys.js')
  const id = newKeyId()
  const { text, digest, expiresAt } = issueKey(id, randomBytes(secretBytes), Date.now(), days)
  const key = await keys.create(id, { organisation, name, role, scopes: granted, requestsPerMinute: rate ?? null, digest, expiresAt })
  if (!key) throw new Fault('not-found', { zh: `没有编号为 ${organisation} 的单位。`, en: `There is no organisation ${organisation}.` })
  tell(text, key)
}

async function rotate(keys: Keys, id: string, { overlap, days }: { overlap: number; days: number }): Promise<void> {
  const { newKeyId } = await import('../store/keys.js')
  const [newId, now] = [newKeyId(), Date.now()]
  const { text, digest, expiresAt } = issueKey(newId, randomBytes(secretBytes), now, days)
  const rotated = await keys.rotate(id, newId, { digest, expiresAt, oldUntil: overlapEnd(now, overlap), allowed: () => undefined })
  if (rotated === null) throw unknown(id)
  if (rotated === 'spent') throw new Fault('key-spent', { zh: `密钥 ${id} 已过期、撤销或更换过。`, en: `Key ${id} has expired, was revoked or rotated.` })
  tell(text, rotated.key)
  process.stderr.write(`旧密钥有效至 · the old one holds until: ${String(rotated.old.expiresAt)}\n`)
}

/** The key alone on standard output, so that it can be led into a file; what a person wants to know of it beside. */
function tell(text: string, { id, role, expiresAt }: KeyRecord): void {
  process.stdout.write(`${text}\n`)
  process.stderr.write(`密钥编号 · id: ${id}  角色 · role: ${role}  有效至 · until: ${String(expiresAt)}\n`)
  process.stderr.write(`密钥只显示这一次，请妥善保存 · It is shown this once: keep it safe.\n`)
}

async function list(keys: Keys): Promise<void> {
  let after: string | undefined
  do {
    const page = await keys.list({ limit: 100, ...(after !== undefined && { after }) })
    for (const key of page.items) process.stdout.write(`${lineOf(key, new Date().toISOString())}\n`)
    after = page.next ?? undefined
  } while (after !== undefined)
}

function lineOf({ id, name, role, organisation, expiresAt, revokedAt, lastUsedAt }: KeyRecord, now: string): string {
  const state = revokedAt !== null ? `已撤销 · revoked ${revokedAt}`
    : expiresAt !== null && expiresAt <= now ? `已过期 · expired ${expiresAt}` : `有效至 · until ${String(expiresAt)}`
  return [id, role, organisation, state, `最近使用 · last used ${lastUsedAt ?? '—'}`, JSON.stringify(name)].join('  ')
}

function asId(value: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) throw new InvalidArgumentError('应为 UUID · a UUID is needed')
  return value.toLowerCase()
}

function asScopes(value: string): Scope[] {
  const wished = value.split(',').map((word) => word.trim())
  const wrong = wished.filter((word) => !(scopes as readonly string[]).includes(word))
  if (wrong.length) throw new InvalidArgumentError(`没有这样的权限 · no such scope: ${wrong.join(', ')}；${scopes.join(', ')}`)
  return wished as Scope[]
}

function between(least: number, most: number): (value: string) => number {
  return (value) => {
    if (/^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most) return Number(value)
    throw new InvalidArgumentError(`应为 ${least} 到 ${most} 的整数 · a whole number, ${least} to ${most}`)
  }
}

function unknown(id: string): Fault {
  return new Fault('not-found', { zh: `没有编号为 ${id} 的密钥。`, en: `There is no key ${id}.` })
}
