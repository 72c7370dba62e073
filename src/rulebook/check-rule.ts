// One rule and its cases in, everything in it that can't be right out.
import { checkCondition, checkFact, type Known, type Tell } from './check-condition.js'
import { checkMessage } from './check-message.js'
import { ofRules as reasons, ofRuleset } from './reasons.js'
import { RegimeId, type Outcome } from '../model/words.js'
import type { Rule, RuleCase, Verdict } from '../model/rule.js'

export function checkRule(rule: Rule, ids: Set<string>, known: Known, tell: Tell): void {
  checkVerdicts(rule, ids, known, tell)
  checkLifetime(rule, ids, tell)
  if (rule.notApplicable) checkMessage(rule.notApplicable, ['notApplicable'], known, tell)
  for (const language of ['zh', 'en'] as const) {
    if (sentences(rule.why[language]) > 2) tell(['why', language], reasons.tooManyWhys)
  }
  const asked = new Set<string>(rule.regimes)
  for (const regime of rule.statutory ?? []) {
    if (!asked.has(regime)) tell(['statutory'], reasons.notAsked(regime))
  }
  for (const regime of Array.isArray(rule.issuerKinds) ? [] : Object.keys(rule.issuerKinds ?? {})) {
    if (!asked.has(regime)) tell(['issuerKinds', regime], reasons.notAsked(regime))
  }
}

/** Every outcome that can occur has a case, and one case at least runs the whole pipeline. */
export function checkCases(rule: Rule, cases: RuleCase[], known: Known, tell: Tell): void {
  const covered = new Set(cases.map((each) => each.expect.outcome))
  for (const outcome of outcomesOf(rule)) {
    if (!covered.has(outcome)) tell([], reasons.noCase(outcome))
  }
  if (!cases.some(({ given }) => 'text' in given)) tell([], reasons.noText)
  const names = cases.map((each) => each.name)
  cases.forEach(({ name, given }, index) => {
    if (names.indexOf(name) !== index) tell([index, 'name'], reasons.sameName)
    if (!('facts' in given)) return
    for (const id of Object.keys(given.facts)) checkFact(id, [index, 'given', 'facts', id], known, tell)
  })
}

/** Those of its verdicts, and not-applicable where some regime or some kind is not asked. */
function outcomesOf(rule: Rule): Set<Outcome> {
  const outcomes = new Set<Outcome>(rule.verdicts.map((each) => each.outcome))
  const everyRegime = RegimeId.anyOf.length
  if (rule.regimes.length < everyRegime || rule.issuerKinds !== undefined || rule.heldAgainst !== undefined) outcomes.add('not-applicable')
  return outcomes
}

function checkVerdicts({ id, verdicts }: Rule, ids: Set<string>, known: Known, tell: Tell): void {
  verdicts.forEach((verdict, index) => {
    const path = ['verdicts', index]
    const last = index === verdicts.length - 1
    if (last && verdict.when) tell([...path, 'when'], reasons.lastWhen)
    if (!last && !verdict.when) tell(path, reasons.noWhen)
    if (verdict.when) checkCondition(verdict.when, [...path, 'when'], known, tell)
    checkMessage(verdict.says, [...path, 'says'], known, tell)
    checkCredit(verdict, index, known, tell)
    verdict.evidence?.forEach((fact, at) => { checkFact(fact, [...path, 'evidence', at], known, tell) })
    if (verdict.causedBy !== undefined && (!ids.has(verdict.causedBy) || verdict.causedBy === id)) {
      tell([...path, 'causedBy'], reasons.noCause(verdict.causedBy))
    }
  })
}

function checkCredit({ outcome, credit }: Verdict, index: number, known: Known, tell: Tell): void {
  const path = ['verdicts', index]
  if (outcome === 'partial' && credit === undefined) tell(path, reasons.noCredit)
  if (outcome !== 'partial' && credit !== undefined) tell([...path, 'credit'], reasons.strayCredit)
  if (typeof credit !== 'object') return
  const definition = checkFact(credit.fact, [...path, 'credit'], known, tell)
  if (definition && definition.type !== 'number') tell([...path, 'credit'], reasons.creditMisfit)
}

function checkLifetime({ status, replacedBy }: Rule, ids: Set<string>, tell: Tell): void {
  if (replacedBy === undefined) return
  if (status === 'active') tell(['replacedBy'], reasons.activeReplaced)
  if (!ids.has(replacedBy)) tell(['replacedBy'], ofRuleset.noRule(replacedBy))
}

function sentences(text: string): number {
  return text.split(/[。!?\uff01\uff1f]|\.(?=\s|$)/u).filter((part) => part.trim() !== '').length
}
