// The markup of a page in; where the characters of its text stand in that markup out.
import { parseFragment } from 'parse5'
import { isElement, readTree } from './tree.js'
import { walkPage } from './walk.js'
import type { Node, Tree } from './tree.js'
import type { Span } from '../../model/span.js'

export interface PageSource {
  /** Where a page may be written into before all it shows. */
  head: number
  /** Where a span of the text stands: one stretch for each run of text, none over an element's edge; none for what can't be found again. */
  stretches(span: Span): Span[]
}

/** Reads the page once more, with the places of its parts: only a marked copy asks for them. */
export function pageSource(markup: string): PageSource {
  const tree = readTree(markup, { sourceCodeLocationInfo: true })
  const { text, origins } = walkPage(tree)
  const runs = runsOf(markup, tree, text, origins)
  return {
    head: headOf(tree, markup),
    stretches: (span) => runs.flatMap((run) => (run.start < span.end && run.end > span.start ? stretchIn(run, span) : [])),
  }
}

/** A run of the text; `from` and `to` hold for each of its characters where it stands in the markup, -1 for what we wrote between. */
interface Run extends Span { from: Int32Array; to: Int32Array }

/** Elements whose text shows no marks. */
const unmarkable = new Set(['title', 'textarea', 'option', 'select'])

function runsOf(markup: string, { nodes }: Tree, text: string, origins: number[]): Run[] {
  const runs: Run[] = []
  const passed = new Map<Node, number>()
  for (let pair = 0; pair < origins.length; pair += 2) {
    const node = nodes[origins[pair + 1]!]!
    const start = origins[pair]!
    const end = origins[pair + 2] ?? text.length
    if (isElement(node) || !('value' in node) || (node.parentNode && unmarkable.has(node.parentNode.nodeName))) continue
    const place = node.sourceCodeLocation
    const letters = place && lettersOf(markup.slice(place.startOffset, place.endOffset), node.value)
    if (!letters) continue
    const run: Run = { start, end, from: new Int32Array(end - start).fill(-1), to: new Int32Array(end - start).fill(-1) }
    passed.set(node, follow(text, run, node.value, passed.get(node) ?? 0, letters, place.startOffset))
    runs.push(run)
  }
  return runs
}

/** Collapsed blanks stand for the first of theirs; a line end or a tab of the text is ours. @returns how far the value was read. */
function follow(text: string, run: Run, value: string, passed: number, letters: Span[], offset: number): number {
  let at = passed
  for (let index = run.start; index < run.end; index++) {
    const unit = text[index]!
    if (unit === '\n' || unit === '\t') break
    while (at < value.length && value[at] !== unit && isBlank(value[at]!) && !(unit === ' ' && isCollapsed(value[at]!))) at++
    if (at >= value.length || (value[at] !== unit && unit !== ' ')) break
    run.from[index - run.start] = offset + letters[at]!.start
    run.to[index - run.start] = offset + letters[at]!.end
    at++
    if (unit === ' ') while (at < value.length && isCollapsed(value[at]!)) at++
  }
  return at
}

/**
 * Where each unit of a text's value is written in its markup; null where the two don't go together: text thrown out of a table joins
 * what stands before it. Blanks behind the end of the body join what it ends with, over the tags between.
 */
function lettersOf(raw: string, value: string): Span[] | null {
  const letters: Span[] = []
  let at = /^\r?\n/.test(raw) && !value.startsWith('\n') ? raw.indexOf('\n') + 1 : 0
  while (letters.length < value.length) {
    const unit = raw[at]
    const written = unit === '&' ? reference(raw, at, value, letters.length) : null
    if (unit === '\0') at++
    else if (unit === '\r') at = put(letters, at, raw[at + 1] === '\n' ? 2 : 1, 1)
    else if (written) at = put(letters, at, written.length, written.stands)
    else if (unit !== undefined && unit === value[letters.length]) at = put(letters, at, 1, 1)
    else if (unit === '<' && raw.includes('>', at)) at = raw.indexOf('>', at) + 1
    else return null
  }
  return letters
}

function put(letters: Span[], at: number, length: number, stands: number): number {
  for (let unit = 0; unit < stands; unit++) letters.push({ start: at, end: at + length })
  return at + length
}

const characterReference = /&(?:#[xX][0-9a-fA-F]{1,10}|#[0-9]{1,10}|[A-Za-z][A-Za-z0-9]{0,40});?/y

/** `&nbsp;` and its like: how long it is, and how many units it stands for. */
function reference(raw: string, at: number, value: string, index: number): { length: number; stands: number } | null {
  characterReference.lastIndex = at
  const written = characterReference.exec(raw)?.[0]
  if (written === undefined) return null
  const [node] = parseFragment(written).childNodes
  const meant = node && 'value' in node ? node.value : ''
  return meant !== '' && meant !== written && value.startsWith(meant, index) ? { length: written.length, stands: meant.length } : null
}

function stretchIn({ start, from, to }: Run, span: Span): Span[] {
  let first = -1
  let last = -1
  for (let index = Math.max(0, span.start - start); index < Math.min(from.length, span.end - start); index++) {
    if (from[index] === -1) continue
    if (first === -1) first = from[index]!
    last = to[index]!
  }
  return last > first ? [{ start: first, end: last }] : []
}

/** After the tag that opens the body, or where a body that no tag opens begins. */
function headOf({ nodes }: Tree, markup: string): number {
  const body = nodes.find((node) => isElement(node) && node.tagName === 'body')
  if (!body || !isElement(body)) return markup.length
  const tag = body.sourceCodeLocation?.startTag
  if (tag) return tag.endOffset
  return body.childNodes.find((node) => node.sourceCodeLocation)?.sourceCodeLocation?.startOffset ?? markup.length
}

function isBlank(unit: string): boolean {
  return unit.trim() === ''
}

/** What a browser makes one blank of. */
function isCollapsed(unit: string): boolean {
  return unit === ' ' || unit === '\t' || unit === '\n' || unit === '\f' || unit === '\r'
}
