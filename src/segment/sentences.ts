// Text and sections in, the body's sentences out.
import { isStatement } from './headings.js'
import { proseLines } from './prose-lines.js'
import type { Section, SectionSlot, Sentence, Table } from '../model/report.js'
import type { Range } from '../model/span.js'
import type { Text } from '../model/text.js'

/** A line of a form that is prose ends as a sentence does or is longer than any label. */
const longestLabel = 45

/**
 * Sentences in order, without chrome, cells and values of flattened tables. A heading is no sentence, unless it says
 * something itself (四、全年没有收取费用). Text before the first heading of the top level stands in slot `preface`.
 */
export function readSentences(text: Text, sections: Section[], tables: Table[]): Sentence[] {
  const places = placesOf(sections)
  const sentences: Sentence[] = []
  for (const line of proseLines(text, tables)) {
    if (line.value || ((line.table >= 0 || line.tabular) && isLabel(text.clean, line))) continue
    for (const part of places.split(line)) {
      for (const range of splitAtStops(text.clean, part)) sentences.push({ ...range, slot: places.slot(), section: places.section() })
    }
  }
  return sentences
}

function isLabel(clean: string, { start, end }: Range): boolean {
  return end - start <= longestLabel && !/[。;]/.test(clean.slice(start, end))
}

interface Places { split(line: Range): Iterable<Range>; slot(): SectionSlot | null; section(): number }

/** Walks lines and headings side by side: both stand in the order of the text. */
function placesOf(sections: Section[]): Places {
  let next = 0
  let slot: SectionSlot | null = sections.some(({ level }) => level === 1) ? 'preface' : null
  return {
    slot: () => slot,
    section: () => next - 1,
    *split(line) {
      let start = line.start
      for (; next < sections.length && sections[next]!.heading.start < line.end;) {
        const section = sections[next]!
        if (section.heading.start > start) yield { start, end: section.heading.start }
        next++
        if (section.level === 1) slot = section.slot
        start = Math.max(start, isStatement(section.title) ? section.heading.start : section.heading.end)
      }
      if (start < line.end) yield { start, end: line.end }
    },
  }
}

function splitAtStops(clean: string, { start, end }: Range): Range[] {
  const ranges: Range[] = []
  let from = start
  for (let at = start; at < end; at++) {
    if (!isStop(clean.charCodeAt(at))) continue
    while (at + 1 < end && closers.includes(clean[at + 1]!)) at++
    add(ranges, clean, from, at + 1)
    from = at + 1
  }
  add(ranges, clean, from, end)
  return ranges
}

/** 。 ; ! ? and a line break inside a cell. */
function isStop(unit: number): boolean {
  return unit === 0x3002 || unit === 0x3B || unit === 0x21 || unit === 0x3F || unit === 0x0A
}

const closers = '。;!?”’"\'》)〉」』'
const leftOver = ' \n,、:。;'

/** What is left after trimming, if a word is in it. */
function add(ranges: Range[], clean: string, start: number, end: number): void {
  while (start < end && leftOver.includes(clean[start]!)) start++
  while (start < end && (clean[end - 1] === ' ' || clean[end - 1] === '\n')) end--
  if (start < end && /[一-鿿\w]/.test(clean.slice(start, end))) ranges.push({ start, end })
}
