// Whole numbers and the sums that should hold between them in, the smallest change of numbers that makes all hold out.
import { limits } from '../model/limits.js'
import { solutionOf } from './solve.js'
import type { Membership, Solution } from './solve.js'

/** The numbers of `plus` add up to those of `minus`; both by index into the values. A number stands in a sum once. */
export interface Sum { plus: readonly number[]; minus: readonly number[] }

export interface Change { index: number; from: number; to: number }

/**
 * one: exactly one change of the fewest numbers makes every sum hold · several: more than one does, and which is meant can't be told ·
 * beyond: none of so few numbers that it is looked for. `size` is how many numbers change.
 */
export type Mend =
  | { kind: 'nothing' } | { kind: 'one'; size: number; changes: Change[] }
  | { kind: 'several'; size: number } | { kind: 'beyond' }

/**
 * Tries one number, then two, up to `limits.mendCells`; no more sets than `limits.mendTries`. Changed numbers are whole and not
 * below zero. No set that could mend is passed over: each broken sum holds a changed number, and a change that breaks another sum
 * has a neighbour in it that makes up for it.
 */
export function smallestMend(values: readonly number[], sums: readonly Sum[]): Mend {
  const table = tableOf(values, sums)
  if (table.broken.length === 0) return { kind: 'nothing' }
  const search: Search = { ...table, found: [], tried: new Set(), exhausted: false }
  for (let size = 1; size <= limits.mendCells; size += 1) {
    extend(search, [], size)
    if (search.exhausted) return { kind: 'beyond' }
    const [first] = search.found
    if (!first) continue
    return search.found.length > 1 || first.free ? { kind: 'several', size } : { kind: 'one', size, changes: changesOf(first, values) }
  }
  return { kind: 'beyond' }
}

/** Each sum's numbers and what it lacks; each number's sums. */
interface Table {
  values: readonly number[]
  /** What must be added to the left of each sum. */
  lack: number[]
  broken: number[]
  members: number[][]
  memberships: Membership[][]
}

interface Search extends Table { found: Solution[]; tried: Set<string>; exhausted: boolean }

function tableOf(values: readonly number[], sums: readonly Sum[]): Table {
  const memberships: Membership[][] = values.map(() => [])
  sums.forEach(({ plus, minus }, sum) => {
    for (const index of plus) memberships[index]!.push({ sum, sign: 1 })
    for (const index of minus) memberships[index]!.push({ sum, sign: -1 })
  })
  const total = (indexes: readonly number[]): number => indexes.reduce((whole, index) => whole + values[index]!, 0)
  const lack = sums.map(({ plus, minus }) => rounded(total(minus) - total(plus)))
  const broken = lack.flatMap((missing, sum) => (missing === 0 ? [] : [sum]))
  return { values, lack, broken, members: sums.map(({ plus, minus }) => [...plus, ...minus]), memberships }
}

/** Sums of decimals must not differ by their rounding. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

/** Two ways are enough to know that there is no one way. */
function extend(search: Search, chosen: number[], size: number): void {
  if (chosen.length === size) return attempt(search, chosen)
  for (const index of candidates(search, chosen)) {
    if (search.exhausted || search.found.length > 1) return
    if (!chosen.includes(index)) extend(search, [...chosen, index], size)
  }
}

function candidates({ broken, members, memberships }: Search, chosen: number[]): Iterable<number> {
  const touched = new Set(chosen.flatMap((index) => memberships[index]!.map(({ sum }) => sum)))
  const untouched = broken.find((sum) => !touched.has(sum))
  return untouched === undefined ? new Set([...touched].flatMap((sum) => members[sum]!)) : members[untouched]!
}

function attempt(search: Search, chosen: number[]): void {
  const key = [...chosen].sort((a, b) => a - b).join()
  if (search.tried.has(key)) return
  search.tried.add(key)
  search.exhausted = search.tried.size >= limits.mendTries
  const solution = solutionOf(chosen, search)
  if (solution) search.found.push(solution)
}

function changesOf({ indexes, changes }: Solution, values: readonly number[]): Change[] {
  return indexes.map((index, at) => ({ index, from: values[index]!, to: values[index]! + changes[at]! })).sort((a, b) => a.index - b.index)
}
