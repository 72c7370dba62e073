// All that tells where a body is in, its province out - or none, for a wrong province is worse than no province.
import { gazetteerOf, placesIn, provincesOf, settle, type Gazetteer } from './places.js'
import type { Host } from './host.js'
import type { Reading } from '../../model/report.js'
import type { Places } from '../../model/rulebook.js'
import type { Range } from '../../model/span.js'

/** `codes` are those of the issuer's own place, as far as its names say. */
export interface Whereabouts { province: Reading<string>; codes: string[] }

/** A name that may hold places; one that was submitted stands nowhere in the text. */
export interface NameSaid { name: string; range: Range | null; from: string }

const looked = 'names of the title and issuer, host, telephone numbers'

interface Clue { provinces: string[]; range: Range | null; from: string }

/**
 * Clues in the order of their weight: the names of the title and issuer, signature and source, a government's host,
 * a government's address printed in the text, telephone area codes. Each narrows what the ones before left open;
 * one that contradicts all before it is left aside. Places of the body only choose among several.
 */
export function whereIs(names: NameSaid[], clean: string, host: Host | null, printed: Host[], places: Places): Whereabouts {
  const gazetteer = gazetteerOf(places)
  const clues: Clue[] = []
  let own: string[] = []
  for (const { name, range, from } of names) {
    const codes = settle(placesIn(gazetteer, name))
    if (codes.length > 0) clues.push({ provinces: provincesOf(codes), range, from })
    if (from !== 'publisher') own = narrower(own, codes)
  }
  for (const [from, each] of [['host', host] as const, ...printed.map((address) => ['printed address', address] as const)]) {
    if (each && each.codes.length > 0) clues.push({ provinces: provincesOf(each.codes), range: null, from })
  }
  const telephone = telephoneClue(clean, places)
  if (telephone) clues.push(telephone)
  const { left, ranges, from } = narrow(clues)
  const chosen = left.length > 1 ? bySurroundings(left, clean, own, gazetteer) : left[0] ?? null
  const codes = chosen ? own.filter((code) => code.startsWith(chosen)) : own
  if (!chosen) return { province: { value: null, ranges: [], from: 'none', looked }, codes }
  return { province: { value: gazetteer.nameOf.get(`${chosen}0000`) ?? null, ranges, from }, codes }
}

function narrower(known: string[], codes: string[]): string[] {
  if (known.length === 0) return codes
  const both = known.filter((code) => codes.some((each) => each.slice(0, 2) === code.slice(0, 2)))
  return both.length > 0 ? both : known
}

function narrow(clues: Clue[]): { left: string[]; ranges: Range[]; from: string } {
  let left: string[] = []
  let ranges: Range[] = []
  let from = 'none'
  for (const clue of clues) {
    const both = left.length === 0 ? clue.provinces : left.filter((each) => clue.provinces.includes(each))
    if (both.length === 0 || both.length === left.length) continue
    left = both
    from = clue.from
    if (clue.range) ranges = [...ranges, clue.range]
  }
  return { left, ranges, from }
}

const telephoneNumber = /(?<![\d-])[((]?(0\d{2,3})[))]?\s?[-—–― ]{0,2}[2-8]\d{6,7}(?!\d)/g

/** A report prints its office's telephone; area codes of one province only are a clue. */
function telephoneClue(clean: string, { areaCodes }: Places): Clue | null {
  const seen = new Map<string, Range>()
  for (const { 0: whole, 1: code, index } of clean.slice(0, 40_000).matchAll(telephoneNumber)) {
    const province = areaCodes.find(([prefix]) => code!.startsWith(prefix))?.[1]
    if (province && !seen.has(province)) seen.set(province, { start: index, end: index + whole.length })
  }
  const [only] = seen
  return only && seen.size === 1 ? { provinces: [only[0]], range: only[1], from: 'telephone' } : null
}

/** 鼓楼区 with 南京 in its text is the one of 江苏: the higher places of one candidate are named, those of no other. */
function bySurroundings(left: string[], clean: string, own: string[], { nameOf }: Gazetteer): string | null {
  const body = clean.slice(0, 40_000)
  const named = left.filter((province) => {
    const holders = [`${province}0000`, ...own.filter((code) => code.startsWith(province)).map((code) => `${code.slice(0, 4)}00`)]
    return holders.some((code) => {
      const name = nameOf.get(code)?.replace(/(?:壮族|回族|维吾尔)?自治区$|[省市]$/, '')
      return name !== undefined && name.length >= 2 && body.includes(name)
    })
  })
  return named.length === 1 ? named[0]! : null
}
