// Findings and facts in, the gates that act on the score out, and whether one waits for a person.
import type { FactSheet } from '../model/fact.js'
import type { Finding } from '../model/finding.js'
import type { GateFact, GateTrigger, Scoring } from '../model/scoring.js'
import type { GateDecisions, Score } from '../model/score.js'

type Gate = Scoring['gates'][number]

export interface Gated {
  /** The lowest cap of the gates that act; 100 when none does. */
  cap: number
  acting: Score['gates']
  waiting: boolean
}

export function gatesOf(findings: Finding[], facts: FactSheet, { gates }: Scoring, decisions: GateDecisions = {}): Gated {
  const gated: Gated = { cap: 100, acting: [], waiting: false }
  for (const gate of gates) {
    const decided = gate.person ? decisions[gate.id] : undefined
    if (decided === 'dismiss') continue
    const times = decided === 'confirm' ? 1 : timesSetOff(gate, findings, facts)
    if (times === 0) continue
    if (gate.person) {
      // A confirmed gate that caps nothing, as of a text that can't be read, leaves the score closed to the public.
      gated.waiting ||= decided === undefined || gate.caps[0] === 100
      if (decided === undefined) continue
    }
    const cap = gate.caps[Math.min(times, gate.caps.length) - 1]!
    gated.cap = Math.min(gated.cap, cap)
    gated.acting.push({ id: gate.id, effect: effectOf(gate, times, cap) })
  }
  return gated
}

function timesSetOff({ triggers }: Gate, findings: Finding[], facts: FactSheet): number {
  if (triggers === 'statutory') {
    return findings.filter((each) => each.statutory && each.outcome === 'fail' && each.causedBy === undefined).length
  }
  return triggers.filter((trigger) => isSetOff(trigger, findings, facts)).length
}

function isSetOff({ rule, outcome, facts: asked }: GateTrigger, findings: Finding[], facts: FactSheet): boolean {
  const finding = rule === undefined ? undefined : findings.find((each) => each.ruleId === rule)
  return (rule === undefined || finding?.outcome === outcome) && asked.every((each) => isSo(each, facts))
}

function isSo({ fact, is, above, hasAnyOf }: GateFact, facts: FactSheet): boolean {
  const { value } = facts.get(fact)
  if (value === null) return false
  const words = String(value).split(',')
  return (is === undefined || value === is)
    && (above === undefined || (typeof value === 'number' && value > above))
    && (hasAnyOf === undefined || hasAnyOf.some((word) => words.includes(word)))
}

function effectOf({ effect }: Gate, times: number, cap: number): Gate['effect'] {
  const fill = (text: string) => text.replaceAll('{times}', String(times)).replaceAll('{cap}', String(cap))
  return { zh: fill(effect.zh), en: fill(effect.en) }
}
