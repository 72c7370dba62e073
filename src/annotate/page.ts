// A document as read in, a page of its text with the marks in it out: for files that can hold no marks of their own.
import { escaped, listOf, markAround } from './markup.js'
import { segmentsOf } from './segments.js'
import type { Anchors } from './markup.js'
import type { Marks } from './marks.js'
import type { Segment, Stretch } from './segments.js'
import type { Block, Grid, Paragraph, Source } from '../model/source.js'
import type { Span } from '../model/span.js'
import type { Language } from '../model/words.js'

/** One page that fetches nothing and runs nothing; tables keep their merged cells. */
export function markPage(source: Pick<Source, 'text' | 'blocks'>, marks: Marks, title: string, language: Language): Uint8Array {
  const anchors: Anchors = new Map()
  const writer = new MarkedText(source.text, segmentsOf(stretchesOf(marks, leavesOf(source.blocks))), anchors, language)
  const body = source.blocks.map((block) => blockOf(block, writer)).join('\n')
  const page = `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title>
<style>${rules}</style></head><body>
${listOf(marks, anchors, language)}
<main>
${body}
</main></body></html>
`
  return Buffer.from(page, 'utf8')
}

const rules = `
body{margin:0;background:#f6f8fa;color:#1f2328}
main{box-sizing:border-box;max-width:960px;margin:16px auto 48px;padding:32px 48px;background:#fff;border:1px solid #d0d7de;border-radius:6px;
font:16px/1.8 "Songti SC","SimSun","Noto Serif CJK SC",serif;overflow-wrap:anywhere}
main p,main h2,main h3{margin:0 0 .4em;font-size:inherit;white-space:pre-wrap}
main table{border-collapse:collapse;margin:12px 0;font-size:14px;line-height:1.5}
main td{border:1px solid #8c959f;padding:2px 6px;min-width:1em;overflow-wrap:break-word}
.chrome,.metadata,.hidden{color:#6e7781;font-size:14px}
@media(max-width:600px){main{padding:16px;overflow-x:auto}}
@media print{body{background:none}main{border:0;padding:0}}
`.replaceAll('\n', '')

function blockOf(block: Block, writer: MarkedText): string {
  if (block.kind === 'picture') return ''
  return block.kind === 'grid' ? tableOf(block, writer) : paragraphOf(block, writer)
}

function paragraphOf({ role, heading, span }: Paragraph, writer: MarkedText): string {
  const tag = heading === undefined ? 'p' : heading === 1 ? 'h2' : 'h3'
  return `<${tag}${role === 'body' ? '' : ` class="${role}"`}>${writer.html(span)}</${tag}>`
}

function tableOf({ role, rows, cells }: Grid, writer: MarkedText): string {
  const byRow: string[][] = Array.from({ length: rows }, () => [])
  for (const { row, rowSpan, columnSpan, span } of cells) {
    const spans = (rowSpan > 1 ? ` rowspan="${rowSpan}"` : '') + (columnSpan > 1 ? ` colspan="${columnSpan}"` : '')
    byRow[row]?.push(`<td${spans}>${writer.html(span)}</td>`)
  }
  return `<table${role === 'body' ? '' : ` class="${role}"`}>${byRow.map((row) => `<tr>${row.join('')}</tr>`).join('\n')}</table>`
}

/** Paragraphs and cells, in order: what characters of the text are shown in. */
function leavesOf(blocks: Block[]): Span[] {
  return blocks.flatMap((block) => (block.kind === 'grid' ? block.cells.map(({ span }) => span) : block.kind === 'paragraph' ? [block.span] : []))
}

/** A mark that runs over several cells is one stretch in each. */
function stretchesOf({ placed }: Marks, leaves: Span[]): Stretch[] {
  const stretches: Stretch[] = []
  let first = 0
  for (const mark of placed) {
    while (leaves[first] && leaves[first]!.end <= mark.span.start) first++
    for (let index = first; index < leaves.length && leaves[index]!.start < mark.span.end; index++) {
      const { start, end } = leaves[index]!
      stretches.push({ start: Math.max(start, mark.span.start), end: Math.min(end, mark.span.end), mark })
    }
  }
  return stretches
}

/** Spans are asked for in order, and no segment runs over the edge of one. */
class MarkedText {
  private next = 0

  constructor(
    private readonly text: string, private readonly segments: Segment[], private readonly anchors: Anchors, private readonly language: Language,
  ) {}

  html({ start, end }: Span): string {
    let markup = ''
    let at = start
    for (; this.segments[this.next] && this.segments[this.next]!.end <= end; this.next++) {
      const segment = this.segments[this.next]!
      const { before, after } = markAround(segment, this.anchors, this.language)
      markup += escaped(this.text.slice(at, segment.start)) + before + escaped(this.text.slice(segment.start, segment.end)) + after
      at = segment.end
    }
    return markup + escaped(this.text.slice(at, end))
  }
}
