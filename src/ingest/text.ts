// Plain text in, paragraphs and grids drawn with pipes or tabs out.
import { decode } from './encoding.js'
import { findGrids } from './drawn-grids.js'
import { refuseForeign } from './foreign.js'
import { checkLegible } from './legibility.js'
import type { Content, Format } from './format.js'
import type { Block, Grid } from '../model/source.js'

export const text: Format = {
  id: 'text',
  mediaType: 'text/plain',
  extensions: ['.txt', '.text'],
  looksLike: () => true,
  read,
}

function read(bytes: Uint8Array): Content {
  const { text, notes } = readText(bytes)
  return { text, blocks: blocksOf(text), pages: null, notes }
}

/** The text as read: decoded, no byte-order mark, every line end as LF; nothing else is changed. */
export function readText(bytes: Uint8Array): Pick<Content, 'text' | 'notes'> {
  refuseForeign(bytes)
  const decoded = decode(bytes)
  const notes = checkLegible(decoded)
  return { text: decoded.text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'), notes }
}

/** Grids, and one paragraph for all that stands between two of them: a line is told from the next by its line break. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let start = 0
  for (const grid of findGrids(text)) {
    addParagraph(blocks, text, start, grid)
    blocks.push(grid)
    start = grid.span.end
  }
  addParagraph(blocks, text, start, null)
  return blocks
}

function addParagraph(blocks: Block[], text: string, start: number, next: Grid | null): void {
  const end = next ? next.span.start : text.length
  if (text.slice(start, end).trim() !== '') blocks.push({ kind: 'paragraph', role: 'body', span: { start, end } })
}
