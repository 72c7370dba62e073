// Prose in, the characters out in which bodies can differ: without form, law names, formulae of prefaces and set phrases.
import type { Prose } from '../passages.js'
import type { Rulebook } from '../../model/rulebook.js'

/** Characters that count, and where each stands in the text they come from. A number of any length is one `0`. */
export interface FreeText { characters: string; at: number[] }

/** Trap 17: what the form, the law and custom put into every report is nobody's copy. */
export function freeTextOf(text: string, prose: Prose[], { lexicons }: Pick<Rulebook, 'lexicons'>): FreeText {
  const { sentences, phrases } = setWordsOf(lexicons['set-phrases'] ?? {})
  const free: FreeText = { characters: '', at: [] }
  for (const { start, end, slot } of prose) {
    if (slot === 'preface' || slot === 'attachment') continue
    for (const [from, to] of sentencesIn(text, start, end)) {
      const folded = fold(text, from, to)
      if (!sentences.test(folded.characters)) add(free, folded, phrases)
    }
  }
  return free
}

interface SetWords { sentences: RegExp; phrases: RegExp }

const compiled = new WeakMap<object, SetWords>()

function setWordsOf(lexicon: Record<string, string[]>): SetWords {
  const known = compiled.get(lexicon)
  if (known) return known
  const anyOf = (words: string[] = [], flags = ''): RegExp => new RegExp(words.length > 0 ? longestFirst(words).join('|') : '(?!)', flags)
  const words = { sentences: anyOf(lexicon['sentences']), phrases: anyOf(lexicon['phrases'], 'g') }
  compiled.set(lexicon, words)
  return words
}

function longestFirst(words: string[]): string[] {
  return [...words].sort((a, b) => b.length - a.length)
}

function* sentencesIn(text: string, start: number, end: number): Generator<[from: number, to: number]> {
  let from = start
  for (let at = start; at < end; at++) {
    if (!stops.has(text.charCodeAt(at))) continue
    yield [from, at]
    from = at + 1
  }
  if (from < end) yield [from, end]
}

const stops = new Set([...'。！？!?'].map((stop) => stop.charCodeAt(0)))
const opens = new Set(['《', '〈'].map((mark) => mark.charCodeAt(0)))
const closes = new Set(['》', '〉'].map((mark) => mark.charCodeAt(0)))
/** A title that never closes hides no more than this. */
const longestTitle = 60

/** Ideographs stay, digits of either width become one 0, all else and the titles of laws go. */
function fold(text: string, from: number, to: number): FreeText {
  const folded: FreeText = { characters: '', at: [] }
  let titleFrom = -1
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (opens.has(code)) titleFrom = at
    if (closes.has(code) || at - titleFrom > longestTitle) titleFrom = -1
    if (titleFrom >= 0) continue
    const kept = isIdeograph(code) ? text[at]! : isDigit(code) && !folded.characters.endsWith('0') ? '0' : ''
    if (kept === '') continue
    folded.characters += kept
    folded.at.push(at)
  }
  return folded
}

function isIdeograph(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)
}

function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)
}

function add(free: FreeText, { characters, at }: FreeText, phrases: RegExp): void {
  let from = 0
  const keep = (to: number): void => {
    free.characters += characters.slice(from, to)
    for (let index = from; index < to; index++) free.at.push(at[index]!)
  }
  for (const match of characters.matchAll(phrases)) {
    keep(match.index)
    from = match.index + match[0].length
  }
  keep(characters.length)
}
