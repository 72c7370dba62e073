// Equations between cells in, which of them hold and how the first that does not reads out.
import { amountOf, cellEvidence, isEmpty } from './prescribed-tables.js'
import type { Report, TableCell, TableRow } from '../../model/report.js'
import type { Form } from '../../model/rulebook.js'
import type { Evidence } from '../../model/span.js'

/** A cell of the table by its row and its index in the row. */
export interface Place { row: TableRow; column: number }

/** The sum of `left` is the sum of `right`. `name`: the column or row it is checked in. */
export interface Equation { check: string; name: string; left: Place[]; right: Place[] }

export interface Checked { equation: Equation; holds: boolean; leftSum: number; rightSum: number }

/**
 * Judges the equations whose every cell can be read. Left out as well: one with no figure at all, and one broken where a
 * total, or all that should add up to it, was left blank: nothing was stated that could be wrong.
 */
export function checkEquations(equations: Equation[]): Checked[] {
  return equations.flatMap((equation) => {
    const cells = [...equation.left, ...equation.right].map(cellAt)
    if (cells.some((cell) => amountOf(cell) === null) || cells.every((cell) => cell && isEmpty(cell))) return []
    const leftSum = sumOf(equation.left)
    const rightSum = sumOf(equation.right)
    const holds = leftSum === rightSum
    return !holds && isUnstated(equation) ? [] : [{ equation, holds, leftSum, rightSum }]
  })
}

/** `自然人:30 + 2 = 32 ≠ 31 + 0 = 31`; of a long sum the zeros are left out. */
export function asText({ equation, leftSum, rightSum }: Checked): string {
  return `${equation.name}:${sideText(equation.left, leftSum)} ≠ ${sideText(equation.right, rightSum)}`
}

export function equationEvidence(report: Report, form: Form, { left, right }: Equation): Evidence[] {
  const places = [...right, ...left]
  return places.filter((place) => places.length <= 8 || amountOf(cellAt(place)) !== 0 || right.includes(place))
    .flatMap(({ row, column }) => cellEvidence(report, form, row, column))
}

export function cellAt({ row, column }: Place): TableCell | undefined {
  return row.cells[column]
}

function sumOf(places: Place[]): number {
  return rounded(places.reduce((sum, place) => sum + (amountOf(cellAt(place)) ?? 0), 0))
}

/** Figures carry at most four decimals; sums of binary fractions must not differ by their rounding. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

/** The total stands first on the right; where a row has several columns, its last cell is a total too. */
function isUnstated({ left, right }: Equation): boolean {
  const empty = (place: Place): boolean => isEmpty(cellAt(place)!)
  const totals = [...left, ...right].filter(({ row, column }) => row.cells.length > 1 && column === row.cells.length - 1)
  return left.every(empty) || right.slice(0, 1).some(empty) || totals.some(empty)
}

/** `3119 + 34 = 3153 ≠ 3050 + 100 = 3150`; `3119 + 34 = 3153 = 3050 + 103 ✓` where it holds. */
export function written({ equation: { left, right }, holds, leftSum, rightSum }: Checked): string {
  if (!holds) return `${sideText(left, leftSum)} ≠ ${sideText(right, rightSum)}`
  const summed = shownOf(left).length > 1
  const terms = shownOf(right)
  const other = terms.length > 1 ? ` = ${terms.join(' + ')}` : summed ? '' : ` = ${rightSum}`
  return `${sideText(left, leftSum)}${other} ✓`
}

function sideText(places: Place[], sum: number): string {
  const shown = shownOf(places)
  return shown.length > 1 ? `${shown.join(' + ')} = ${sum}` : String(sum)
}

/** Of a long sum the zeros say nothing. */
function shownOf(places: Place[]): number[] {
  const values = places.map((place) => amountOf(cellAt(place)) ?? 0)
  return values.length > 4 ? values.filter((value) => value !== 0) : values
}
