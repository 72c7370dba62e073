// Text and forms in, the forms whose words stand in it though no row could be read out: the layout was lost, not the table.
import type { Table } from '../../model/report.js'
import type { Form } from '../../model/rulebook.js'
import type { Text } from '../../model/text.js'

/** A report must not be said to lack a table whose labels stand glued together in one paragraph. */
export function lostTable(text: Text, form: Form): Table | null {
  const ranges = form.traces.flatMap((trace) => {
    const start = text.clean.indexOf(trace)
    return start === -1 ? [] : [{ start, end: start + trace.length }]
  }).sort((a, b) => a.start - b.start)
  if (ranges.length < 3) return null
  // Only the first of them: prose may stand between, and what a table covers is not read as prose.
  const range = ranges[0]!
  return {
    form: form.id, range, state: 'unreadable', why: 'layout-lost', rows: [],
    missingRows: [], missingColumns: [], unknownRows: 0,
  }
}
