// Rules and rulesets in, what the API shows of them in one language out.
import { ruleCaseViews } from './case-views.js'
import type { LedgerRule } from '../../model/ledger.js'
import type { Citation, Rule } from '../../model/rule.js'
import type { RuleSubject, RulesetView, RuleView } from '../../model/rule-view.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { Language, RegimeId } from '../../model/words.js'

export function rulesetView({ id, version, digest, title, rules }: Rulebook, language: Language): RulesetView {
  return { id, version, digest, title: title[language], rules: rules.length }
}

/** Rules of reports in the order of findings, then those of registers by their numbers. */
export function rulesFor({ rules, ledger }: Rulebook, subject?: RuleSubject): Array<Rule | LedgerRule> {
  const byNumber = [...ledger.rules].sort((a, b) => (a.number < b.number ? -1 : 1))
  return [...(subject === 'ledger' ? [] : rules), ...(subject === 'report' ? [] : byNumber)]
}

/** One rule with the cases it is held to. */
export function ruleWithCases(rule: Rule | LedgerRule, book: Rulebook, language: Language): RuleView {
  return { ...ruleView(rule, book, language), cases: ruleCaseViews(rule.id, book, language) }
}

export function ruleView(rule: Rule | LedgerRule, book: Rulebook, language: Language): RuleView {
  const { laws } = book
  const basisOf = (cites: Citation[]): RuleView['basis'][string] =>
    cites.map(({ law, article }) => {
      const held = laws[law]
      return { instrument: law, title: (language === 'en' ? held?.titleEn : held?.title) ?? law, article }
    })
  const ofLedgers = 'number' in rule ? rule : null
  return {
    id: rule.id,
    for: ofLedgers ? 'ledger' : 'report',
    number: ofLedgers?.number ?? null,
    ledgers: ofLedgers?.ledgers ?? [],
    needs: ofLedgers?.needs ?? [],
    title: rule.title[language],
    why: rule.why[language],
    dimension: rule.dimension,
    severity: rule.severity,
    weight: rule.weight,
    statutory: rule.statutory ?? [],
    regimes: rule.regimes,
    issuerKinds: kindsOf(rule),
    points: ofLedgers ? {} : pointsOf(rule, book),
    gates: gatesOf(rule, book).map(({ id, title, caps, person }) => ({ id, title: title[language], caps, person: person ?? false })),
    basis: Object.fromEntries(Object.entries(rule.cites).map(([regime, cites]) => [regime, basisOf(cites)])),
    verdicts: rule.verdicts.map(({ outcome, when, says, advice }) => ({
      outcome,
      ...(when && { when }),
      says: says[language],
      advice: advice === null ? null : (advice ?? rule.advice)[language],
    })),
    stands: standsFor(rule, book, language),
    since: rule.since,
    status: rule.status,
    replacedBy: rule.replacedBy ?? null,
  }
}

/** `{fact.id}` and `{fact.id|words}` of its messages and advice, by the name of the fact. */
function standsFor({ verdicts, advice }: Rule, { facts, ledger }: Rulebook, language: Language): RuleView['stands'] {
  const texts = [advice[language], ...verdicts.flatMap((each) => [each.says[language], each.advice?.[language] ?? ''])]
  const names = texts.flatMap((text) => text.split('{').slice(1).map((part) => part.split('}')[0]!))
  return Object.fromEntries([...new Set(names)].sort().map((name) => {
    const id = name.split('|')[0]!
    return [name, (facts[id] ?? ledger.facts[id])?.title[language] ?? id]
  }))
}

type Kinds = NonNullable<RuleView['issuerKinds']>[RegimeId]

function kindsOf({ issuerKinds, regimes }: Rule): RuleView['issuerKinds'] {
  if (!issuerKinds) return null
  const known = (kinds: readonly string[]) => kinds.filter((each) => each !== 'unknown') as NonNullable<Kinds>
  const byRegime = regimes.flatMap((regime) => {
    const kinds = Array.isArray(issuerKinds) ? issuerKinds : issuerKinds[regime]
    return kinds ? [[regime, known(kinds)] as const] : []
  })
  return Object.fromEntries(byRegime) as RuleView['issuerKinds']
}

/** As src/score/score.ts has it: the share of the dimension by weight, here over all rules that a regime has in it. */
function pointsOf({ dimension, weight, regimes }: Rule, { rules, scoring }: Rulebook): RuleView['points'] {
  const share = scoring.dimensions.find(({ id }) => id === dimension)?.share ?? 0
  return Object.fromEntries(regimes.map((regime) => {
    const sum = rules.filter((each) => each.status === 'active' && each.dimension === dimension && each.regimes.includes(regime))
      .reduce((total, each) => total + each.weight, 0)
    return [regime, sum === 0 ? 0 : Math.round(1000 * share * weight / sum) / 1000]
  }))
}

function gatesOf({ id, statutory }: Rule, { scoring }: Rulebook): Rulebook['scoring']['gates'] {
  return scoring.gates.filter(({ triggers }) =>
    (triggers === 'statutory' ? (statutory ?? []).length > 0 : triggers.some(({ rule }) => rule === id)))
}
