// A short Chinese text in, the places it names out: the longest name at each spot, with every code that bears it.
import type { Places } from '../../model/rulebook.js'
import type { Range } from '../../model/span.js'

/** `whole` carries 省/市/县/区/旗/州; a bare name (东宁, 甘南) is only believed where an issuer's name begins. */
export interface PlaceName extends Range { name: string; codes: string[]; whole: boolean }

export interface Gazetteer {
  /** Full names and their short forms with a suffix: 峨山彝族自治县, 峨山县. */
  whole: Map<string, string[]>
  /** Names without suffix: 峨山. */
  bare: Map<string, string[]>
  /** Zones without a code of their own, which lie somewhere and are no region. */
  zones: Set<string>
  longest: number
  /** Full name of each code, the present one where there were several. */
  nameOf: Map<string, string>
  source: Places
}

const built = new WeakMap<Places, Gazetteer>()

export function gazetteerOf(places: Places): Gazetteer {
  const known = built.get(places)
  if (known) return known
  const fresh = build(places)
  built.set(places, fresh)
  return fresh
}

/** Named alike in too many cities to say anything: 城区, 郊区. */
const nameless = /^(?:城区|郊区|矿区|东区|西区|南区|北区|新区)$/

function build(source: Places): Gazetteer {
  const whole = new Map<string, string[]>()
  const bare = new Map<string, string[]>()
  const nameOf = new Map<string, string>()
  for (const [code, name, stem, , retired] of source.places) {
    if (!retired || !nameOf.has(code)) nameOf.set(code, name)
    if (nameless.test(name)) continue
    add(whole, name, code)
    if (stem === name) continue
    add(bare, stem, code)
    const suffix = /自治([州县旗区])$/.exec(name)?.[1]
    if (suffix && suffix !== '区') add(whole, stem + suffix, code)
    if (name.endsWith('地区')) add(whole, `${stem}地区`, code)
  }
  for (const [code, name] of source.zones) add(whole, name, code)
  const longest = Math.max(...[...whole.keys()].map((name) => name.length))
  return { whole, bare, zones: new Set(source.zones.map(([, name]) => name)), longest, nameOf, source }
}

function add(map: Map<string, string[]>, name: string, code: string): void {
  const codes = map.get(name)
  if (!codes) map.set(name, [code])
  else if (!codes.includes(code)) codes.push(code)
}

/** A bare name before one of these is not the place: 大同镇, 中山路, 公安局. */
const notAfterBare = /^(?:[镇乡街路村社局委厅办处院站所分苏]|党校)/

/**
 * Linear in the length of the text. A bare name counts at the beginning and right after another place only,
 * for inside a text 合作, 资源 and 和平 are words.
 */
export function placesIn(gazetteer: Gazetteer, text: string): PlaceName[] {
  const found: PlaceName[] = []
  let start = 0
  let expected = true
  while (start < text.length) {
    const place = nameAt(gazetteer, text, start, expected)
    if (place) found.push(place)
    expected = place !== null
    start = place ? place.end : start + 1
  }
  return found
}

function nameAt({ whole, bare, longest }: Gazetteer, text: string, start: number, expected: boolean): PlaceName | null {
  for (let length = Math.min(longest, text.length - start); length >= 2; length -= 1) {
    const name = text.slice(start, start + length)
    const end = start + length
    const codes = whole.get(name)
    if (codes) return { start, end, name, codes, whole: true }
    const bareCodes = expected ? bare.get(name) : undefined
    if (bareCodes && !notAfterBare.test(text.slice(end, end + 2))) return { start, end, name, codes: bareCodes, whole: false }
  }
  return null
}

/** Whether one place lies in the other, or is it. */
export function within(code: string, holder: string): boolean {
  const depth = holder.endsWith('0000') ? 2 : holder.endsWith('00') ? 4 : 6
  return code.slice(0, depth) === holder.slice(0, depth)
}

/**
 * Codes that agree with one another, of the last place named: 鼓楼区 alone has four, 福州市鼓楼区 one.
 * A name that no other fits (a bare one least of all) is dropped.
 */
export function settle(found: PlaceName[]): string[] {
  let codes: string[] = []
  for (const place of found) {
    const inside = codes.length === 0 ? place.codes : those(place.codes, codes)
    const around = those(codes, place.codes)
    codes = inside.length > 0 ? inside : around.length > 0 ? around : sameProvince(codes, place.codes)
  }
  return codes
}

/** The codes that lie in one of the holders. */
function those(codes: string[], holders: string[]): string[] {
  return codes.filter((code) => holders.some((holder) => within(code, holder)))
}

/** A county under a new city's code. Both lie in one province, so the codes of the second that share it stand. */
function sameProvince(codes: string[], others: string[]): string[] {
  const shared = others.filter((code) => codes.some((known) => known.slice(0, 2) === code.slice(0, 2)))
  return shared.length > 0 ? shared : codes
}

export function provincesOf(codes: string[]): string[] {
  return [...new Set(codes.map((code) => code.slice(0, 2)))].sort()
}
