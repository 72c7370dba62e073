// The equations of a table and its entries in, which hold and how each is written out. The service judges a report by the same.
import { isEmpty } from './figures.js'
import type { Entry } from './figures.js'
import type { FormEquation, FormTable } from '../../model/form-view.js'

type Place = FormEquation['left'][number]

/** `state` open: nothing was stated yet that could be wrong. */
export interface Judged { index: number; equation: FormEquation; state: 'holds' | 'broken' | 'open'; written: string }

/** In what a cell takes part: `by` are the broken equations it stands in. */
export interface Mark { is: 'wrong' | 'part' | 'right'; by: number[] }

type EntryAt = (row: string, column: string) => Entry

export function judgeAll(table: FormTable, at: EntryAt): Judged[] {
  const last = new Map(table.rows.filter(({ columns }) => columns.length > 1).map(({ id, columns }) => [id, columns.at(-1)!]))
  return table.equations.map((equation, index) => judge(equation, index, at, ({ row, column }) => last.get(row) === column))
}

function judge(equation: FormEquation, index: number, at: EntryAt, isTotal: (place: Place) => boolean): Judged {
  const { left, right } = equation
  const entryOf = ({ row, column }: Place): Entry => at(row, column)
  const all = [...left, ...right]
  const open: Judged = { index, equation, state: 'open', written: '' }
  if (all.some((place) => entryOf(place).amount === null) || all.every((place) => isEmpty(entryOf(place)))) return open
  const [leftValues, rightValues] = [left, right].map((side) => side.map((place) => entryOf(place).amount!)) as [number[], number[]]
  const holds = sum(leftValues) === sum(rightValues)
  const blank = (place: Place): boolean => isEmpty(entryOf(place))
  if (!holds && (left.every(blank) || right.slice(0, 1).some(blank) || all.filter(isTotal).some(blank))) return open
  return { index, equation, state: holds ? 'holds' : 'broken', written: written(leftValues, rightValues, holds) }
}

/** A short sum is wrong in any of its cells; of a long one the total is marked, and its parts lightly. */
export function marksOf(judged: Judged[]): Map<string, Mark> {
  const marks = new Map<string, Mark>()
  const set = ({ row, column }: Place, is: Mark['is'], index?: number): void => {
    const key = `${row}/${column}`
    const known = marks.get(key)
    const by = [...(known?.by ?? []), ...(index === undefined ? [] : [index])]
    marks.set(key, { is: known && rank[known.is] > rank[is] ? known.is : is, by })
  }
  for (const { equation: { left, right }, state, index } of judged) {
    if (state === 'holds') set(right[0]!, 'right')
    if (state !== 'broken') continue
    right.forEach((place) => set(place, 'wrong', index))
    left.forEach((place) => set(place, left.length > 2 ? 'part' : 'wrong', index))
  }
  return marks
}

const rank: Record<Mark['is'], number> = { right: 0, part: 1, wrong: 2 }

/** Money has four decimals at most; sums of binary fractions must not differ by their rounding. */
export function sum(values: number[]): number {
  return Math.round(values.reduce((total, value) => total + value, 0) * 10_000) / 10_000
}

function written(left: number[], right: number[], holds: boolean): string {
  const [first, second] = [shown(left), shown(right)]
  const side = (terms: number[], values: number[]): string => (terms.length > 1 ? `${terms.join(' + ')} = ${sum(values)}` : String(sum(values)))
  if (!holds) return `${side(first, left)} ≠ ${side(second, right)}`
  const other = second.length > 1 ? ` = ${second.join(' + ')}` : first.length > 1 ? '' : ` = ${sum(right)}`
  return `${side(first, left)}${other} ✓`
}

/** Of a long sum the zeros say nothing. */
function shown(values: number[]): number[] {
  return values.length > 4 ? values.filter((value) => value !== 0) : values
}
