// Builders for pages as laid out: text at a place, a box of rulings.
import type { Content } from '../../../src/ingest/format.js'
import type { LaidPage, Ruling, TextRun } from '../../../src/ingest/layout/laid-page.js'

export function aPage(runs: TextRun[], rulings: Ruling[] = [], number = 1): LaidPage {
  return { number, width: 595, height: 842, runs, rulings, pictures: [] }
}

/** `y` is the top; each Chinese character is an em wide, any other half of one. */
export function run(text: string, x: number, y: number, size = 16): TextRun {
  return { text, box: { x, y, width: widthOf(text) * size, height: size }, size, direction: 'right' }
}

export function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character.charCodeAt(0) < 0x2000 ? 0.5 : 1), 0)
}

/** A text broken every `perLine` characters, its first line set in by two. */
export function paragraph(text: string, y: number, perLine = 28, size = 16): TextRun[] {
  const padded = `\u3000\u3000${text}`
  const lines: TextRun[] = []
  for (let at = 0; at < padded.length; at += perLine) {
    const line = padded.slice(at, at + perLine)
    lines.push(run(line.trimStart(), 72 + (line.length - line.trimStart().length) * size, y + lines.length * 28, size))
  }
  return lines
}

/** Cells' borders at the given places. */
export function lattice(xs: number[], ys: number[]): Ruling[] {
  return [
    ...ys.map((y) => ({ x1: xs[0]!, y1: y, x2: xs.at(-1)!, y2: y })),
    ...xs.map((x) => ({ x1: x, y1: ys[0]!, x2: x, y2: ys.at(-1)! })),
  ]
}

/** Each block in a form that is easily compared: a grid as its rows of cells, with the place where it is merged. */
export function shown({ text, blocks }: Content): unknown[] {
  return blocks.map((block) => {
    const said = text.slice(block.span.start, block.span.end)
    if (block.kind === 'picture') return 'picture'
    if (block.kind === 'paragraph') return block.role === 'body' ? said : { [block.role]: said }
    const rows: string[][] = Array.from({ length: block.rows }, () => [])
    for (const { row, column, rowSpan, columnSpan, span } of block.cells) {
      const place = rowSpan * columnSpan > 1 ? `@${column}+${rowSpan}x${columnSpan}` : ''
      rows[row]!.push(text.slice(span.start, span.end) + place)
    }
    return rows
  })
}
