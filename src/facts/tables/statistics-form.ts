// The national statistics form of 2014 to 2018 in, which of its blocks stand and whether its sums hold out.
import { asText, checkEquations, equationEvidence } from './equations.js'
import { fact } from '../evidence.js'
import { formOf, rowEvidence, tableOf } from './prescribed-tables.js'
import { mendFacts, mendOf, noMend } from './table-mend.js'
import type { Checked, Equation } from './equations.js'
import type { FactReader } from '../reader.js'
import type { Fact } from '../../model/fact.js'
import type { Report, Table } from '../../model/report.js'
import type { Form } from '../../model/rulebook.js'

const id = 'tables.statistics'

export const readStatisticsFormFacts: FactReader = (report, rulebook) => {
  const table = tableOf(report, 'statistics')
  if (!table || table.state !== 'read') return absentFacts()
  const form = formOf(table, rulebook)
  return [...blockFacts(report, table, form), ...sumFacts(report, table, form)]
}

function absentFacts(): Fact[] {
  return [
    fact(`${id}.blocks.count`, 0), fact(`${id}.blocks.share`, 0), fact(`${id}.blocks.missing`, null),
    fact(`${id}.sums.checked`, 0), fact(`${id}.sums.broken`, 0), fact(`${id}.sums.doubtful`, 0),
    fact(`${id}.sums.equation`, null), ...noMend(id),
  ]
}

/** A block stands when any of its rows does: local forms leave rows out and add their own. */
function blockFacts(report: Report, table: Table, form: Form): Fact[] {
  const keys = new Set(table.rows.map(({ key }) => key))
  const blocks = new Set(form.rows.filter(({ key }) => keys.has(key)).map(({ block }) => block))
  const parts = form.parts ?? []
  const missing = parts.filter((part) => !part.blocks.some((block) => blocks.has(block))).map((part) => part.id)
  const count = parts.length - missing.length
  const first = table.rows[0]
  const evidence = first ? [rowEvidence(report, form, first)] : []
  return [
    fact(`${id}.blocks.count`, count, evidence),
    fact(`${id}.blocks.share`, parts.length > 0 ? count / parts.length : 0, evidence),
    fact(`${id}.blocks.missing`, missing.length > 0 ? missing.join(',') : null),
  ]
}

/**
 * The form has no row for cases carried over, and one item may go out by several channels: received against answered and
 * the channels against the total are no equations.
 */
function sumFacts(report: Report, table: Table, form: Form): Fact[] {
  const sums = form.sums ?? []
  const doubtfulIds = new Set(sums.filter(({ force }) => force === 'doubtful').map((sum) => sum.id))
  const checked = checkEquations(statisticsEquations(table, form))
  const failed = checked.filter(({ holds }) => !holds)
  const isDoubtful = ({ equation }: Checked): boolean => doubtfulIds.has(equation.check)
  const [broken, doubtful] = [failed.filter((each) => !isDoubtful(each)), failed.filter(isDoubtful)]
  const evidence = (of: Checked[]): Fact['evidence'] => of.flatMap(({ equation }) => equationEvidence(report, form, equation))
  const first = broken[0] ?? doubtful[0]
  return [
    fact(`${id}.sums.checked`, checked.length, evidence(checked.filter(({ holds }) => holds).slice(0, 1))),
    fact(`${id}.sums.broken`, broken.length, evidence(broken)),
    fact(`${id}.sums.doubtful`, doubtful.length, evidence(doubtful)),
    fact(`${id}.sums.equation`, first ? asText(first) : null, evidence(broken.length > 0 ? broken : doubtful)),
    ...mendFacts(report, form, id, mendOf(checked.filter((each) => !isDoubtful(each)))),
  ]
}

/** Of the sums that the form prescribes, those whose every row stands. `check` is the sum's own id. */
export function statisticsEquations(table: Table, form: Form): Equation[] {
  const rows = new Map(table.rows.map((row) => [row.key, row]))
  const names = new Map(form.rows.map(({ key, short }) => [key, short]))
  return (form.sums ?? []).flatMap((sum): Equation[] => {
    const total = rows.get(sum.total)
    const parts = sum.parts.map((key) => rows.get(key)).filter((row) => row !== undefined)
    if (!total || parts.length < sum.parts.length) return []
    const name = names.get(sum.total) ?? sum.total
    return [{ check: sum.id, name, left: parts.map((row) => ({ row, column: 0 })), right: [{ row: total, column: 0 }] }]
  })
}
