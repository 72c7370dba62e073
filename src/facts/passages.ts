// The report in, its own prose out as passages of the text as read: what copying and repetition are looked for in.
import type { Report, Sentence } from '../model/report.js'
import type { Passage } from '../model/result.js'
import type { Range } from '../model/span.js'

/** Sentences of one section with nothing but blanks between them are one passage. */
export interface Prose extends Range { slot: Sentence['slot'] }

export function proseOf({ sentences, text: { clean } }: Report): Prose[] {
  const prose: Prose[] = []
  for (const { start, end, slot } of sentences) {
    const last = prose.at(-1)
    if (last && last.slot === slot && clean.slice(last.end, start).trim() === '') last.end = end
    else prose.push({ start, end, slot })
  }
  return prose
}

/** The same in the text as read, for a result that others are held against. */
export function passagesOf(report: Report): Passage[] {
  return proseOf(report).map(({ slot, ...range }) => ({ ...report.text.span(range), slot }))
}
