// Text and sections in, the body's sentences out.
import { isStatement } from './headings.js'
import { proseLines } from './prose-lines.js'
import type { ProseLine } from './prose-lines.js'
import { runsOf } from './wrapped-lines.js'
import type { Section, SectionSlot, Sentence, Table } from '../model/report.js'
import type { Range } from '../model/span.js'
import type { Text } from '../model/text.js'

const longestLabel = 45

/**
 * Sentences in order, without chrome, cells and values of flattened tables. A heading is no sentence, unless it says
 * something itself (四、全年没有收取费用). Text before the first heading of the top level stands in slot `preface`.
 */
export function readSentences(text: Text, sections: Section[], tables: Table[]): Sentence[] {
  const { clean } = text
  const places = placesOf(sections)
  const sentences: Sentence[] = []
  const lines = proseLines(text, tables).filter((line) => !isCell(clean, line))
  for (const run of runsOf(clean, lines, new Set(text.grids.map(({ block }) => block)))) {
    for (const part of places.split(run)) {
      const slot = places.slot()
      const section = places.section()
      for (const { start, end } of splitAtStops(clean, part, run.breaks)) sentences.push({ start, end, slot, section })
    }
  }
  return sentences
}

/** A value, or the label of a row: what a form's range takes in by mistake is longer, or ends as a sentence does. */
function isCell(clean: string, { start, end, value, table, tabular }: ProseLine): boolean {
  if (value) return true
  return (table >= 0 || tabular) && labelEnd(clean, start, end) - start <= longestLabel && !/[。;]/.test(clean.slice(start, end))
}

/** Where the figures begin that a row written on one line ends with: they make no label longer. */
function labelEnd(clean: string, start: number, end: number): number {
  while (end > start && figures.includes(clean[end - 1]!)) end--
  return end
}

const figures = '0123456789 .,+-/|'

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

function splitAtStops(clean: string, { start, end }: Range, breaks: boolean): Range[] {
  const ranges: Range[] = []
  let from = start
  for (let at = start; at < end; at++) {
    if (!isStop(clean.charCodeAt(at), breaks)) continue
    while (at + 1 < end && closers.includes(clean[at + 1]!)) at++
    add(ranges, clean, from, at + 1)
    from = at + 1
  }
  add(ranges, clean, from, end)
  return ranges
}

/** 。 ; ! ? and, where `breaks`, a line break. */
function isStop(unit: number, breaks: boolean): boolean {
  return unit === 0x3002 || unit === 0x3B || unit === 0x21 || unit === 0x3F || (breaks && unit === 0x0A)
}

const closers = '。;!?”’"\'》)〉」』'
const leftOver = ' \n,、:。;'

/** What is left after trimming, if a word is in it. */
function add(ranges: Range[], clean: string, start: number, end: number): void {
  while (start < end && leftOver.includes(clean[start]!)) start++
  while (start < end && (clean[end - 1] === ' ' || clean[end - 1] === '\n')) end--
  if (start < end && /[一-鿿\w]/.test(clean.slice(start, end))) ranges.push({ start, end })
}
