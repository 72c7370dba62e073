// Tables and sections in, which prescribed tables stand out: whole, in part, unreadable, as a heading alone, or not at all.
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { formOf, prescribedForm, rowEvidence, tableOf } from './prescribed-tables.js'
import type { Kind } from './prescribed-tables.js'
import type { FactReader } from '../reader.js'
import type { Fact } from '../../model/fact.js'
import type { Report, Section, Table } from '../../model/report.js'
import type { Form, Rulebook } from '../../model/rulebook.js'
import type { Evidence, Range } from '../../model/span.js'

/** The section each table stands in; the statistics form has none of its own. */
const slots: Array<{ kind: Kind; slot: Section['slot'] }> = [
  { kind: 'disclosure', slot: 'proactive' }, { kind: 'applications', slot: 'applications' },
  { kind: 'appeals', slot: 'appeals' }, { kind: 'statistics', slot: null },
]

export const readTablePresenceFacts: FactReader = (report, rulebook) => slots.flatMap(({ kind, slot }) => {
  const table = tableOf(report, kind)
  const presence = table ? presenceOf(report, table, kind, rulebook) : withoutTable(report, kind, slot, rulebook)
  return factsOf(kind, presence)
})

interface Presence {
  state: 'read' | 'partial' | 'unreadable' | 'heading-only' | null
  form: string | null
  expected: number | null
  missingRows: string[]
  missingColumns: string[]
  found: number | null
  why: string | null
  evidence: Evidence[]
}

function factsOf(kind: Kind, { state, form, expected, found, missingRows, missingColumns, why, evidence }: Presence): Fact[] {
  const id = `tables.${kind}`
  const listed = (names: string[]): string | null => (names.length > 0 ? names.join('、') : null)
  const facts = [
    fact(`${id}.state`, state, evidence), fact(`${id}.form`, form, evidence),
    fact(`${id}.rowsExpected`, expected), fact(`${id}.rowsFound`, found, evidence),
    fact(`${id}.why`, why, evidence),
  ]
  const isApart = kind === 'applications'
  facts.push(fact(`${id}.missingRows`, listed(isApart ? missingRows : [...missingRows, ...missingColumns])))
  if (isApart) facts.push(fact(`${id}.missingColumns`, listed(missingColumns)))
  return facts
}

/** Measured against the form of the report's own year: an older or newer edition lacks what that year asks for. */
function presenceOf(report: Report, table: Table, kind: Kind, rulebook: Rulebook): Presence {
  const form = formOf(table, rulebook)
  const yardstick = prescribedForm(report, kind, rulebook) ?? form
  const missing = table.state === 'read' ? missingOf(table, form, yardstick) : { rows: [], columns: [] }
  const whole = missing.rows.length === 0 && missing.columns.length === 0
  const expected = yardstick.rows.length
  // Local statistics forms add rows of their own; in the tables of the report's form an unknown name may be a known row.
  const open = kind === 'statistics' || missing.rows.length === 0 ? null
    : table.unknownRows > 0 ? 'unknown-labels' : isCutOff(report, table, form) ? 'lost-text' : null
  return {
    state: table.state === 'unreadable' || open ? 'unreadable' : whole ? 'read' : 'partial',
    form: form.id, expected, found: table.state === 'read' ? expected - missing.rows.length : null,
    missingRows: missing.rows, missingColumns: missing.columns, why: open ?? table.why,
    evidence: table.rows[0] ? [rowEvidence(report, form, table.rows[0])]
      : [evidenceAt(report, headOf(table.range), { zh: form.short.zh, en: form.short.en })],
  }
}

/** The text ends with the table, and the table before its last row: the rest was lost with the rest of the report. */
function isCutOff({ text }: Report, table: Table, form: Form): boolean {
  const rest = text.clean.slice(table.range.end, table.range.end + 200).replace(/[\s|]+/g, '')
  return rest.length < 10 && !table.rows.some(({ key }) => key === form.rows.at(-1)?.key)
}

const quoteLength = 120

function headOf({ start, end }: Range): Range {
  return { start, end: Math.min(end, start + quoteLength) }
}

function missingOf(table: Table, form: Form, yardstick: Form): { rows: string[]; columns: string[] } {
  const keys = table.rows.map(({ key }) => key)
  const stands = new Set(keys)
  const printed = form.columns.filter(({ key }) => !table.missingColumns.includes(key)).map(({ key }) => key)
  return {
    rows: yardstick.rows.filter(({ key }) => !stands.has(key) && (form === yardstick || !keys.some((found) => covers(found, key))))
      .map(({ short }) => short),
    columns: yardstick.columns.filter(({ key }) => !printed.includes(key)).map(({ label }) => label),
  }
}

/** Between editions: the children of a row cover it, and a row may change its unit; a parent does not cover its children. */
function covers(found: string, wanted: string): boolean {
  return found.startsWith(wanted) || (wanted.startsWith(found) && wanted[found.length] !== '.')
}

const absent: Presence = {
  state: null, form: null, expected: null, found: null, missingRows: [], missingColumns: [], why: null, evidence: [],
}

/** No table in the text: a heading with nothing or a picture under it may have lost it, which is nobody's failure. */
function withoutTable(report: Report, kind: Kind, slot: Section['slot'], rulebook: Rulebook): Presence {
  const expected = prescribedForm(report, kind, rulebook)?.rows.length ?? null
  const heading = slot === null ? formTitle(report) : emptySection(report, slot)
  if (!heading) return { ...absent, expected }
  return {
    ...absent, state: 'heading-only', expected, why: heading.picture ? 'picture' : 'lost-text',
    evidence: [evidenceAt(report, heading.range, placeOf(report, heading.range))],
  }
}

interface Heading { range: Range; picture: boolean }

function emptySection(report: Report, slot: Section['slot']): Heading | null {
  const sections = report.sections.filter((section) => section.slot === slot && section.level === 1)
  const bodies = sections.map((section) => ({
    section, picture: report.pictures.some(({ start }) => section.body.start <= start && start <= section.body.end),
    text: report.text.clean.slice(section.body.start, section.body.end).replace(/\s+/g, ''),
  }))
  const found = bodies.find(({ picture }) => picture) ?? bodies.find(({ text }) => isNothing(text))
  if (found) return { range: found.section.heading, picture: found.picture }
  const [picture] = report.pictures
  return sections.length === 0 && picture ? { range: picture, picture: true } : null
}

/** Words that only point at the table: 见下表, 如下表所示, 单位:件. */
function isNothing(text: string): boolean {
  return text.length <= 4 || (text.length <= 40 && /[见如]下表|下表所示|附表|附件|见表|如下:?$/.test(text))
}

/** A line that is the title of the statistics form, such as the name of an attached file. */
function formTitle(report: Report): Heading | null {
  const line = report.text.lines.find(({ role, start, end }) => role === 'body' && end - start <= 60
    && /信息公开(?:工作)?(?:情况)?统计(?:年)?表/.test(report.text.clean.slice(start, end)))
  return line ? { range: line, picture: false } : null
}
