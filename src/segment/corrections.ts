// A report and what its reader says was read wrongly in, the report with those numbers in place of what was read out.
import { Fault } from '../model/fault.js'
import { cellPlaces } from '../model/cell-places.js'
import { placeInTable } from '../model/cell-name.js'
import type { Claim, Correction, Report, Table, TableCell } from '../model/report.js'
import type { Form, Rulebook } from '../model/rulebook.js'
import type { Note } from '../model/source.js'
import type { Text } from '../model/text.js'
import type { Localised } from '../model/words.js'

/**
 * Values change, places and text do not: every finding still quotes what stands there. Each change is a note, in words that repeat
 * nothing of the text, which may be a personal datum. Correcting a value to itself changes nothing.
 * @throws Fault invalid-input for a place where neither a table's cell nor a figure was read, or one corrected twice.
 */
export function corrected(report: Report, corrections: Correction[], rulebook: Pick<Rulebook, 'forms'>): Report {
  if (corrections.length === 0) return report
  const open = new Map<string, Correction>()
  for (const each of corrections) {
    if (open.has(keyOf(each))) throw wrong(each, '更正了两次', 'is corrected twice')
    open.set(keyOf(each), each)
  }
  const done: Done = { met: new Set(), notes: new Map() }
  const tables = report.tables.map((table) => correctedTable(table, report.text, open, done, rulebook.forms))
  const claims = correctedClaims(report, open, done)
  const unknown = corrections.find((each) => !done.met.has(each))
  if (unknown) throw wrong(unknown, '没有读到表格单元格，也没有读到数字', 'is the place of no cell and no figure that was read')
  return done.notes.size === 0 ? report : { ...report, tables, claims, notes: [...report.notes, ...done.notes.values()] }
}

/** Corrections whose place was found, and a note for each that changed something. */
interface Done { met: Set<Correction>; notes: Map<Correction, Note> }

function correctedTable(table: Table, text: Text, open: Map<string, Correction>, { met, notes }: Done, forms: Form[]): Table {
  const places = cellPlaces(table, text)
  const form = forms.find(({ id }) => id === table.form)
  let changed = false
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, column) => {
      const span = places.get(cell)
      const correction = span && open.get(keyOf(span))
      if (!correction) return cell
      met.add(correction)
      if (isSame(cell, correction)) return cell
      const where = form ? placeInTable(form, row.key, column) : { zh: row.key, en: row.key }
      changed = true
      notes.set(correction, noteOf(correction, where))
      return cellOf(cell, correction)
    }),
  }))
  return changed ? { ...table, rows } : table
}

/** An empty cell is said to be empty: a dash stays a dash. What could not be read is read now. */
function isSame({ value, kind }: TableCell, correction: Correction): boolean {
  return value === correction.value && kind !== 'text' && kind !== 'unreadable'
}

function cellOf({ range }: TableCell, { value }: Correction): TableCell {
  return { value, kind: value === null ? 'blank' : value === 0 ? 'zero' : 'number', range }
}

/** One number may be claimed for two subjects. One that is none at all goes. */
function correctedClaims({ claims, text }: Report, open: Map<string, Correction>, { met, notes }: Done): Claim[] {
  return claims.flatMap((claim) => {
    const correction = open.get(keyOf(text.span(claim)))
    if (!correction) return [claim]
    met.add(correction)
    if (claim.value === correction.value) return [claim]
    notes.set(correction, noteOf(correction, { zh: '文中数字', en: 'a figure of the text' }))
    return correction.value === null ? [] : [{ ...claim, value: correction.value }]
  })
}

function noteOf({ start, end, value }: Correction, where: Localised): Note {
  return {
    step: 'segment', code: 'corrected', span: { start, end },
    text: {
      zh: `读数更正：${where.zh}（原文第${start}–${end}字）按${value === null ? '没有数字' : ` ${value} `}判断，不按读到的内容`,
      en: `Corrected: ${where.en} (offsets ${start}-${end}) is judged as ${value ?? 'no figure'}, not as it was read`,
    },
  }
}

function keyOf({ start, end }: { start: number; end: number }): string {
  return `${start}-${end}`
}

function wrong({ start, end }: Correction, zh: string, en: string): Fault {
  const detail = { zh: `corrections：原文第${start}–${end}字${zh}。`, en: `corrections: ${start}-${end} ${en}.` }
  return new Fault('invalid-input', detail, { at: 'metadata/corrections' })
}
