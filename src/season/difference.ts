// Two results in, what is new, mended, unchanged and otherwise read in the second out.
import { fingerprintOf } from './fingerprint.js'
import type { FactValue } from '../model/fact.js'
import type { Result } from '../model/result.js'
import type { Outcome } from '../model/words.js'

type Judged = Result['findings'][number]
export type Change = 'new' | 'mended' | 'unchanged' | 'moved' | 'other'

export interface ChangedFinding { ruleId: string; change: Change; from: Judged | null; to: Judged | null }
export interface ChangedFigure { fact: string; from: FactValue; to: FactValue }
export interface Differences {
  same: { document: boolean; ruleset: boolean; year: boolean; issuer: boolean }
  findings: ChangedFinding[]
  figures: ChangedFigure[]
}

const faults: ReadonlySet<Outcome> = new Set(['fail', 'partial'])
const quiet: ReadonlySet<Outcome> = new Set(['pass', 'not-applicable'])

/**
 * Findings in the order of the second result's rules, then those only the first has. A fault counts as mended where the rule passes or no
 * longer applies; as moved where it is still there and rests on other text. Figures are facts with a number, by their id.
 */
export function differenceOf(from: Result, to: Result): Differences {
  const before = new Map(from.findings.map((finding) => [finding.ruleId, finding]))
  const after = new Set(to.findings.map(({ ruleId }) => ruleId))
  const pairs: Array<[Judged | null, Judged | null]> = [
    ...to.findings.map((finding): [Judged | null, Judged | null] => [before.get(finding.ruleId) ?? null, finding]),
    ...from.findings.filter(({ ruleId }) => !after.has(ruleId)).map((finding): [Judged | null, Judged | null] => [finding, null]),
  ]
  return {
    same: {
      document: from.document.sha256 === to.document.sha256,
      ruleset: from.ruleset.digest === to.ruleset.digest,
      year: from.report.year === to.report.year,
      issuer: from.report.issuer.name === to.report.issuer.name,
    },
    findings: pairs.flatMap(([old, now]) => {
      const change = changeOf(old, now, from.text, to.text)
      return change === null ? [] : [{ ruleId: (now ?? old)!.ruleId, change, from: old, to: now }]
    }),
    figures: figuresOf(from, to),
  }
}

function changeOf(old: Judged | null, now: Judged | null, oldText: string, newText: string): Change | null {
  const [was, is] = [old?.outcome ?? 'not-applicable', now?.outcome ?? 'not-applicable']
  if (quiet.has(was) && quiet.has(is)) return null
  if (faults.has(is) && !faults.has(was)) return 'new'
  if (faults.has(was) && quiet.has(is)) return 'mended'
  if (was !== is) return 'other'
  return fingerprintOf(old!, 'same', oldText) === fingerprintOf(now!, 'same', newText) ? 'unchanged' : 'moved'
}

function figuresOf(from: Result, to: Result): ChangedFigure[] {
  const [before, after] = [valuesOf(from), valuesOf(to)]
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort()
  return ids.flatMap((fact) => {
    const [was, is] = [before.get(fact) ?? null, after.get(fact) ?? null]
    return was === is || (typeof was !== 'number' && typeof is !== 'number') ? [] : [{ fact, from: was, to: is }]
  })
}

function valuesOf({ facts }: Result): Map<string, FactValue> {
  return new Map(facts.map(({ id, value }) => [id, value]))
}
