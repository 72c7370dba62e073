// Sections in, numbers of the report's own parts that are missing or stand twice out. Lists inside a part are its own affair.
import { smallNumeral } from '../small-numerals.js'
import { topLevelParts } from '../elements/outline.js'
import { evidenceAt, fact, placeOf } from '../evidence.js'
import type { FactReader } from '../reader.js'
import type { Report, Section } from '../../model/report.js'

interface Part { section: Section; value: number; style: string }

export const readHeadingNumbering: FactReader = (report) => {
  const parts = topLevelParts(report).flatMap(numbered)
  const alike = parts.length > 1 && parts.every(({ style }) => style === parts[0]!.style)
  const repeated = alike ? parts.filter(({ value }, index) => parts.findIndex((each) => each.value === value) < index) : []
  const missing = alike ? gaps(report, parts) : []
  const place = ({ section: { heading } }: Part) => evidenceAt(report, heading, placeOf(report, heading))
  const style = parts[0]?.style ?? ''
  const twins = parts.filter(({ value }) => repeated.some((each) => each.value === value))
  const inner = repeated.length > 0 && report.sections.some((each) => each.level > 1 && numbered(each).some((part) => part.style === style))
  return [
    fact('numbering.parts', alike ? parts.length : null, alike ? parts.map(place) : []),
    fact('numbering.repeated', repeated.length > 0 ? listed(repeated.map(({ value }) => value), style) : null, twins.map(place)),
    fact('numbering.innerLists', inner),
    fact('numbering.missing', missing.length > 0 ? listed(missing, style) : null, missing.length > 0 ? parts.map(place) : []),
  ]
}

/** The kind of number by its marks: 一、 and 一. are one. */
function numbered(section: Section): Part[] {
  const value = section.number === null ? null : smallNumeral(section.number.replace(/[^一二三四五六七八九十\d]/g, ''))
  if (value === null) return []
  const style = /第/.test(section.number!) ? 'part' : `${/\d/.test(section.number!) ? 'digit' : 'han'}${/[()〔[]/.test(section.number!) ? '-bracket' : ''}`
  return [{ section, value, style }]
}

/** A number that stands at the head of any line was written, whatever became of its heading. */
function gaps(report: Report, parts: Part[]): number[] {
  const stands = new Set(parts.map(({ value }) => value))
  const last = Math.max(...stands)
  const missing: number[] = []
  for (let value = 1; value < last && missing.length < mostMissing; value++) {
    if (!stands.has(value) && !isWritten(report, value, parts[0]!.style)) missing.push(value)
  }
  return missing
}

const mostMissing = 5
const numerals = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

function isWritten({ text: { clean }, tables }: Report, value: number, style: string): boolean {
  const numeral = numeralOf(value, style)
  const printed = style === 'part' ? `第(?:${numeral}|${value})部分` : style.endsWith('-bracket') ? `[(〔] ?${numeral} ?[)〕]` : `${numeral} ?[、.]`
  // Rows of the forms bear numbers of their own.
  return [...clean.matchAll(new RegExp(`(?:^|[\\s。;:|])${printed}`, 'g'))]
    .some(({ index }) => !tables.some(({ range }) => range.start <= index && index < range.end))
}

function listed(values: number[], style: string): string {
  return [...new Set(values)].sort((a, b) => a - b).map((value) => numeralOf(value, style)).join('、')
}

function numeralOf(value: number, style: string): string {
  return style.startsWith('digit') ? String(value) : numerals[value] ?? `十${numerals[value - 10] ?? ''}`
}
