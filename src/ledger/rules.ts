// A Rulebook in, the rules of ledgers ready to be asked out: conditions, sentences and law as the judge compiles them.
import { compiledRules } from '../judge/compile.js'
import type { CompiledRule } from '../judge/compile.js'
import type { LedgerKind, LedgerRule } from '../model/ledger.js'
import type { Rulebook } from '../model/rulebook.js'
import type { RegimeId } from '../model/words.js'

export interface AskedRule {
  rule: LedgerRule
  compiled: CompiledRule
  regimes: Set<RegimeId>
}

const known = new WeakMap<Rulebook, AskedRule[]>()

/** In the order of their numbers. */
export function ledgerRules(rulebook: Rulebook, kind: LedgerKind): AskedRule[] {
  const all = known.get(rulebook) ?? compileAll(rulebook)
  known.set(rulebook, all)
  return all.filter(({ rule }) => rule.ledgers.includes(kind))
}

function compileAll(rulebook: Rulebook): AskedRule[] {
  const rules = rulebook.ledger.rules.filter(({ status }) => status === 'active').sort((a, b) => (a.number < b.number ? -1 : 1))
  return compiledRules({ ...rulebook, rules, terms: rulebook.ledger.terms }).map((compiled, index) => {
    const rule = rules[index]!
    return { rule, compiled, regimes: new Set(rule.regimes) }
  })
}
