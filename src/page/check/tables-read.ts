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

export function keyOf(row: string, column: string): string {
  return `${row} ${column}`
}
