// The active rules in, pairs of them that are at odds told at their place: what one asks for, the other forbids.
import { classesFor, isSame, reachOf } from './reach.js'
import { standing, type Open, type Values } from './truth.js'
import { valueClasses } from './value-classes.js'
import { witness } from './witness.js'
import { complain, type Desk } from '../problems.js'
import { ofLogic as reasons } from '../reasons.js'
import { fileOf } from '../read-folder.js'
import type { Condition, Rule } from '../../model/rule.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { Outcome } from '../../model/words.js'

/** At least one of each pair is in `own`; the later one is told, at the verdict in question. */
export function complainOfContradictions(rules: Rule[], own: ReadonlySet<string>, facts: Rulebook['facts'], desk: Desk): void {
  const asked = new Map(rules.map((rule) => [rule.id, factsOf(rule, facts)]))
  rules.forEach((second, index) => {
    for (const first of rules.slice(0, index)) {
      if (!own.has(first.id) && !own.has(second.id)) continue
      if (!shares(asked.get(first.id)!, asked.get(second.id)!) || !first.regimes.some((each) => second.regimes.includes(each))) continue
      const [told, other] = own.has(second.id) ? [second, first] : [first, second]
      complainOfPair(told, other, facts, desk)
    }
  })
}

function complainOfPair(told: Rule, other: Rule, facts: Rulebook['facts'], desk: Desk): void {
  const opposite = oppositeVerdicts(told, other, facts)
  if (opposite) complain(desk, fileOf.rule(told.id), ['verdicts', opposite.own], reasons.opposite(other.id, opposite.other + 1))
  else if (isEitherOr(told, other, facts)) complain(desk, fileOf.rule(told.id), ['verdicts'], reasons.eitherOr(other.id))
}

/** The first two verdicts that hold for the same facts, where one passes and the other fails. */
function oppositeVerdicts(told: Rule, other: Rule, facts: Rulebook['facts']): { own: number; other: number } | null {
  const classes = classesFor([told, other], facts)
  if (!classes) return null
  for (const [own, mine] of told.verdicts.entries()) {
    for (const [at, theirs] of other.verdicts.entries()) {
      const outcomes = [mine.outcome, theirs.outcome]
      if (!mine.when || !theirs.when || !outcomes.includes('pass') || !outcomes.includes('fail')) continue
      if (isSame(mine.when, theirs.when, classes) && isReached(told, own, facts) && isReached(other, at, facts)) return { own, other: at }
    }
  }
  return null
}

function isReached(rule: Rule, index: number, facts: Rulebook['facts']): boolean {
  return reachOf(rule, facts)[index]!.kind === 'reached'
}

/** Proven over all their facts: whatever passes the one fails the other, and the other way round. */
function isEitherOr(a: Rule, b: Rule, facts: Rulebook['facts']): boolean {
  const classes = classesFor([a, b], facts)
  const canPass = (rule: Rule) => rule.verdicts.some(({ outcome }, index) => outcome === 'pass' && isReached(rule, index, facts))
  const spared = (passing: Rule, other: Rule) => classes && witness((values) => {
    const [first, second] = [outcomeOf(passing, values), outcomeOf(other, values)]
    if (typeof first === 'object') return first
    return first === 'pass' && (typeof second === 'object' ? second : second !== 'fail')
  }, classes)
  return canPass(a) && canPass(b) && spared(a, b) === 'none' && spared(b, a) === 'none'
}

function outcomeOf({ verdicts }: Rule, values: Values): Outcome | undefined | Open {
  const stands = standing(verdicts, values)
  return typeof stands === 'number' ? verdicts[stands]?.outcome : stands
}

function factsOf({ verdicts }: Rule, facts: Rulebook['facts']): Set<string> {
  const conditions: Condition[] = verdicts.flatMap(({ when }) => when ?? [])
  return new Set((valueClasses(conditions, facts) ?? new Map<string, unknown>()).keys())
}

function shares(a: Set<string>, b: Set<string>): boolean {
  for (const each of a) if (b.has(each)) return true
  return false
}
