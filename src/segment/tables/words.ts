// A range of text in, its words out; and words in, the longest label that begins with one of them out.
import { readCell } from './cells.js'
import { fold, foldedMeanings, grown, mayBegin, mayGrow, meaningsOfFolded } from './labels.js'
import type { Labels, Meaning } from './labels.js'
import type { TableCell } from '../../model/report.js'
import type { Range } from '../../model/span.js'

/** `text` is null for a word too long for any label or figure: prose. `cell`: what it says as a figure. `gap`: blank lines before it. */
export interface Word extends Range { text: string | null; cell: TableCell | null; gap: number }

export function wordsOf(clean: string, { start, end }: Range, gap: number, words: Word[]): void {
  let from = -1
  for (let at = start; at <= end; at++) {
    if (at < end && !isSeparator(clean.charCodeAt(at))) {
      if (from === -1) from = at
    } else if (from !== -1) {
      if (at - from > longestWord) words.push({ start: from, end: at, text: null, cell: null, gap })
      else addParts(clean.slice(from, at), from, gap, words)
      gap = 0
      from = -1
    }
  }
}

/** A number inside a word begins a label of its own: (三)不予公开1.属于国家秘密. */
function addParts(word: string, start: number, gap: number, words: Word[]): void {
  const parts = word.length > 6 && inside.test(word) ? word.split(inside) : [word]
  for (const text of parts) {
    const end = start + text.length
    words.push({ start, end, text, cell: readCell(text, { start, end }), gap })
    start = end
    gap = 0
  }
}

/** What follows is looked at before what precedes: few characters are figures or brackets. */
const inside = /(?=\d{1,2}[.、][\u3400-\u9FFF]|\([一二三四五六七八九十]\)[\u3400-\u9FFF])(?<=[\u3400-\u9FFF)])/

const longestWord = 100
/** Most words a label is cut into: the vertical headers of printed forms stand one character a line, and so do the longest labels. */
const mostParts = 48

/** Blank, line break, and the pipes that stand for the lines of a table. */
function isSeparator(unit: number): boolean {
  return unit === 0x20 || unit === 0x0A || unit === 0x7C || unit === 0x2502 || unit === 0x2503
}

/** The longest label that starts with word `first`: 本年新 / 制作数量 is one label, and so is 规 章. */
export function joinedLabel(words: Word[], first: number, labels: Labels): { meanings: Meaning[]; last: number } | null {
  const begin = words[first]!.text
  if (begin === null || !mayBegin(labels, begin)) return null
  let folded = fold(begin)
  const alone = meaningsOfFolded(labels, begin, folded)
  let best = alone ? { meanings: alone, last: first } : null
  for (let last = first + 1; last < words.length && last < first + mostParts; last++) {
    const word = words[last]!
    // Asked last: most labels are followed by a figure. A lone 无 may be a character of a label.
    if (word.text === null || word.gap > 1 || (word.cell && word.cell.kind !== 'none') || !mayGrow(labels, folded)) break
    folded = grown(folded, word.text)
    if (word.cell && !mayGrow(labels, folded)) break
    const meanings = foldedMeanings(labels, folded)
    if (meanings) best = { meanings, last }
  }
  return best
}
