// The facts behind a verdict in, the places that show them out: each once, in the order of the text.
import { limits } from '../model/limits.js'
import type { FactSheet } from '../model/fact.js'
import type { Condition, Rule, Verdict } from '../model/rule.js'
import type { Evidence } from '../model/span.js'
import { factsNamed } from './message.js'

/**
 * The facts whose places a verdict shows: those it lists, else those of its condition and its sentence. The last verdict
 * has no condition: when its sentence names no fact, it stands because no earlier condition held, and shows their facts.
 */
export function grounds(verdict: Verdict, rule: Rule): string[] {
  if (verdict.evidence) return verdict.evidence
  const said = factsNamed(verdict.says)
  if (verdict.when) return [...new Set([...factsOf(verdict.when), ...said])]
  if (said.length > 0) return said
  return [...new Set(rule.verdicts.flatMap((each) => (each.when ? factsOf(each.when) : [])))]
}

/** At most `limits.evidencePerFinding` places; an absent fact shows none, for nothing stands where it would be. */
export function evidenceOf(ids: string[], facts: FactSheet): Evidence[] {
  const found: Evidence[] = []
  for (const id of ids) {
    const fact = facts.get(id)
    if (fact.value !== null) found.push(...fact.evidence)
  }
  if (found.length < 2) return found
  found.sort((a, b) => a.start - b.start || a.end - b.end || Number(b.masked ?? false) - Number(a.masked ?? false))
  return found.filter((each, index) => !samePlace(each, found[index - 1])).slice(0, limits.evidencePerFinding)
}

function samePlace(a: Evidence, b: Evidence | undefined): boolean {
  return b !== undefined && a.start === b.start && a.end === b.end
}

function factsOf(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(factsOf)
  if ('any' in condition) return condition.any.flatMap(factsOf)
  if ('not' in condition) return factsOf(condition.not)
  const { fact, value } = condition
  return isFact(value) ? [fact, value.fact] : [fact]
}

function isFact(value: unknown): value is { fact: string } {
  return typeof value === 'object' && value !== null && 'fact' in value
}
