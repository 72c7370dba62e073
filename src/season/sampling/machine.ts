// What the engine found and what people agreed on in; how far they agree on each rule, and how right the engine's failures are, out.
import { agreementOf } from './agreement.js'
import { grouped } from '../../model/grouped.js'
import type { Agreement } from './agreement.js'
import type { RuleCodes } from './coding.js'

/** How often the engine said one thing and people another, or the same. */
export interface Confusion { engine: string; human: string; count: number }

/** Shares of 1; null where there is nothing to divide by. */
export interface FailFigures {
  /** Items the engine fails, items people fail, and items both do. */
  engine: number
  human: number
  both: number
  /** Of what the engine fails, the part that people fail too. */
  precision: number | null
  /** Of what people fail, the part that the engine finds. */
  recall: number | null
}

export interface MachineRule extends Agreement {
  ruleId: string
  confusion: Confusion[]
  fail: FailFigures
  /** Items on which they differ. */
  differences: number[]
}
export interface MachineAgreement { all: Agreement; fail: FailFigures; rules: MachineRule[] }

interface Pair { n: number; ruleId: string; engine: string; human: string }

/**
 * `fail` is the outcome fail alone: a partial one is another code, and counts as a difference.
 * @param agreed the code that counts, by item: what has none yet is left out, so that nobody who is still to code learns the engine's.
 */
export function machineAgreement(agreed: Map<number, RuleCodes>, engine: Map<number, RuleCodes>): MachineAgreement {
  const all = [...agreed].flatMap(([n, codes]) => Object.entries(codes).flatMap(([ruleId, human]): Pair[] => {
    const found = engine.get(n)?.[ruleId]
    return found === undefined ? [] : [{ n, ruleId, engine: found, human }]
  }))
  return {
    all: agreementOf(all.map(codesOf)), fail: failFigures(all),
    rules: [...grouped(all, ({ ruleId }) => ruleId)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([ruleId, pairs]) => ({
      ruleId, ...agreementOf(pairs.map(codesOf)), confusion: confusionOf(pairs), fail: failFigures(pairs),
      differences: pairs.filter((pair) => pair.engine !== pair.human).map(({ n }) => n).sort((a, b) => a - b),
    })),
  }
}

function codesOf({ engine, human }: Pair): [string, string] {
  return [engine, human]
}

/** The most frequent first. */
function confusionOf(pairs: Pair[]): Confusion[] {
  const counts = new Map<string, Confusion>()
  for (const { engine, human } of pairs) {
    const key = `${engine} ${human}`
    const known = counts.get(key)
    if (known) known.count += 1
    else counts.set(key, { engine, human, count: 1 })
  }
  return [...counts].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1)).map(([, each]) => each)
}

function failFigures(pairs: Pair[]): FailFigures {
  const engine = pairs.filter((pair) => pair.engine === 'fail').length
  const human = pairs.filter((pair) => pair.human === 'fail').length
  const both = pairs.filter((pair) => pair.engine === 'fail' && pair.human === 'fail').length
  return { engine, human, both, precision: engine === 0 ? null : both / engine, recall: human === 0 ? null : both / human }
}
