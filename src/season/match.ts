// What a file says of whose report it is in, the one body of the roster it belongs to out; where that is not certain, never a guess.
import { plainHost, plainName, stemOf } from './names.js'
import type { Body, Clues, Match } from '../model/roster.js'
import type { Localised } from '../model/words.js'

type Entry = Pick<Body, 'id' | 'name' | 'aliases' | 'code' | 'host' | 'parent'>

/** Made once for a roster, asked for every file. */
export interface RosterIndex {
  byCode: Map<string, Set<string>>
  byName: Map<string, Set<string>>
  byHost: Map<string, Set<string>>
  bodies: Map<string, Entry>
}

export function indexOf(bodies: Entry[]): RosterIndex {
  const index: RosterIndex = { byCode: new Map(), byName: new Map(), byHost: new Map(), bodies: new Map(bodies.map((each) => [each.id, each])) }
  for (const body of bodies) {
    if (body.code !== null) add(index.byCode, body.code.trim(), body.id)
    if (body.host !== null) add(index.byHost, body.host.toLowerCase(), body.id)
    for (const name of namesOf(body, index.bodies)) add(index.byName, name, body.id)
  }
  return index
}

/** 教育局 under 清溪县人民政府 reports as 清溪县教育局. */
function namesOf(body: Entry, bodies: RosterIndex['bodies']): Set<string> {
  const names = [body.name, ...body.aliases].map(plainName)
  const parent = body.parent === null ? undefined : bodies.get(body.parent)
  const stem = parent && stemOf(plainName(parent.name))
  return new Set([...names, ...names.filter((name) => stem && !name.startsWith(stem)).map((name) => stem + name)])
}

/**
 * A code or a name decides, and only where all that is known agrees. A host alone never does: offices report on their government's site.
 * It chooses between bodies of one name. The submitted name goes before the one that was read.
 */
export function matchBody(clues: Clues, index: RosterIndex): Match {
  const byCode = clues.code === null ? null : index.byCode.get(clues.code.trim()) ?? null
  const [submitted, read] = [clues.submitted, clues.read].map((name) => (name === null ? null : named(name, index)))
  const onHost = hostOf(clues, index)
  if (clues.code !== null && byCode === null) {
    return review([...(submitted ?? []), ...(read ?? [])], say('名单中没有这个代码', 'No body of the roster has this code'))
  }
  if (byCode !== null && byCode.size > 1) return review([...byCode], say('名单中不止一个单位用这个代码', 'Several bodies of the roster have this code'))
  if (byCode !== null) return fromCode([...byCode][0]!, submitted ?? read ?? null)
  if (submitted && read && submitted.size > 0 && read.size > 0 && !shares(submitted, read)) {
    return review([...submitted, ...read], say('提交的名称与文中名称指向不同单位', 'The name submitted and the name read belong to different bodies'))
  }
  if (clues.submitted !== null) return fromName(submitted!, onHost, read ?? null)
  if (clues.read !== null) return fromName(read!, onHost, null)
  if (onHost.size > 0) return review([...onHost], say('只有网站域名可作依据，不足以认定', 'There is only the host to go by, and that is not enough'))
  return { state: 'none', reason: say('没有代码、名称可作依据', 'There is neither a code nor a name to go by') }
}

function fromCode(byCode: string, byName: Set<string> | null): Match {
  if (byName && byName.size > 0 && !byName.has(byCode)) {
    return review([byCode, ...byName], say('代码与名称指向不同单位', 'The code and the name belong to different bodies'))
  }
  return { state: 'matched', body: byCode, by: 'code', reason: say('代码一致', 'The code is the same') }
}

function fromName(byName: Set<string>, onHost: Set<string>, otherwise: Set<string> | null): Match {
  if (byName.size === 0) {
    const candidates = [...(otherwise ?? []), ...onHost]
    return candidates.length > 0
      ? review(candidates, say('名单中没有这个名称', 'No body of the roster has this name'))
      : { state: 'none', reason: say('名单中没有这个名称', 'No body of the roster has this name') }
  }
  if (byName.size === 1) return { state: 'matched', body: [...byName][0]!, by: 'name', reason: say('名称一致', 'The name is the same') }
  const here = [...byName].filter((id) => onHost.has(id))
  if (here.length === 1) return { state: 'matched', body: here[0]!, by: 'name', reason: say('名称和网站域名一致', 'The name and the host are the same') }
  return review([...byName], say(`名单中有${byName.size}个同名单位`, `The roster has ${byName.size} bodies of this name`))
}

function named(name: string, index: RosterIndex): Set<string> {
  return index.byName.get(plainName(name)) ?? new Set()
}

function hostOf({ host }: Clues, index: RosterIndex): Set<string> {
  const plain = host === null ? null : plainHost(host)
  return (plain === null ? undefined : index.byHost.get(plain)) ?? new Set()
}

function shares(one: Set<string>, other: Set<string>): boolean {
  return [...one].some((id) => other.has(id))
}

function review(candidates: string[], reason: Localised): Match {
  return { state: 'review', candidates: [...new Set(candidates)], reason }
}

function add(map: Map<string, Set<string>>, key: string, id: string): void {
  const held = map.get(key)
  if (held) held.add(id)
  else map.set(key, new Set([id]))
}

function say(zh: string, en: string): Localised {
  return { zh, en }
}
