// The address of a page in, the government's place it stands for out; a host that is no *.gov.cn stands for none.
import type { Places } from '../../model/rulebook.js'

export interface Host {
  name: string
  government: boolean
  /** Codes of every place the host's label may stand for; several where it can't be told. */
  codes: string[]
}

type Codes = Map<string, string[]>

interface Spellings { full: Codes; initials: Codes; special: Map<string, string>; provinces: Codes }

/** @param url an address or a bare host; null where it is neither. */
export function readHost(url: string | undefined, places: Places): Host | null {
  const name = hostOf(url)
  if (!name) return null
  if (!name.endsWith('.gov.cn')) return { name, government: false, codes: [] }
  const labels = name.slice(0, -'.gov.cn'.length).split('.').filter((label) => label !== 'www')
  const last = labels.at(-1)
  return { name, government: true, codes: last ? codesOf(last, spellingsOf(places)) : [] }
}

const authority = /^(?:[a-z][a-z+.-]{0,20}:\/\/)?(?:[^/@\s]{0,200}@)?([a-z0-9.-]{3,253})(?::\d{1,5})?(?:[/?#]|$)/i

function hostOf(url: string | undefined): string | null {
  const found = authority.exec(url?.trim() ?? '')
  return found ? found[1]!.toLowerCase().replace(/\.$/, '') : null
}

const built = new WeakMap<Places, Spellings>()

function spellingsOf(places: Places): Spellings {
  const known = built.get(places)
  if (known) return known
  const fresh = build(places)
  built.set(places, fresh)
  return fresh
}

const suffixes: Array<[ending: string, spelt: string]> = [
  ['县', 'xian'], ['市', 'shi'], ['区', 'qu'], ['旗', 'qi'], ['州', 'zhou'], ['盟', 'meng'], ['省', 'sheng'],
]

function build(places: Places): Spellings {
  const full = new Map<string, string[]>()
  const initials = new Map<string, string[]>()
  for (const [code, name, stem, pinyin] of places.places) {
    // 泾县 is spelt jing xian, and its host jing or jx.
    const syllables = pinyin.split(' ')
    const joined = syllables.join('')
    push(full, joined, code)
    const suffix = suffixes.find(([ending]) => name.endsWith(ending))
    if (suffix && stem !== name) push(full, joined + suffix[1], code)
    for (const short of initialsOf(syllables)) {
      push(initials, short, code)
      if (suffix && stem !== name) push(initials, short + suffix[1][0]!, code)
    }
  }
  const provinces = new Map<string, string[]>()
  for (const [label, province] of places.provinceLabels) push(provinces, label, province)
  return { full, initials, special: new Map(places.romanised), provinces }
}

/** xi cheng is xc, and xch to those who count ch, sh and zh as one letter each. */
function initialsOf(syllables: string[]): string[] {
  const plain = syllables.map((each) => each[0]!).join('')
  const last = syllables.at(-1)!
  return /^[csz]h/.test(last) ? [plain, `${plain}h`] : [plain]
}

function push(map: Map<string, string[]>, key: string, code: string): void {
  const codes = map.get(key)
  if (!codes) map.set(key, [code])
  else if (!codes.includes(code)) codes.push(code)
}

const trimmed = /(?:[xsqz]?rmzf|xxgk|zfxxgk|gov|zwgk|[xsqz]zf)$/

/** From the plainest reading to the least: a name that is no pinyin, pinyin, a province with a county, initials alone. */
function codesOf(label: string, spellings: Spellings): string[] {
  const bare = label.replace(trimmed, '') || label
  const special = spellings.special.get(bare)
  if (special) return [special]
  const named = spellings.full.get(bare)
  if (named) return highest(named)
  const province = spellings.provinces.get(bare)
  if (province?.length === 1) return [`${province[0]}0000`]
  const joint = bare.length >= 4 ? joined(bare, spellings) : []
  if (joint.length > 0) return joint
  return bare.length >= 3 ? spellings.initials.get(bare) ?? [] : []
}

/** The bare pinyin belongs to the highest place of that name: ziyang is the city, not the county of the same sound. */
function highest(codes: string[]): string[] {
  const levels = codes.map((code) => (code.endsWith('0000') ? 0 : code.endsWith('00') ? 1 : 2))
  const best = Math.min(...levels)
  return codes.filter((_, index) => levels[index] === best)
}

/** zjqy is 庆元 in 浙江, syyh 于洪 in 沈阳: the first letters of the higher place, then the county's pinyin or letters. */
function joined(label: string, { full, initials, provinces }: Spellings): string[] {
  const codes: string[] = []
  for (let cut = 2; cut <= label.length - 2; cut += 1) {
    const head = label.slice(0, cut)
    const rest = label.slice(cut)
    const holders = [...provinces.get(head) ?? [], ...prefectures(initials.get(head) ?? full.get(head) ?? [])]
    const inner = [...full.get(rest) ?? [], ...initials.get(rest) ?? []]
    codes.push(...inner.filter((code) => holders.some((holder) => code.startsWith(holder) && !code.endsWith('0000'))))
  }
  return [...new Set(codes)]
}

function prefectures(codes: string[]): string[] {
  return codes.filter((code) => code.endsWith('00')).map((code) => (code.endsWith('0000') ? code.slice(0, 2) : code.slice(0, 4)))
}
