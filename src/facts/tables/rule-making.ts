// Table two and the issuer in, how many government rules and licences it claims and whether its kind may have any out.
import { fact } from '../evidence.js'
import { cellEvidence } from './prescribed-tables.js'
import { readTablesOf } from './read-cells.js'
import type { ReadCell } from './read-cells.js'
import type { FactReader } from '../reader.js'
import type { Report } from '../../model/report.js'
import type { Evidence } from '../../model/span.js'

export const readRuleMakingFacts: FactReader = (report, rulebook) => {
  const cells = readTablesOf(report, rulebook).filter(({ form }) => form.kind === 'disclosure').flatMap((table) => table.cells)
  const rules = cells.filter(({ row }) => row.key === 'rules')
  const licences = cells.filter((each) => each.row.key === 'licences' && columnOf(each) === 'decisions')
  return [
    amount(report, 'powers.rulesMade', rules.filter((each) => made.has(columnOf(each)))),
    amount(report, 'powers.rulesHeld', rules.filter((each) => columnOf(each) === 'inForce')),
    amount(report, 'powers.rulesShown', rules.filter((each) => shown.has(columnOf(each)))),
    amount(report, 'powers.licences', licences),
    fact('powers.noRuleMaking', lacksRuleMaking(report)),
  ]
}

/** What only the maker of a rule can have done in the year. */
const made = new Set(['issued', 'repealed', 'made'])
/** The form of 2019 counts what was opened to the public, which may be the rules of one's government. */
const shown = new Set(['opened', 'total'])

function columnOf({ form, row, column }: ReadCell): string {
  return form.rows.find(({ key }) => key === row.key)?.columns[column] ?? ''
}

/** The sum of the cells that print a figure; null where none does. */
function amount(report: Report, id: string, cells: ReadCell[]): ReturnType<typeof fact> {
  const figures = cells.filter(({ cell }) => cell.value !== null)
  if (figures.length === 0) return fact(id, null)
  const told = figures.filter(({ cell }) => cell.value !== 0)
  return fact(id, figures.reduce((sum, { cell }) => sum + cell.value!, 0), placesOf(report, told.length > 0 ? told : figures))
}

function placesOf(report: Report, cells: ReadCell[]): Evidence[] {
  return cells.flatMap(({ form, row, column }) => cellEvidence(report, form, row, column))
}

/**
 * Legislation Law: rules are made by departments of the State Council, by provinces and by cities with districts. A county's government
 * has no such power; of other governments the level is not known here. Organs named after the state may be central or local ones.
 * @returns true only where that is certain.
 */
function lacksRuleMaking({ identity: { issuer } }: Report): boolean {
  const { name: { value: name }, kind: { value: kind } } = issuer
  if (kind === null || name === null) return false
  if (kind === 'government') return /[县旗](?:人民政府)?(?:办公室)?$/.test(name)
  return kind !== 'department' || !/^(?:国家|国务院|中华人民共和国|中国|全国|中央)/.test(name)
}
