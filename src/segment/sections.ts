// Text in, its section tree out: found by title and content first, by number last.
import { withoutContents } from './contents.js'
import { readHeadings } from './headings.js'
import { inlineHeadings } from './inline-headings.js'
import { proseLines } from './prose-lines.js'
import { titleWords } from './title-words.js'
import { topLevel } from './top-level.js'
import type { Heading } from './headings.js'
import type { Section, Table } from '../model/report.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Text } from '../model/text.js'

const deepest = 6
/** With fewer slots than this among the headings of whole lines, headings are looked for inside the lines too. */
const fewSlots = 3

/**
 * Sections in reading order; level 1 is the report's own top level, whatever numbers it bears.
 * A chain of titles decides over numbers, so that rows of tables, inner lists and a table of contents are left out.
 */
export function readSections(text: Text, tables: Table[], rulebook: Rulebook): Section[] {
  const words = titleWords(rulebook)
  const lines = proseLines(text, tables)
  const end = lines.at(-1)?.end ?? 0
  let headings = withoutContents(readHeadings(text.clean, lines, tables, words), text.clean, end)
  let top = topLevel(headings)
  if (distinctSlots(top) < fewSlots) {
    const inside = inlineHeadings(text.clean, lines, words)
    if (inside.length > 0) {
      headings = withoutContents(merged(headings, inside), text.clean, end)
      top = topLevel(headings)
    }
  }
  return asTree(headings, top, end)
}

function distinctSlots(headings: Set<Heading>): number {
  return new Set([...headings].flatMap(({ slots }) => slots)).size
}

function merged(lines: Heading[], inside: Heading[]): Heading[] {
  const all = [...lines, ...inside].sort((a, b) => a.start - b.start)
  return all.filter((heading, index) => index === 0 || heading.start >= all[index - 1]!.end)
}

/** Below the top level the order in which kinds of numbers open gives the level, anew under each part. */
function asTree(headings: Heading[], top: Set<Heading>, end: number): Section[] {
  const sections: Section[] = []
  const open: Section[] = []
  let kinds: string[] = []
  let begun = top.size === 0
  for (const heading of headings) {
    const isTop = top.has(heading)
    if (!begun && !isTop && !heading.hasBody) continue
    begun ||= isTop
    kinds = isTop ? [] : below(kinds, kindOf(heading))
    const level = kinds.length + (top.size > 0 ? 1 : 0)
    while (open.length > 0 && open.at(-1)!.level >= level) open.pop()!.body.end = heading.start
    const section = sectionOf(heading, level, end)
    sections.push(section)
    open.push(section)
  }
  return sections
}

/** A kind seen before closes those below it; a new one opens a level. */
function below(kinds: string[], kind: string): string[] {
  const at = kinds.indexOf(kind)
  return [...kinds.slice(0, at === -1 ? deepest - 2 : at), kind]
}

function kindOf({ kind, marked }: Heading): string {
  return kind === 'none' && marked !== null ? `h${marked}` : kind
}

function sectionOf({ start, end, title, number, slots }: Heading, level: number, bodyEnd: number): Section {
  const [slot = null, ...also] = slots
  return { slot, also, level, title, number, heading: { start, end }, body: { start: end, end: bodyEnd } }
}
