// Report in, places of gambling, obscene and advertising text out: those that are surely inserted, and those that may be.
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { lineAt } from '../../model/line-at.js'
import { limits } from '../../model/limits.js'
import type { Fact } from '../../model/fact.js'
import type { Report } from '../../model/report.js'
import type { Lexicon, Rulebook } from '../../model/rulebook.js'
import type { Range } from '../../model/span.js'
import type { Line } from '../../model/text.js'

type Kind = 'gambling' | 'obscene' | 'advertising' | 'link'
/** A brand is sure wherever the report's own words stand; a word may be ordinary business. */
interface Word { kind: Kind; brand: boolean }
interface Hit extends Range { kind: Kind; sure: boolean }

/**
 * injected.count, .doubtful and .kinds. Sure is what no public body writes: a betting brand, a shape such as a betting site's
 * name, an address in place of the issuer, a word of the trade where a name belongs or in text hidden from readers.
 * A bare word is doubtful, and ordinary where the sentence tells of punishing, licensing or the state lotteries.
 */
export function readInjectedText(report: Report, rulebook: Rulebook): Fact[] {
  const hits = findHits(report, patternsOf(rulebook.lexicons['safety'] ?? {}))
  const sure = hits.filter((hit) => hit.sure)
  const doubtful = hits.filter((hit) => !hit.sure)
  const kinds = [...new Set((sure.length > 0 ? sure : doubtful).map((hit) => hit.kind))].sort()
  const evidence = (some: Hit[]) =>
    some.slice(0, limits.evidencePerFinding).map((hit) => evidenceAt(report, hit, placeOf(report, hit)))
  return [
    fact('injected.count', sure.length, evidence(sure)),
    fact('injected.doubtful', doubtful.length, evidence(doubtful)),
    fact('injected.kinds', kinds.length > 0 ? kinds.join(',') : null),
  ]
}

interface Patterns {
  words: RegExp
  /** Without the words: the shapes alone. */
  shapes: RegExp
  known: Map<string, Word>
  /** Whether a word begins with a code unit, and the words that do, in small letters. */
  begins: Uint8Array
  byFirst: Map<number, string[]>
  ordinary: RegExp
  standsForName: RegExp
}

const compiled = new WeakMap<Lexicon, Patterns>()

/** Shapes by which betting sites name themselves: letters and lucky numbers joined, or "bet" with digits. */
const shapes = '(?<![a-z0-9./@_-])(?:mobile|wap|app|vip|casino|sports?|game|live)[0-9]{2,4}-[0-9]{2,4}(?![a-z0-9])|'
  + '(?<![a-z0-9@_-])(?:[0-9]{2,4}-?bet|bet-?[0-9]{2,8}|uedbet|betway|sbobet|dafabet|vwin|fun88)(?![a-z])'
/** An address at the head of a line where the issuer's name belongs. */
const addressForName = '(?<=^|\\n)[a-z0-9-]{2,40}\\.(?:com|net|cc|vip|top|xyz|app|org|info)(?=20[0-9]{2}年|政府信息公开工作)'

/** The first character is asked for before what precedes it: few are Latin letters or figures. */
const latin = `(?=[a-z0-9-])(?:${shapes}|${addressForName})`

function patternsOf(lexicon: Lexicon): Patterns {
  const known = compiled.get(lexicon)
  if (known) return known
  const words = new Map<string, Word>()
  const add = (some: string[] | undefined, kind: Kind, brand: boolean) =>
    some?.forEach((word) => words.set(word, { kind, brand }))
  add(lexicon['brands'], 'gambling', true)
  add(lexicon['obsceneBrands'], 'obscene', true)
  add(lexicon['gambling'], 'gambling', false)
  add(lexicon['obscene'], 'obscene', false)
  add(lexicon['advertising'], 'advertising', false)
  const patterns = {
    words: new RegExp([...words.keys(), latin].join('|'), 'gi'),
    shapes: new RegExp(latin, 'gi'),
    ...firstUnits([...words.keys()]),
    known: words,
    ordinary: new RegExp(lexicon['ordinaryBusiness']?.join('|') ?? '$^'),
    standsForName: new RegExp(`^(?:20[0-9]{2})?(?:${lexicon['standsForName']?.join('|') ?? '$^'})`),
  }
  compiled.set(lexicon, patterns)
  return patterns
}

