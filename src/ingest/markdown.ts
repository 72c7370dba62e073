// Markdown in, the same characters out: its headings, its tables, and which characters only format the text.
import { blocksOf, readText } from './text.js'
import type { Content, Format } from './format.js'
import type { Block, Paragraph } from '../model/source.js'
import type { Span } from '../model/span.js'

export const markdown: Format = {
  id: 'markdown',
  mediaType: 'text/markdown',
  extensions: ['.md', '.markdown'],
  // Any text is Markdown: only the name says it is meant.
  looksLike: (_, name) => markdown.extensions.some((extension) => name.toLowerCase().endsWith(extension)),
  read,
}

function read(bytes: Uint8Array): Content {
  const { text, notes } = readText(bytes)
  const blocks = blocksOf(text).flatMap((block) => (block.kind === 'paragraph' ? partsOf(text, block.span) : [block]))
  return { text, blocks, pages: null, notes, markup: markupOf(text) }
}

/** Headings and pictures out of a stretch of lines, and what stands between them. */
function partsOf(text: string, { start, end }: Span): Block[] {
  const parts: Block[] = []
  let plain = start
  const put = (block: Block, from: number, to: number): void => {
    addPlain(parts, text, plain, from)
    parts.push(block)
    plain = to
  }
  for (let at = start; at < end;) {
    const line = { start: at, end: lineEnd(text, at, end) }
    const below = Math.min(end, line.end + 1)
    const heading = headingAt(text, line, { start: below, end: lineEnd(text, below, end) })
    if (heading) put(heading, line.start, line.end)
    else if (picture.test(text.slice(line.start, line.end))) {
      put({ kind: 'picture', role: 'body', span: { start: line.start, end: line.start } }, line.start, line.end)
    }
    at = line.end + 1
  }
  addPlain(parts, text, plain, end)
  return parts
}

const picture = /^[ \t]{0,20}!\[[^\]]{0,300}\]\([^)]{1,2000}\)[ \t]{0,20}$/
const underline = /^(?:={2,200}|-{2,200})[ \t]{0,20}$/

/** `## 标题`, with or without marks after it, or a line that the next one underlines. */
function headingAt(text: string, { start, end }: Span, next: Span): Paragraph | null {
  const line = text.slice(start, end)
  const marks = /^ {0,3}(#{1,6})[ \t\u3000]{1,20}/.exec(line)
  if (marks) {
    const span = { start: start + marks[0].length, end: end - (/[ \t]{1,20}#{1,20}[ \t]{0,20}$/.exec(line)?.[0].length ?? 0) }
    return span.end > span.start ? { kind: 'paragraph', role: 'body', span, heading: marks[1]!.length } : null
  }
  const drawn = text.slice(next.start, next.end)
  if (line.trim() === '' || next.start >= next.end || !underline.test(drawn) || underline.test(line)) return null
  return { kind: 'paragraph', role: 'body', span: { start, end }, heading: drawn.startsWith('=') ? 1 : 2 }
}

function addPlain(parts: Block[], text: string, start: number, end: number): void {
  if (text.slice(start, end).trim() !== '') parts.push({ kind: 'paragraph', role: 'body', span: { start, end } })
}

function lineEnd(text: string, start: number, most: number): number {
  const stop = text.indexOf('\n', start)
  return stop === -1 || stop > most ? most : stop
}

/**
 * What is written to format: an underline, a bullet, a quotation's mark, a backslash before a mark, emphasis around words, code's marks,
 * a link's brackets and address, a line break. Underscores stay: offices draw blanks to be filled with them.
 */
const marking = new RegExp([
  '^(?<whole>={2,200}|-{3,200})[ \\t]{0,20}$', '^(?<bullet>[ \\t]{0,20}(?:[-*+][ \\t]{1,20}|>[ \\t]{0,20}))',
  '(?<escape>\\\\)[!-\\/:-@\\[-`{-~]', '(?<stars>\\*{1,3}|~~|`)(?=[^\\s*~`])(?<words>[^*~`\\n]{1,500})\\k<stars>',
  '(?<open>!?\\[)(?<label>[^\\]\\n]{0,300})(?<close>\\]\\([^)\\n]{0,2000}\\))', '(?<line><br[ \\t]{0,5}\\/?>)',
].join('|'), 'gimu')

function markupOf(text: string): Span[] {
  const spans: Span[] = []
  for (const { index, groups = {} } of text.matchAll(marking)) {
    const { whole, bullet, escape, line, stars, words = '', open, label = '', close } = groups
    const alone = whole ?? bullet ?? escape ?? line
    const [before, between, after] = alone !== undefined ? [alone, '', ''] : stars !== undefined ? [stars, words, stars] : [open!, label, close!]
    spans.push({ start: index, end: index + before.length })
    const end = index + before.length + between.length
    if (after !== '') spans.push({ start: end, end: end + after.length })
  }
  return spans
}
