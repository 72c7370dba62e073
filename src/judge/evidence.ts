// The facts behind a verdict in, the places that show them out: each once, in the order of the text.
import { limits } from '../model/limits.js'
import type { FactSheet } from '../model/fact.js'
import type { Condition, Rule, Verdict } from '../model/rule.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Evidence } from '../model/span.js'
import { factsNamed } from './message.js'

/**
 * The facts whose places a verdict shows: those it lists, else those of its condition and its sentence. The last verdict
 * has no condition: when its sentence names no fact, it stands because no earlier condition held, and shows their facts.
 * Whatever it lists, a figure it says that is read off a place, or reckoned from such, has its place shown.
 */
export function grounds(verdict: Verdict, rule: Rule, definitions: Rulebook['facts']): string[] {
  const said = factsNamed(verdict.says)
  const read = figuresRead(verdict, definitions)
  if (verdict.evidence) return [...new Set([...verdict.evidence, ...read])]
  if (verdict.when) return [...new Set([...factsOf(verdict.when), ...said, ...read])]
  if (said.length > 0) return [...new Set([...said, ...read])]
  return [...new Set(rule.verdicts.flatMap((each) => (each.when ? factsOf(each.when) : [])))]
}

/** The facts a verdict's sentence takes figures from that stand somewhere. */
export function figuresRead({ says }: Verdict, definitions: Rulebook['facts']): string[] {
  return factsNamed(says).flatMap((id) => readOff(id, definitions))
}

/** The fact itself where its figures stand in its evidence, else those it is reckoned from; words have no figures. */
function readOff(id: string, definitions: Rulebook['facts']): string[] {
  const definition = definitions[id]
  if (!definition || definition.type === 'word' || definition.type === 'words' || definition.type === 'flag') return []
  if (definition.figures === undefined) return [id]
  return definition.figures === 'reckoned' ? [id, ...(definition.from ?? []).flatMap((part) => readOff(part, definitions))] : []
}

/** At most `limits.evidencePerFinding` places; an absent fact shows none, for nothing stands where it would be. */
export function evidenceOf(ids: string[], facts: FactSheet): Evidence[] {
  const found: Evidence[] = []
  for (const id of ids) {
    const fact = facts.get(id)
    if (fact.value !== null) found.push(...fact.evidence)
  }
  if (found.length < 2) return found
  found.sort((a, b) => a.start - b.start || a.end - b.end || rank(b) - rank(a) || order(a.beside?.quote, b.beside?.quote))
  return found.filter((each, index) => !isShown(each, found[index - 1])).slice(0, limits.evidencePerFinding)
}

/** Of two entries for one place: first what must be masked, then what another document says beside it. */
function rank({ masked, beside }: Evidence): number {
  return (masked ? 2 : 0) + (beside ? 1 : 0)
}

function order(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** One place may stand against several of another document's; alone, it is shown once. */
function isShown(a: Evidence, before: Evidence | undefined): boolean {
  if (before === undefined || a.start !== before.start || a.end !== before.end) return false
  return a.beside === undefined || (before.beside !== undefined && a.beside.quote === before.beside.quote)
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
