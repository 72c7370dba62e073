// What was read of a report in, which cells stand in equations that do not hold out.
import type { Evaluation } from '../../model/evaluation.js'
import type { ReadingAnswer } from '../../model/reading.js'

export type Equation = ReadingAnswer['equations'][number]
export type TableRead = ReadingAnswer['tables'][number]

/** The equations a finding rests on that do not hold. */
export function brokenOf(evaluation: Evaluation | null, ruleId: string): Equation[] {
  return (evaluation?.reading?.equations ?? []).filter((equation) => equation.ruleId === ruleId && !equation.holds)
}

export type Suspicion = 'most' | 'some'

/**
 * By `row column`: `most` for the cells in more broken equations than any other, where one such cell explains several;
 * `some` for the others in a broken one. A sum that lawfully may differ accuses nobody.
 */
export function suspects(equations: readonly Equation[], table: string): Map<string, Suspicion> {
  const times = new Map<string, number>()
  for (const { left, right, holds, doubtful, table: of } of equations) {
    if (holds || doubtful || of !== table) continue
    // A zero or two among many is no less a term, but marking all of a long sum would hide the figures that count.
    for (const { row, column, value } of [...left, ...right]) {
      if (value === 0) continue
      const key = keyOf(row, column)
      times.set(key, (times.get(key) ?? 0) + 1)
    }
  }
  const worst = Math.max(0, ...times.values())
  return new Map([...times].map(([key, count]) => [key, worst > 1 && count === worst ? 'most' : 'some']))
}

export interface Suggestion { row: string; column: string; from: number; to: number }

/**
 * The one cell whose other value would make every equation of the table hold, where exactly one is so: the same that the finding names.
 * It stands in every broken equation, in none that holds, and each asks the same of it. Where more cells would do, none is named.
 */
export function suggestion(equations: readonly Equation[], table: string): Suggestion | null {
  const binding = equations.filter((equation) => equation.table === table && !equation.doubtful)
  const broken = binding.filter(({ holds }) => !holds)
  if (broken.length === 0) return null
  const asked = new Map<string, Suggestion & { times: number }>()
  for (const { holds, left, right } of binding) {
    const off = sum(left) - sum(right)
    for (const [side, terms] of [[1, left], [-1, right]] as const) {
      for (const { row, column, sign, value } of terms) {
        const key = keyOf(row, column)
        const to = holds ? NaN : value - off * side * sign
        const before = asked.get(key)
        asked.set(key, { row, column, from: value, to: before && before.to !== to ? NaN : to, times: (before?.times ?? 0) + 1 })
      }
    }
  }
  const fitting = [...asked.values()].filter(({ to, times }) => to >= 0 && times === broken.length)
  if (fitting.length !== 1) return null
  const { row, column, from, to } = fitting[0]!
  return { row, column, from, to }
}

function sum(terms: Equation['left']): number {
  return terms.reduce((total, { sign, value }) => total + sign * value, 0)
}

export function keyOf(row: string, column: string): string {
  return `${row} ${column}`
}
