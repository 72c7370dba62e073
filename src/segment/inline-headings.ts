// A body that kept few line breaks in, the headings inside its lines out.
import { enumeratorAt } from './numbering.js'
import { headingAt, runsOn } from './headings.js'
import type { Heading } from './headings.js'
import type { ProseLine } from './prose-lines.js'
import type { TitleWords } from './title-words.js'

const shortestLine = 60
const longestTitle = 30

/** Where a number may follow the end of a sentence, of a title, a gap, or the last value of a table that lost its cells. */
const afterStop = new RegExp([
  '[。;:!?\\s,)](?=第?[一二三四五六七八九十]{1,3}[、.部]|\\([一二三四五六七八九十]{1,3}\\)|\\d{1,2}[、.])',
  '\\d(?=[一二三四五六七八九十]{1,3}、)',
].join('|'), 'g')

/** Only titles that name a slot count: 一、 and 二、 inside a paragraph number its points more often than parts. */
export function inlineHeadings(clean: string, lines: ProseLine[], words: TitleWords): Heading[] {
  const found: Heading[] = []
  for (const line of lines) {
    const inside: Heading[] = []
    if (line.end - line.start < shortestLine || line.table >= 0) continue
    const text = clean.slice(line.start, line.end)
    for (const { index } of text.matchAll(afterStop)) {
      const heading = inlineAt(clean, line.start + index + 1, line, words)
      if (heading) inside.push(heading)
    }
    found.push(...withoutLists(inside))
  }
  return found
}

/** 全文包括(一)总体情况;(二)… names the parts and is none: its titles follow each other with nothing between. */
function withoutLists(inside: Heading[]): Heading[] {
  const joined = inside.map((heading, index) => index > 0 && heading.start - inside[index - 1]!.end <= widestJoint)
  return inside.filter((_, index) => !joined[index] && !joined[index + 1])
}

const widestJoint = 2

function inlineAt(clean: string, start: number, line: ProseLine, words: TitleWords): Heading | null {
  const enumerator = enumeratorAt(clean, start)
  if (!enumerator) return null
  const from = start + enumerator.length
  const known = words.fullTitleAt(clean, from)
  const rest = clean.slice(from, Math.min(line.end, from + longestTitle))
  const stop = rest.search(/[。;:\s]/)
  const candidate = stop > 0 && stop >= known ? rest.slice(0, stop) : ''
  const isTitle = candidate && !candidate.includes(',') && words.slotsOf(candidate).length > 0
  const length = isTitle && !(known > 0 && runsOn(candidate, known)) ? stop : known
  if (length === 0 || words.isTableLabel(rest)) return null
  const { kind, value, printed } = enumerator
  return headingAt(clean, { start, from, end: from + length }, { kind, value, number: printed, marked: null }, words)
}
