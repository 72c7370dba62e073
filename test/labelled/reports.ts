// Nothing in, a set of whole invented reports out, each with the rules that must find it wanting: no rule's cases were made from them.
import { applicationsTable, draftOf, type Draft, type Section } from './draft.js'
import { defects } from './defects.js'
import { innocents } from './innocents.js'
import type { Submission } from '../../src/model/source.js'
import type { Cell } from '../segment/table-shapes.js'

export interface Labelled { name: string; submission: Submission; wanting: string[] }

const numerals = ['一', '二', '三', '四', '五', '六', '七']

/** Each defect in each kind of report it can befall; always the same reports. */
export const labelledReports: Labelled[] = [...defects, ...innocents].flatMap(({ name, bases, wanting, plant }, at) => bases.map((base, index) => {
  const draft = draftOf(base, 1000 + at * 10 + index)
  plant(draft)
  const own = `${base}: ${name}`
  return { name: own, submission: { name: 'report.html', bytes: new TextEncoder().encode(page(draft)) }, wanting }
}))

export function page(draft: Draft): string {
  const { title, publishedOn, preface, sections, figures, year, form = year, closing } = draft
  if (sections.applications.table) sections.applications.table = applicationsTable(form, figures)
  const body = Object.values(sections).filter(({ heading }) => heading !== '').flatMap(sectionOf)
  const paragraphs = [`发布日期：${publishedOn}`, preface].map(paragraph)
  return [`<html><head><meta charset="utf-8"><title>${title}</title></head><body>`, `<h1>${title}</h1>`,
    ...paragraphs, ...body, ...closing.map(paragraph), '</body></html>'].join('\n')
}

function sectionOf({ heading, number, lines, table }: Section, index: number): string[] {
  return [paragraph(`${number ?? numerals[index]}、${heading}`), ...lines.map(paragraph), ...(table ? [tableOf(table)] : [])]
}

function paragraph(text: string): string {
  return `<p>${text}</p>`
}

function tableOf(rows: Cell[][]): string {
  return `<table>${rows.map((row) => `<tr>${row.map(cellOf).join('')}</tr>`).join('\n')}</table>`
}

function cellOf(cell: Cell): string {
  const [text, down, right] = Array.isArray(cell) ? cell : [cell, 1, 1]
  return `<td rowspan="${down}" colspan="${right}">${text}</td>`
}
