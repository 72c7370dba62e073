// A line and the one before it in, whether they are one paragraph out; lines of a paragraph in, its text out.
import { isWide, needsBlank } from './characters.js'
import { centreOf, rightOf } from './boxes.js'
import { chunksOf } from './columns.js'
import type { Line, Printed } from './lines.js'
import type { Measure } from './measure.js'

export interface FlowLine {
  line: Line
  measure: Measure
  /** A row of what may be a table. */
  tabular: boolean
}

/** Distances in em of the line, shares of what is compared. */
const bounds = {
  /** Two sizes nearer than this are one: a raised number or another font's box makes a hair's difference. */
  sameSize: 0.1,
  /** Paragraphs set apart by space: by more than this times the usual distance of lines. */
  apart: 1.35,
  indent: 0.9,
  /** What a full line may leave at its end besides the next word, for punctuation may not open a line. */
  slack: 1.5,
  centred: 0.6,
}

/** Whether `next` goes on where `last` stops: a sentence that runs over the end of a line, a column or a page. */
export function goesOn(before: FlowLine, after: FlowLine): boolean {
  const { line: last, measure: lastMeasure } = before
  const { line: next, measure } = after
  const em = next.size
  if (isTabular(before) || isTabular(after) || !areOneSize(last, next)) return false
  if (last.page === next.page && next.box.y > last.box.y && next.box.y - last.box.y > bounds.apart * measure.pitch) return false
  if (isCentred(next, measure) && (isCentred(last, lastMeasure) || isFull(last, lastMeasure))) return isTitlePair(last, next, measure)
  if (endsEarly(last, lastMeasure, next) || (isSetRight(last, lastMeasure) && !isSetRight(next, measure))) return false
  if (isHeadingAlone(next, measure)) return false
  const ended = endsSentence.test(last.text)
  if (opensItem.test(next.text) && (ended || next.box.x - measure.left > bounds.indent * em)) return false
  return next.box.x - measure.left <= bounds.indent * em || (!ended && hangs(last, next))
}

/** Three words or more, each apart from the next: a row of a table whose cells are not plain. */
function isTabular({ line, tabular }: FlowLine): boolean {
  return tabular || (line.pieces.length > 2 && chunksOf(line).length > 2)
}

/** A heading that runs into its text may be larger than it: what stands last and what follows are compared too. */
function areOneSize(last: Line, next: Line): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= bounds.sameSize * Math.max(a, b)
  return near(last.size, next.size) || near(last.pieces.at(-1)!.fragment.size, next.pieces[0]!.fragment.size)
}

const endsSentence = /[。！？；：!?;:…”）)]$/
/** 一、 (一) 1. (1) 第一条: what opens a heading or an item of a list. */
const opensItem = /^(?:第?[一二三四五六七八九十]{1,3}(?:部分|[章节条、.．])|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d)|附[件表])/

/** What stands above it may have lost its end: at the border of a sheet's cell, or of the page. */
function isHeadingAlone({ text, box }: Line, { left, right }: Measure): boolean {
  return headingAlone.test(text) && rightOf(box) < (left + right) / 2
}

const headingAlone = /^[一二三四五六七八九十]{1,3}、[^，。；、：,;:]{2,20}$/

/** Space for the next word was left: who goes on would have used it. */
function endsEarly(last: Line, { right }: Measure, next: Line): boolean {
  return right - rightOf(last.box) > (firstWord(next.text) + bounds.slack) * last.size
}

/** The width in em of what can't be broken at the start of a text. */
function firstWord(text: string): number {
  if (isWide(text.charCodeAt(0))) return 1
  const word = /^[^\s⺀-꓿＀-｠]{1,60}/.exec(text)?.[0] ?? ''
  return word.length / 2
}

/** A whole block is set in, or the lines of an item hang below its first word. */
function hangs(last: Line, next: Line): boolean {
  const further = next.box.x - last.box.x
  return Math.abs(further) <= bounds.indent * next.size || (further > 0 && opensItem.test(last.text))
}

function isCentred(line: Line, { left, right }: Measure): boolean {
  const em = line.size
  return line.box.x - left > 2 * em && right - rightOf(line.box) > 2 * em
    && Math.abs(centreOf(line.box).x - (left + right) / 2) <= bounds.centred * em
}

/** A title longer than its line fills it, and only what is left over stands in the middle. */
function isFull({ box, size }: Line, { left, right }: Measure): boolean {
  return box.x - left < bounds.indent * size && right - rightOf(box) < bounds.slack * size
}

/** A signature and its date end where full lines end, though nothing of them goes on. */
function isSetRight({ box }: Line, { left, right }: Measure): boolean {
  return box.x - left > (right - left) / 2
}

/** Titles are broken where they look well, not where they are full; they stand closer than other lines do, for their size. */
function isTitlePair(last: Line, next: Line, { pitch }: Measure): boolean {
  const apart = next.box.y - last.box.y
  return last.page === next.page && apart > 0 && apart < Math.max(2 * next.size, pitch) && next.size * 1.5 > 0.5 * pitch
    && !endsSentence.test(last.text) && !opensItem.test(next.text)
}

/** Chinese goes on without a blank, words and numbers with one. */
export function joinedLines(lines: readonly Printed[]): Printed {
  const parts: string[] = []
  const pieces: Printed['pieces'] = []
  let length = 0
  let before = ''
  for (const line of lines) {
    if (line.text === '') continue
    if (before !== '' && needsBlank(before, line.text)) {
      parts.push(' ')
      length++
    }
    const from = length
    for (const { at, fragment } of line.pieces) pieces.push({ at: from + at, fragment })
    parts.push(line.text)
    length += line.text.length
    before = line.text
  }
  return { text: parts.join(''), pieces }
}
