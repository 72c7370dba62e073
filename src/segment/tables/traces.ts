// Text and forms in, the forms whose words stand in it though no row could be read out: the layout was lost, not the table.
import type { Table } from '../../model/report.js'
import type { Form } from '../../model/rulebook.js'
import type { Range } from '../../model/span.js'
import type { Text } from '../../model/text.js'

const fewest = 3

/** A report must not be said to lack a table whose labels stand glued together in one paragraph. */
export function lostTable(text: Text, form: Form): Table | null {
  const ranges: Range[] = []
  for (const [index, trace] of form.traces.entries()) {
    // Too few are left to make a table.
    if (ranges.length + form.traces.length - index < fewest) return null
    const start = text.clean.indexOf(trace)
    if (start !== -1) ranges.push({ start, end: start + trace.length })
  }
  if (ranges.length < fewest) return null
  ranges.sort((a, b) => a.start - b.start)
  // Only the first of them: prose may stand between, and what a table covers is not read as prose.
  return lost(form, ranges[0]!)
}

/** All figures of table four stand in one row: so many alone on a line are that row, though its head was torn to pieces. */
export function lostRow({ clean, lines }: Text, form: Form): Table | null {
  const count = form.rows.reduce((sum, { values }) => sum + values, 0)
  const row = lines.find(({ start, end, role }) => role === 'body' && end - start <= count * widest && isRow(clean.slice(start, end), count))
  return row ? lost(form, { start: row.start, end: row.end }) : null
}

const widest = 8

function isRow(line: string, count: number): boolean {
  const cells = line.split(/[\s|]+/)
  return cells.length === count && cells.every((cell) => /^\d{1,6}$/.test(cell))
}

function lost(form: Form, range: Range): Table {
  return {
    form: form.id, range, state: 'unreadable', why: 'layout-lost', rows: [],
    missingRows: [], missingColumns: [], unknownRows: 0,
  }
}
