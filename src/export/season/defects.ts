// Rows of a season in, what went wrong most often out: by rule, with the bodies it concerns.
import type { SeasonRow } from '../../model/season-export.js'

export interface Defect {
  ruleId: string
  title: string
  /** Bodies whose report fails it, and those that meet it in part, in the order of the rows. */
  failed: string[]
  partial: string[]
  /** Bodies for which it could be decided. */
  decided: number
}

/** The most frequent first; those no body fails are left out. */
export function defectsOf(rows: readonly SeasonRow[]): Defect[] {
  const byRule = new Map<string, Defect>()
  for (const { body, findings } of rows) {
    for (const { ruleId, title, outcome } of findings) {
      if (outcome === 'pass' || outcome === 'fail' || outcome === 'partial') {
        const defect = byRule.get(ruleId) ?? { ruleId, title, failed: [], partial: [], decided: 0 }
        byRule.set(ruleId, defect)
        defect.decided += 1
        if (outcome === 'fail') defect.failed.push(body)
        if (outcome === 'partial') defect.partial.push(body)
      }
    }
  }
  return [...byRule.values()].filter((defect) => countOf(defect) > 0).sort((a, b) => countOf(b) - countOf(a) || b.failed.length - a.failed.length)
}

export function countOf({ failed, partial }: Defect): number {
  return failed.length + partial.length
}

export interface Group { kind: SeasonRow['kind']; level: number; rows: SeasonRow[] }

/** Rows of each kind and level, in the order they first come. */
export function byLeague(rows: readonly SeasonRow[]): Group[] {
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const { kind, level } = row
    const key = `${kind} ${level}`
    const group = groups.get(key)
    if (group) group.rows.push(row)
    else groups.set(key, { kind, level, rows: [row] })
  }
  return [...groups.values()]
}
