// Facts and rules in, one finding for every rule of the ruleset out, in its order.
import { circumstancesOf, whyNotAsked, whyNothingIsAsked } from './applies.js'
import { compiledRules, type CompiledRule, type CompiledVerdict } from './compile.js'
import { evidenceOf } from './evidence.js'
import type { FactSheet } from '../model/fact.js'
import type { Finding } from '../model/finding.js'
import type { Citation, Rule } from '../model/rule.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Localised } from '../model/words.js'

/**
 * The precondition is judged first; unless it passes, and a regime is known, no other rule is asked.
 * @throws Error when a rule can't be computed: a bug in a rule or a reader, never an outcome.
 */
export function judge(facts: FactSheet, rulebook: Rulebook): Finding[] {
  const rules = compiledRules(rulebook)
  const where = circumstancesOf(facts)
  const precondition = rules.find(({ rule }) => rule.id === rulebook.precondition)
  const first = precondition && decide(precondition, where.regime, facts, rulebook)
  const nothing = first ? whyNothingIsAsked(first, where) : null
  return rules.map((compiled) => {
    if (first && compiled === precondition) return first
    const why = nothing ?? whyNotAsked(compiled, where, facts, rulebook)
    return why ? notAsked(compiled.rule, where.regime, why, rulebook) : decide(compiled, where.regime, facts, rulebook)
  })
}

function decide({ rule, verdicts }: CompiledRule, regime: string | null, facts: FactSheet, rulebook: Rulebook): Finding {
  const verdict = verdicts.find((each) => each.holds(facts))
  if (!verdict) throw new Error(`rule ${rule.id} has no verdict for these facts`)
  return {
    ...headOf(rule, regime, rulebook),
    outcome: verdict.outcome,
    credit: creditOf(verdict, rule, facts),
    message: verdict.says(facts),
    advice: verdict.advice,
    evidence: evidenceOf(verdict.grounds, facts),
    ...(verdict.causedBy === undefined ? {} : { causedBy: verdict.causedBy }),
  }
}

function notAsked(rule: Rule, regime: string | null, message: Localised, rulebook: Rulebook): Finding {
  return { ...headOf(rule, regime, rulebook), outcome: 'not-applicable', credit: null, message, advice: null, evidence: [] }
}

function headOf(rule: Rule, regime: string | null, rulebook: Rulebook) {
  const { id: ruleId, title, dimension, severity, weight } = rule
  const statutory = (rule.statutory as string[] | undefined)?.includes(regime ?? '') ?? false
  return { ruleId, title, dimension, severity, weight, statutory, cites: citesOf(rule, regime, rulebook) }
}

function citesOf(rule: Rule, regime: string | null, { laws }: Rulebook): Finding['cites'] {
  const cited: Citation[] = (regime === null ? undefined : rule.cites[regime]) ?? rule.cites['any'] ?? []
  return cited.map(({ law: id, article }) => {
    const law = laws[id]
    return { law: id, article, title: law ? { zh: law.title, en: law.titleEn } : { zh: id, en: id } }
  })
}

/** Contract, "Score": pass 1, fail 0, partial between; nothing while open or not applicable. */
function creditOf({ outcome, credit }: CompiledVerdict, rule: Rule, facts: FactSheet): number | null {
  if (outcome === 'pass') return 1
  if (outcome === 'fail') return 0
  if (outcome !== 'partial') return null
  const share = typeof credit === 'object' ? facts.get(credit.fact).value : credit
  if (typeof share !== 'number' || !(share >= 0 && share <= 1)) throw new Error(`rule ${rule.id} gives no credit between 0 and 1`)
  return share
}
