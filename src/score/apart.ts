// Findings and the items that count apart in, bonus points and vetoes beside the base total out.
import type { Apart } from '../model/extension.js'
import type { Finding } from '../model/finding.js'
import type { ApartScore } from '../model/score.js'

/** A bonus is earned by its rule's credit; a veto acts when its rule fails, and only then. */
export function apartOf(findings: Finding[], apart: Apart[], base: number): ApartScore {
  const byRule = new Map(findings.map((finding) => [finding.ruleId, finding]))
  const items = apart.map((item): ApartScore['items'][number] => {
    const finding = byRule.get(item.rule)
    if (item.kind === 'veto') return { ruleId: item.rule, kind: 'veto', points: 0, acting: finding?.outcome === 'fail' }
    const points = tenth(item.points * (finding?.credit ?? 0))
    return { ruleId: item.rule, kind: 'bonus', points, acting: points > 0 }
  })
  const bonus = tenth(items.reduce((sum, { points }) => sum + points, 0))
  const caps = apart.flatMap((item, at) => (item.kind === 'veto' && items[at]!.acting ? [item.cap] : []))
  return { total: tenth(Math.min(100, base + bonus, ...caps)), bonus, items }
}

function tenth(value: number): number {
  return Math.round(value * 10 + 1e-9) / 10
}
