// The checked equations of one table in, the one smallest correction that makes them hold out, and which check to charge for it.
import { smallestMend } from '../../mend/smallest-mend.js'
import { fact } from '../evidence.js'
import { cellAt } from './equations.js'
import { placeInTable } from '../../model/cell-name.js'
import { amountOf, cellEvidence, isEmpty } from './prescribed-tables.js'
import type { Checked, Place } from './equations.js'
import type { Mend, Sum } from '../../mend/smallest-mend.js'
import type { Fact } from '../../model/fact.js'
import type { Report } from '../../model/report.js'
import type { Form } from '../../model/rulebook.js'

export interface TableMend { places: Place[]; mend: Mend }

/** Equations left out of checking bind nothing; a blank cell is a zero that may be filled. */
export function mendOf(checked: Checked[]): TableMend {
  if (checked.every(({ holds }) => holds)) return { places: [], mend: { kind: 'nothing' } }
  const places: Place[] = []
  const known = new Map<Place['row'], Map<number, number>>()
  const indexOf = (place: Place): number => {
    let columns = known.get(place.row)
    if (!columns) known.set(place.row, columns = new Map())
    let index = columns.get(place.column)
    if (index === undefined) columns.set(place.column, index = places.push(place) - 1)
    return index
  }
  const sums = checked.map(({ equation }): Sum => ({ plus: equation.left.map(indexOf), minus: equation.right.map(indexOf) }))
  return { places, mend: smallestMend(places.map((place) => amountOf(cellAt(place)) ?? 0), sums) }
}

/** `<id>.mend`: 表三 行“总计” 列“自然人” 2932→2933, where there is exactly one smallest correction; `<id>.mendState` says why there is none. */
export function mendFacts(report: Report, form: Form, id: string, { places, mend }: TableMend): Fact[] {
  if (mend.kind === 'nothing') return noMend(id)
  if (mend.kind !== 'one') return [fact(`${id}.mend`, null), fact(`${id}.mendState`, `mend-${mend.kind}`)]
  const changed = mend.changes.map((change) => ({ ...change, place: places[change.index]! }))
  const evidence = changed.flatMap(({ place }) => cellEvidence(report, form, place.row, place.column))
  const text = changed.map(({ place, from, to }) => {
    const cell = cellAt(place)
    return `${placeInTable(form, place.row.key, place.column).zh} ${cell && isEmpty(cell) ? '空白' : from}→${to}`
  }).join('；')
  return [fact(`${id}.mend`, text, evidence), fact(`${id}.mendState`, 'mend-one', evidence)]
}

export function noMend(id: string): Fact[] {
  return [fact(`${id}.mend`, null), fact(`${id}.mendState`, null)]
}

/**
 * Where one other value of one cell makes every equation hold, that change mends all that are broken: the first check of `order` among
 * them is charged, the others are its consequences.
 */
export function rootCause(checked: Checked[], order: string[], { mend }: TableMend): string | null {
  if ((mend.kind !== 'one' && mend.kind !== 'several') || mend.size !== 1) return null
  return order.find((check) => checked.some(({ holds, equation }) => !holds && equation.check === check)) ?? null
}