function findHits(report: Report, patterns: Patterns): Hit[] {
  const { text } = report
  const hits: Hit[] = []
  for (const match of text.clean.matchAll(holdsWord(text.clean, patterns) ? patterns.words : patterns.shapes)) {
    const range = { start: match.index, end: match.index + match[0].length }
    const line = lineAt(text, range.start)
    if (!line) continue
    const word = patterns.known.get(match[0].toLowerCase())
    const hit = word === undefined ? byShape(range, match[0], line) : byWord(text.clean, range, word, line, patterns)
    if (hit) hits.push(hit)
  }
  return hits
}

/** Hundreds of words in one expression are slow to look for, and most reports hold none: a word's first character tells soon. */
function holdsWord(clean: string, { begins, byFirst }: Patterns): boolean {
  for (let at = 0; at < clean.length; at++) {
    const first = clean.charCodeAt(at)
    if (begins[first] === 1 && byFirst.get(small(first))!.some((word) => standsAt(clean, at, word))) return true
  }
  return false
}

function standsAt(clean: string, at: number, word: string): boolean {
  return small(clean.charCodeAt(at + 1)) === word.charCodeAt(1) && clean.slice(at, at + word.length).toLowerCase() === word
}

/** @throws Error for a word of one character, which would be found in any text. */
function firstUnits(words: string[]): Pick<Patterns, 'begins' | 'byFirst'> {
  const begins = new Uint8Array(0x10000)
  const byFirst = new Map<number, string[]>()
  for (const word of words.map((each) => each.toLowerCase())) {
    if (word.length < 2) throw new Error(`the word ${word} is too short to look for`)
    const first = word.charCodeAt(0)
    begins[first] = 1
    begins[word.toUpperCase().charCodeAt(0)] = 1
    byFirst.set(first, [...(byFirst.get(first) ?? []), word])
  }
  return { begins, byFirst }
}

/** A capital letter as a small one. */
function small(unit: number): number {
  return unit >= 0x41 && unit <= 0x5A ? unit + 0x20 : unit
}

/** What stands around the article is the host's doing or a neighbour's: seen, but not laid at the report's door. */
function byShape(range: Range, found: string, line: Line): Hit {
  return { ...range, kind: found.includes('.') ? 'link' : 'gambling', sure: line.role !== 'chrome' }
}

function byWord(clean: string, range: Range, { kind, brand }: Word, line: Line, patterns: Patterns): Hit | null {
  const after = clean.slice(range.end, range.end + 14)
  if (line.role !== 'chrome' && (brand || patterns.standsForName.test(after))) {
    return { ...range, kind, sure: !isQuotedCase(clean, range, patterns) }
  }
  if (patterns.ordinary.test(around(clean, range, line))) return null
  const forName = line.role === 'body' && (beforeOrgan.test(after) || isRepeated(clean, range))
  return { ...range, kind, sure: forName || line.role === 'hidden' }
}

/** A word of the trade and an organ's name in one breath: the word has replaced the name of a place. */
const beforeOrgan = /^[\u4e00-\u9fff]{2,8}(?:局|委员会|办公室|办事处|人民政府)/

/** Spam that replaces a name often says it twice: word, comma, word. */
function isRepeated(clean: string, { start, end }: Range): boolean {
  const word = clean.slice(start, end)
  return clean.startsWith(word, end + 1) || (start > word.length && clean.startsWith(word, start - 1 - word.length))
}

/** A brand named in a sentence on its punishment is news of the police, not spam. */
function isQuotedCase(clean: string, range: Range, { ordinary }: Patterns): boolean {
  return ordinary.test(clean.slice(Math.max(0, range.start - 20), range.start))
}

/** The sentence a word stands in, as far as its line and 60 characters reach. */
function around(clean: string, { start, end }: Range, line: Line): string {
  const before = clean.slice(Math.max(line.start, start - 60), start)
  const after = clean.slice(end, Math.min(line.end, end + 60))
  const stop = after.search(/[。;]/)
  const sentence = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf(';')) + 1)
  return sentence + clean.slice(start, end) + (stop === -1 ? after : after.slice(0, stop))
}
