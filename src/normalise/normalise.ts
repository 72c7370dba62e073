// Source in, Text out: the same characters cleaned, with the way back to each.
import { annotationEdits } from './annotations.js'
import { readLines } from './lines.js'
import { personalDataIn } from './personal-data.js'
import { applyEdits, cleanCharacters, cleanOffset } from './offsets.js'
import { starred } from '../model/masked.js'
import type { Cleaned } from './offsets.js'
import type { Source } from '../model/source.js'
import type { Range, Span } from '../model/span.js'
import type { Text } from '../model/text.js'

/**
 * Cleans for comparison only: quotes are always cut from the text as read. A number split by a comma or a blank is left split:
 * "1, 234" is one number in a cell and two in a list, and only the reader of the place can tell.
 */
export function normalise(source: Source): Text {
  const characters = withoutMarkup(cleanCharacters(source.text), source.markup ?? [])
  const cleaned = applyEdits(characters, annotationEdits(characters.clean))
  const at = (offset: number): number => cleanOffset(cleaned, offset)
  const { lines, grids } = readLines(cleaned.clean, source.blocks, at)
  const personal = personalDataIn({ clean: cleaned.clean, lines, grids })
  const clean = starred(cleaned.clean, { start: 0, end: cleaned.clean.length }, personal)
  return { clean, personal, lines, grids, at, span: (range) => spanOf(source.text, cleaned.from, range) }
}

function withoutMarkup(cleaned: Cleaned, markup: Span[]): Cleaned {
  return applyEdits(cleaned, markup.map(({ start, end }) => ({ start: cleanOffset(cleaned, start), end: cleanOffset(cleaned, end), put: '' })))
}

/** Each clean unit comes from one unit as read; a span never cuts a character of two units in half. */
function spanOf(text: string, from: Int32Array | null, { start, end }: Range): Span {
  if (start >= end) {
    const place = from ? (from[start] ?? text.length) : Math.min(start, text.length)
    return { start: place, end: place }
  }
  const first = from ? from[start]! : start
  const last = from ? from[end - 1]! : end - 1
  return {
    start: isLow(text, first) && isHigh(text, first - 1) ? first - 1 : first,
    end: isHigh(text, last) && isLow(text, last + 1) ? last + 2 : last + 1,
  }
}

function isHigh(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xFC00) === 0xD800
}

function isLow(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xFC00) === 0xDC00
}
