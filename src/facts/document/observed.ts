// What the caller saw on the live site in, facts out: no rule visits a site itself. Absent where nobody looked.
import { fact } from '../evidence.js'
import type { FactReader } from '../reader.js'
import type { Fact } from '../../model/fact.js'
import type { Observed } from '../../model/observed.js'

export const readObservedFacts: FactReader = ({ identity, origin: { observed } }) => [
  ...archive(observed.earlierYearsReachable, identity.year.value),
  ...change(observed.changedSinceRelease),
  fact('observed.brokenLinks', observed.brokenLinks?.length ?? null),
  fact('observed.firstBroken', observed.brokenLinks?.[0] ?? null),
]

/** Gaps are counted from the oldest year that is offered: how long a body exists is not known. */
function archive(reachable: number[] | undefined, year: number | null): Fact[] {
  const ids = ['earlierYears', 'oldestYear', 'missingCount', 'missingYears'].map((name) => `observed.${name}`)
  if (!reachable || year === null) return ids.map((id) => fact(id, null))
  const earlier = new Set(reachable.filter((each) => each < year))
  const oldest = earlier.size > 0 ? Math.min(...earlier) : null
  const missing: number[] = []
  for (let each = oldest ?? year; each < year; each++) if (!earlier.has(each)) missing.push(each)
  const values = [earlier.size, oldest, missing.length, missing.length > 0 ? missing.join('、') : null]
  return ids.map((id, index) => fact(id, values[index]!))
}

function change(changed: Observed['changedSinceRelease']): Fact[] {
  const state = changed === undefined ? null : changed === null ? 'none' : changed.noted ? 'noted' : 'silent'
  return [fact('observed.change', state), fact('observed.changedOn', changed?.on ?? null)]
}
