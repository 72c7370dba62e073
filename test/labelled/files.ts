// A draft in, the file an office might have handed it in as out: one of several formats.
import { csvOf, htmlOf, markdownOf, mhtmlOf, textOf } from '../fixtures/same-report/make/text.js'
import { workbookOf } from '../fixtures/same-report/make/sheets.js'
import { wordFileOf } from '../fixtures/same-report/make/word.js'
import { applicationsTable } from './draft.js'
import type { Block, Cell } from '../fixtures/same-report/report.js'
import type { Cell as Drawn } from '../segment/table-shapes.js'
import type { Submission } from '../../src/model/source.js'
import type { Draft } from './draft.js'

const writers: Record<string, (report: Block[]) => Uint8Array> = {
  html: (report) => Buffer.from(htmlOf(report)), txt: (report) => Buffer.from(textOf(report)), docx: wordFileOf,
  md: (report) => Buffer.from(markdownOf(report)), mht: (report) => Buffer.from(mhtmlOf(report)), xlsx: workbookOf,
  csv: (report) => Buffer.from(csvOf(report)),
}
export const formats = Object.keys(writers)

export function fileOf(draft: Draft, format: string, name: string): Submission {
  return { name: `${name}.${format}`, bytes: Uint8Array.from(writers[format]!(blocksOf(draft))) }
}

function rowsOf(table: Drawn[][]): Cell[][] {
  return table.map((row) => row.map((cell): Cell => (Array.isArray(cell) ? [String(cell[0]), cell[1], cell[2]] : String(cell))))
}

const numerals = ['一', '二', '三', '四', '五', '六', '七']

function blocksOf({ title, publishedOn, preface, sections, figures, year, form = year, closing }: Draft): Block[] {
  if (sections.applications.table) sections.applications.table = applicationsTable(form, figures)
  const body = Object.values(sections).filter(({ heading }) => heading !== '').flatMap(({ heading, number, lines, table }, index): Block[] => [
    { kind: 'heading', text: `${number ?? numerals[index]!}、${heading}` },
    ...lines.map((text): Block => ({ kind: 'paragraph', text })),
    ...(table ? [{ kind: 'table' as const, name: heading.slice(0, 20), widths: table[1]!.map(() => 50), rows: rowsOf(table) }] : []),
  ])
  return [
    { kind: 'title', text: title }, { kind: 'paragraph', text: `发布日期：${publishedOn}` }, { kind: 'paragraph', text: preface }, ...body,
    ...closing.map((text): Block => ({ kind: 'closing', text })),
  ]
}
