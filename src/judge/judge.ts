// Facts and rules in, one finding for every rule of the ruleset out, in its order.
import { adjust, adjustmentsFor, loosened, whySilent } from './adjustments.js'
import { circumstancesOf, whyNotAsked, whyNotHeld, whyNothingIsAsked, type Circumstances } from './applies.js'
import { compiledRules, type CompiledRule, type CompiledVerdict } from './compile.js'
import { evidenceOf } from './evidence.js'
import type { FactSheet } from '../model/fact.js'
import type { Finding } from '../model/finding.js'
import type { Rule } from '../model/rule.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Localised, Outcome } from '../model/words.js'

/**
 * The precondition is judged first; unless it passes, and a regime is known, no other rule is asked.
 * @throws Error when a rule can't be computed: a bug in a rule or a reader, never an outcome.
 */
export function judge(facts: FactSheet, rulebook: Rulebook): Finding[] {
  const rules = compiledRules(rulebook)
  const where = circumstancesOf(facts)
  const precondition = rules.find(({ rule }) => rule.id === rulebook.precondition)
  const first = precondition && decide(precondition, where, facts)
  const nothing = first ? whyNothingIsAsked(first, where) : null
  const adjusted = adjustmentsFor(rulebook, where)
  const apart = new Map(rulebook.apart.map(({ rule, kind }) => [rule, kind]))
  return rules.map((compiled) => {
    if (first && compiled === precondition) return first
    const { id } = compiled.rule
    const why = nothing ?? whyNotAsked(compiled, where, facts, rulebook) ?? whySilent(id, adjusted, rulebook)
    const finding = why ? notAsked(compiled, where, why) : adjust(asked(compiled, where, facts), adjusted.get(id) ?? [])
    return apart.has(id) ? { ...finding, weight: 0, apart: apart.get(id)! } : finding
  })
}

/** What an overlay or an own ruleset loosens for this report: said in every answer, so that nobody overlooks it. */
export function leniencies(facts: FactSheet, rulebook: Rulebook): Localised[] {
  return rulebook.adjustments.length === 0 ? [] : loosened(rulebook, circumstancesOf(facts))
}

/** A rule that holds the report against a document nobody gave is not asked, and the answer lists it among what was not checked. */
function asked(compiled: CompiledRule, where: Circumstances, facts: FactSheet): Finding {
  const { heldAgainst: lacks } = compiled.rule
  const why = whyNotHeld(compiled.rule, facts)
  return why && lacks ? { ...notAsked(compiled, where, why), lacks } : decide(compiled, where, facts)
}

function decide(compiled: CompiledRule, where: Circumstances, facts: FactSheet): Finding {
  const { rule } = compiled
  const verdict = compiled.verdicts.find((each) => each.holds(facts))
  if (!verdict) throw new Error(`rule ${rule.id} has no verdict for these facts`)
  const finding = headOf(compiled, where, verdict.outcome, verdict.says(facts))
  finding.credit = creditOf(verdict, rule, facts)
  finding.advice = verdict.advice
  finding.evidence = evidenceOf(verdict.grounds, facts)
  if (verdict.causedBy !== undefined) finding.causedBy = verdict.causedBy
  return finding
}

function notAsked(compiled: CompiledRule, where: Circumstances, why: Localised): Finding {
  return headOf(compiled, where, 'not-applicable', why)
}

/** Written out field by field: spreading objects costs more here than all conditions together. */
function headOf({ rule, law }: CompiledRule, { regime }: Circumstances, outcome: Outcome, message: Localised): Finding {
  const { statutory, cites } = law[regime ?? 'none']
  return {
    ruleId: rule.id, title: rule.title, dimension: rule.dimension, severity: rule.severity, weight: rule.weight, statutory,
    outcome, credit: null, message, advice: null, cites, evidence: [],
  }
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
