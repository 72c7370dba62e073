// Lines, tables and pictures in the order they are read in; blocks out, joined over the ends of lines, columns and pages.
import { headingLevel } from './headings.js'
import { continues, joinedTable } from './page-breaks.js'
import { goesOn, joinedLines } from './paragraphs.js'
import { LaidWriter } from './writing.js'
import type { HeadingSizes } from './headings.js'
import type { Line } from './lines.js'
import type { FlowLine } from './paragraphs.js'
import type { Table } from './tables.js'

export type Item = FlowLine & { kind: 'line' } | { kind: 'table'; table: Table } | { kind: 'running'; line: Line } | { kind: 'picture'; page: number }

type Open = { kind: 'paragraph'; lines: FlowLine[] } | { kind: 'table'; parts: Table[] } | null

export function written(items: readonly Item[], sizes: HeadingSizes): ReturnType<LaidWriter['content']> {
  const writer = new LaidWriter()
  let open: Open = null
  // What stands between two halves of a sentence or of a table is written after both.
  let aside: Item[] = []
  const close = (): void => {
    if (open?.kind === 'paragraph') writeParagraph(writer, open.lines, sizes)
    else if (open) writer.table(joinedTable(open.parts))
    open = null
    for (const item of aside) writeAside(writer, item)
    aside = []
  }
  for (const item of items) {
    if (item.kind === 'running' || item.kind === 'picture') {
      aside.push(item)
      continue
    }
    if (!takes(open, item)) {
      close()
      open = item.kind === 'line' ? { kind: 'paragraph', lines: [] } : { kind: 'table', parts: [] }
    }
    if (item.kind === 'line' && open?.kind === 'paragraph') open.lines.push(item)
    else if (item.kind === 'table' && open?.kind === 'table') open.parts.push(item.table)
  }
  close()
  return writer.content()
}

function takes(open: Open, item: Item): boolean {
  if (open?.kind === 'paragraph') return item.kind === 'line' && goesOn(open.lines.at(-1)!, item)
  return open?.kind === 'table' && item.kind === 'table' && continues(open.parts.at(-1)!, item.table)
}

function writeParagraph(writer: LaidWriter, lines: FlowLine[], sizes: HeadingSizes): void {
  const printed = joinedLines(lines.map(({ line }) => line))
  const { page, size } = lines[0]!.line
  writer.paragraph(printed, page, 'body', headingLevel(printed.text, size, sizes))
}

function writeAside(writer: LaidWriter, item: Item): void {
  if (item.kind === 'running') writer.paragraph(item.line, item.line.page, 'chrome', undefined)
  else if (item.kind === 'picture') writer.picture(item.page)
}

