// What a route needs and who asks in, whether he may out.
import { codesBlind } from './roles.js'
import { Fault } from '../model/fault.js'
import type { Caller, Scope } from '../model/caller.js'

/**
 * What a route says of itself in its `config`. Every route has `scope` or `public`.
 * - `scope`: a key that has it; `any` is a key of whatever scopes.
 * - `public: true`: anybody. `identify`: whoever sends a key is known all the same, and sees what is his beside what is everybody's.
 * - `public: 'check'`: anybody, as long as the service lets the public check reports; nothing is stored.
 * - `storesNothing` beside a scope: a query under which the route is such a check.
 * A key that can only code checks nothing either: it would be told what the engine finds in the document that is to be coded without it.
 */
export interface Need {
  scope?: Scope | 'any'
  public?: true | 'check'
  identify?: boolean
  storesNothing?: (query: Readonly<Record<string, unknown>>) => boolean
}

/** True where nobody need say who he is. */
export function isPublic(need: Need, query: Readonly<Record<string, unknown>>, publicCheck: boolean): boolean {
  return need.public === true || (publicCheck && isCheck(need, query))
}

/**
 * @returns what stands in the way, or null.
 * A route that states no need is open to nobody: that is a mistake of ours and not the caller's.
 */
export function refusal(need: Need, query: Readonly<Record<string, unknown>>, caller: Caller | null, publicCheck: boolean): Fault | null {
  if (isPublic(need, query, publicCheck)) return null
  const check = isCheck(need, query)
  if (!check && need.scope === undefined) return new Fault('internal', unstated)
  if (!caller) return unauthenticated(need.storesNothing !== undefined && publicCheck ? 'storing' : 'needed')
  if (check && codesBlind(caller)) return new Fault('forbidden', blind)
  if (check || need.scope === 'any' || caller.scopes.includes(need.scope!)) return null
  return new Fault('forbidden', {
    zh: `这把密钥没有 ${need.scope!} 权限。`,
    en: `This key lacks the scope ${need.scope!}.`,
  })
}

/** One answer for a key that is wrong, expired or revoked: which of them is nobody's business. */
export function unauthenticated(why: 'needed' | 'storing' | 'refused' | 'foreign'): Fault {
  return new Fault('unauthenticated', said[why])
}

function isCheck(need: Need, query: Readonly<Record<string, unknown>>): boolean {
  return need.public === 'check' || need.storesNothing?.(query) === true
}

const blind = { zh: '评读用的密钥不能自行检查报告。', en: 'A key that codes samples checks no report by itself.' }
const unstated = { zh: '该地址没有写明权限。', en: 'This address does not state what it needs.' }
const said = {
  needed: { zh: '此操作需要密钥。', en: 'This needs a key.' },
  storing: {
    zh: '保存评分需要密钥；只检查不保存，请加 ?store=false。',
    en: 'Keeping an evaluation needs a key; to check without keeping it, add ?store=false.',
  },
  refused: { zh: '密钥无效、已过期或已撤销。', en: 'The key is not valid, has expired or was revoked.' },
  foreign: {
    zh: '免密钥的本机服务只接受以本机名称发来的请求；其他来源请使用密钥。',
    en: 'Without a key this machine\'s own service answers only what is addressed to it by a loopback name; others use a key.',
  },
}
