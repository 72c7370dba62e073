// Headings in, those of the body out: without a table of contents and without a heading printed twice.
import type { Heading } from './headings.js'

/** Fewer repeated headings may be chance: 存在的问题 opens two parts of one report. */
const fewestEntries = 3

/** Marks which headings have text of their own, then drops the entries of contents and the first of two prints of one heading. */
export function withoutContents(headings: Heading[], clean: string, end: number): Heading[] {
  headings.forEach((heading, index) => {
    const until = headings[index + 1]?.start ?? end
    heading.hasBody = /[^\s。:.,\d…·-]/.test(clean.slice(heading.end, Math.min(until, heading.end + 200)))
  })
  const last = new Map<string, Heading>()
  for (const heading of headings) last.set(keyOf(heading), heading)
  const contents = contentsRange(headings, last, end)
  return headings.filter((heading) => {
    if (heading.start >= contents.start && heading.start < contents.end) return false
    return heading.hasBody || last.get(keyOf(heading)) === heading
  })
}

/** Several headings that come again in the same order, close together the first time: contents, on lines or in one. */
function contentsRange(headings: Heading[], last: Map<string, Heading>, end: number): { start: number; end: number } {
  const none = { start: -1, end: -1 }
  const seen = new Set<string>()
  const entries = headings.filter((heading) => {
    const key = keyOf(heading)
    return heading.number !== null && last.get(key) !== heading && !seen.has(key) && seen.add(key)
  })
  if (entries.length < fewestEntries) return none
  const start = entries[0]!.start
  const bodyStart = last.get(keyOf(entries[0]!))!.start
  const close = entries.at(-1)!.end - start < (end - bodyStart) / 2
  return close && entries.at(-1)!.end <= bodyStart ? { start, end: bodyStart } : none
}

function keyOf({ kind, value, title }: Heading): string {
  return `${kind} ${value} ${title.replace(/\s+/g, '')}`
}
