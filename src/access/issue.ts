// What a key is wished to be and who grants it in, the key as it is sent and what is kept of it out.
import { digestOfSecret, readKey, writeKey } from './key.js'
import { scopesToGrant } from './roles.js'
import { Fault } from '../model/fault.js'
import { limits } from '../model/limits.js'
import type { Caller, Role, Scope } from '../model/caller.js'

const dayMs = 86_400_000
const hourMs = 3_600_000

export interface Issued {
  /** The only time that it is seen. */
  text: string
  digest: string
  expiresAt: Date
}

/** @param random 32 bytes of a generator fit for secrets. @param now in milliseconds since 1970. */
export function issueKey(id: string, random: Uint8Array, now: number, validDays: number = limits.keyDays): Issued {
  const text = writeKey(id, random)
  return { text, digest: digestOfSecret(readKey(text)!.secret), expiresAt: new Date(now + validDays * dayMs) }
}

/** When the old key of a rotation ends. */
export function overlapEnd(now: number, hours: number = limits.overlapHours): Date {
  return new Date(now + hours * hourMs)
}

/** @throws Fault forbidden where the caller would grant what it has not, or the role may not have. */
export function grant(caller: Pick<Caller, 'scopes'>, role: Role, wished?: readonly Scope[]): Scope[] {
  const granted = scopesToGrant(caller, role, wished)
  if (granted) return granted
  throw new Fault('forbidden', {
    zh: '不能发放超出该角色或超出自己权限的密钥。',
    en: 'A key can not have more than its role may have, nor more than the one who grants it has.',
  })
}
