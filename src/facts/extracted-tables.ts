// Tables as the contract shows them: extracted.tables.
import { tableOf } from './tables/prescribed-tables.js'
import type { Kind } from './tables/prescribed-tables.js'
import type { Tables } from '../model/evaluation.js'
import type { Report, Table } from '../model/report.js'

/** Contract, "Tables": null where the report has no such table, or it could not be read; blank is null, zero is 0. */
export function extractTables(report: Pick<Report, 'tables'>): Tables {
  const read = (kind: Kind): Table | null => {
    const table = tableOf(report, kind)
    return table?.state === 'read' ? table : null
  }
  return {
    applications: applications(read('applications')), appeals: appeals(read('appeals')),
    disclosure: disclosure(read('disclosure')), statisticsForm: statisticsForm(read('statistics')),
  }
}

function valuesOf(row: Table['rows'][number]): Array<number | null> {
  return row.cells.map(({ value }) => value)
}

function applications(table: Table | null): Tables['applications'] {
  return table && Object.fromEntries(table.rows.map((row) => [row.key, valuesOf(row)]))
}

function appeals(table: Table | null): Tables['appeals'] {
  if (!table) return null
  const five = (key: string): NonNullable<Tables['appeals']>['review'] => {
    const row = table.rows.find((each) => each.key === key)
    const [upheld = null, corrected = null, other = null, pending = null, total = null] = row ? valuesOf(row) : []
    return { upheld, corrected, other, pending, total }
  }
  return {
    review: five('review'), litigationDirect: five('litigationDirect'), litigationAfterReview: five('litigationAfterReview'),
  }
}

/** A row of one column is a number, any other a list. */
function disclosure(table: Table | null): Tables['disclosure'] {
  return table && Object.fromEntries(table.rows.map((row) => {
    const values = valuesOf(row)
    return [row.key, values.length === 1 ? values[0]! : values]
  }))
}

function statisticsForm(table: Table | null): Tables['statisticsForm'] {
  if (!table) return null
  return Object.fromEntries([
    ...table.rows.map((row) => [row.key, row.cells[0]?.value ?? null] as const),
    ...table.missingRows.map((key) => [key, null] as const),
  ])
}
