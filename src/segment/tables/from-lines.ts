// Lines in, pieces out: words are parted by blanks, pipes and line ends, and joined again where a label was cut.
import { isUnit } from './cells.js'
import { joinedLabel, wordsOf } from './words.js'
import type { Word } from './words.js'
import type { Labels } from './labels.js'
import type { Piece } from './piece.js'
import type { Line } from '../../model/text.js'

/** Appends the pieces of consecutive lines. Linear: a word is joined to few others, and only while a label can come of it. */
export function linePieces(clean: string, lines: Line[], labels: Labels, pieces: Piece[]): void {
  const words = lineWords(clean, lines)
  for (let index = 0; index < words.length; index++) {
    const { start, end, gap, text, cell } = words[index]!
    const joined = cell ? null : joinedLabel(words, index, labels)
    if (cell) pieces.push({ kind: 'cell', start, end, gap, at: null, cell })
    else if (joined) {
      pieces.push({ kind: 'label', start, end: words[joined.last]!.end, gap, at: null, meanings: joined.meanings })
      index = joined.last
    } else pieces.push({ kind: text !== null && (isUnit(text) || isGuidance(text)) ? 'unit' : 'text', start, end, gap, at: null })
  }
}

function lineWords(clean: string, lines: Line[]): Word[] {
  const words: Word[] = []
  let before: Line | null = null
  for (const line of lines) {
    if (line.end - line.start <= 12 && '-—–第'.includes(clean[line.start]!) && pageNumber.test(clean.slice(line.start, line.end))) continue
    const gap = before && before.block === line.block ? blankLines(clean, before.end, line.start) : 0
    wordsOf(clean, line, gap, words)
    before = line
  }
  return words
}

/** `- 3 -` and 第3页 stand between two rows of a table cut by a page. */
const pageNumber = /^(?:[-—–]\s?\d{1,3}\s?[-—–]|第\s?\d{1,3}\s?页.{0,6})$/

function blankLines(clean: string, start: number, end: number): number {
  let breaks = 0
  for (let at = start; at < end; at++) if (clean.charCodeAt(at) === 0x0A) breaks++
  return Math.max(0, breaks - 1)
}

/** Words wholly in brackets beside a label say how to fill it in. */
function isGuidance(text: string): boolean {
  return text.length > 2 && text.startsWith('(') && text.endsWith(')')
}

