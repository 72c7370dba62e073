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
  const range = ranges[0]!
  return {
    form: form.id, range, state: 'unreadable', why: 'layout-lost', rows: [],
    missingRows: [], missingColumns: [], unknownRows: 0,
  }
}
