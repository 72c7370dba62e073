// Report and facts in, what was read out, place by place: the reading that a person looks over and puts right.
import { claimsWithin } from './figures/said-figures.js'
import { equationsRead } from './tables/equations-read.js'
import { formOf, tableOf } from './tables/prescribed-tables.js'
import { cellPlaces } from '../model/cell-places.js'
import type { Fact } from '../model/fact.js'
import type { CellRead, ReadingOfReport, TableId, TableRead } from '../model/reading.js'
import type { Claim, Reading, Report, Table, TableCell, TableRow } from '../model/report.js'
import type { Form, Rulebook } from '../model/rulebook.js'
import type { Span } from '../model/span.js'

/** Nothing is read here: values and places are those the facts were made from. */
export function readingOf(report: Report, facts: Fact[], rulebook: Rulebook): ReadingOfReport {
  const tables = kinds.flatMap(({ id, kind }) => {
    const table = tableOf(report, kind)
    if (!table) return []
    const equations = table.state === 'read' ? equationsRead(table, rulebook) : []
    return [{ ...tableRead(report, id, table, formOf(table, rulebook)), equations }]
  })
  return { identity: identityOf(report), tables, figures: figuresOf(report, facts, rulebook) }
}

const kinds: Array<{ id: TableId; kind: Form['kind'] }> = [
  { id: 'disclosure', kind: 'disclosure' }, { id: 'applications', kind: 'applications' }, { id: 'appeals', kind: 'appeals' },
  { id: 'statisticsForm', kind: 'statistics' },
]

function identityOf({ text, identity }: Report): ReadingOfReport['identity'] {
  const { title, year, issuer, publishedOn } = identity
  const read: Array<[field: ReadingOfReport['identity'][number]['field'], reading: Reading<string | number>]> = [
    ['title', title], ['year', year], ['issuer', issuer.name], ['issuerKind', issuer.kind], ['province', issuer.province],
    ['publishedOn', publishedOn],
  ]
  return read.map(([field, { value, ranges }]) => ({ field, value, ...(ranges[0] && text.span(ranges[0])) }))
}

function tableRead(report: Report, id: TableId, table: Table, form: Form): TableRead {
  const places = cellPlaces(table, report.text)
  const prescribed = new Map(form.rows.map((row) => [row.key, row]))
  return {
    id, title: form.title,
    columns: form.columns.map(({ key, label, en }) => ({ id: key, title: { zh: label, en: en ?? label } })),
    rows: table.rows.map((row) => {
      const { short = row.key, en, columns = [] } = prescribed.get(row.key) ?? {}
      const title = { zh: short, en: en ?? short }
      return { id: row.key, title, ...(columns.length < form.columns.length && { columns }), cells: cellsOf(row, places) }
    }),
  }
}

function cellsOf({ cells }: TableRow, places: Map<TableCell, Span>): CellRead[] {
  return cells.map((cell) => {
    const place = places.get(cell)
    return place ? [cell.value, place.start, place.end] : [cell.value]
  })
}

/** Facts that hold figures of the text against each other or against a table: every figure in their evidence counts. */
const heldTogether = /^(?:agreement|breakdowns|disputes|percentages|handled)\./

/** Each figure once, under the fact whose value it is, else under the first that rests on it. */
function figuresOf(report: Report, facts: Fact[], rulebook: Rulebook): ReadingOfReport['figures'] {
  const found = new Map<number, ReadingOfReport['figures'][number]>()
  const { text } = report
  const take = ({ id, evidence }: Fact, isMeant: (claim: Claim) => boolean): void => {
    for (const { start, end } of evidence) {
      for (const claim of claimsWithin(report, { start: text.at(start), end: text.at(end) })) {
        if (found.has(claim.start) || !isMeant(claim)) continue
        found.set(claim.start, { fact: id, title: rulebook.facts[id]!.title, value: claim.value, ...text.span(claim) })
      }
    }
  }
  for (const fact of facts) if (typeof fact.value === 'number') take(fact, ({ value }) => value === fact.value)
  for (const fact of facts) if (heldTogether.test(fact.id)) take(fact, () => true)
  return [...found.values()].sort((a, b) => a.start - b.start)
}
