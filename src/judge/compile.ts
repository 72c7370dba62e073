// A Rulebook in, its rules ready to be asked out: conditions as tests, sentences as functions. Once per rulebook.
import { FastEngine, type Test } from './engine.js'
import { figuresRead, grounds } from './evidence.js'
import { sentence, type Sentence } from './message.js'
import type { Finding } from '../model/finding.js'
import type { Citation, Rule, Verdict } from '../model/rule.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Localised, RegimeId } from '../model/words.js'

export interface CompiledRule {
  rule: Rule
  verdicts: CompiledVerdict[]
  notApplicable: Sentence | null
  /** Its law in each regime, and under `none` where no regime is known. */
  law: Record<RegimeId | 'none', RuleLaw>
}

export interface RuleLaw { statutory: boolean; cites: Finding['cites'] }

export interface CompiledVerdict {
  outcome: Verdict['outcome']
  holds: Test
  credit: Verdict['credit']
  says: Sentence
  advice: Localised | null
  /** Ids of the facts whose places are shown. */
  grounds: string[]
  causedBy: string | undefined
}

const compiled = new WeakMap<Rulebook, CompiledRule[]>()

/** In the ruleset's order. @throws Error for a condition the engine refuses; the loader has refused it before. */
export function compiledRules(rulebook: Rulebook): CompiledRule[] {
  const known = compiled.get(rulebook)
  if (known) return known
  const engine = new FastEngine()
  const rules = rulebook.rules.map((rule) => ({
    rule,
    verdicts: rule.verdicts.map((verdict, index) => compileVerdict(verdict, index, rule, rulebook, engine)),
    notApplicable: rule.notApplicable ? sentence(rule.notApplicable, rulebook.terms) : null,
    law: lawOf(rule, rulebook),
  }))
  compiled.set(rulebook, rules)
  return rules
}

function compileVerdict(verdict: Verdict, index: number, rule: Rule, rulebook: Rulebook, engine: FastEngine): CompiledVerdict {
  const applies = verdict.outcome !== 'not-applicable'
  const advice = verdict.advice === undefined ? rule.advice : verdict.advice
  return {
    outcome: verdict.outcome,
    holds: verdict.when ? engine.add(`${rule.id}#${index + 1}`, verdict.when).holds : () => true,
    credit: verdict.credit,
    says: sentence(verdict.says, rulebook.terms),
    advice: applies && verdict.outcome !== 'pass' ? advice : verdict.advice ?? null,
    grounds: applies ? grounds(verdict, rule, rulebook.facts) : figuresRead(verdict, rulebook.facts),
    causedBy: verdict.causedBy,
  }
}

function lawOf(rule: Rule, { laws }: Rulebook): CompiledRule['law'] {
  const titled = ({ law: id, article }: Citation) => {
    const law = laws[id]
    return { law: id, article, title: law ? { zh: law.title, en: law.titleEn } : { zh: id, en: id } }
  }
  const inRegime = (regime: RegimeId): RuleLaw =>
    ({ statutory: rule.statutory?.includes(regime) ?? false, cites: (rule.cites[regime] ?? rule.cites['any'] ?? []).map(titled) })
  return {
    'cn-2007': inRegime('cn-2007'),
    'cn-2007-form-2014': inRegime('cn-2007-form-2014'),
    'cn-2019-form-2019': inRegime('cn-2019-form-2019'),
    'cn-2019-form-2021': inRegime('cn-2019-form-2021'),
    none: { statutory: false, cites: (rule.cites['any'] ?? []).map(titled) },
  }
}
