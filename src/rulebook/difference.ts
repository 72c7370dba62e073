// Two rulebooks in, all that can change a verdict and differs between them out: rule by rule, then score and law.
import diff from 'microdiff'
import type { Rule } from '../model/rule.js'
import type { Rulebook } from '../model/rulebook.js'

/** What stands at a path of one and not, or otherwise, of the other; undefined where nothing stands. */
export interface Change { path: string; from: unknown; to: unknown }

export interface Difference {
  added: Rule[]
  removed: Rule[]
  changed: Array<{ rule: Rule; changes: Change[] }>
  /** Shares, bands, gates, items that count apart, adjustments, local dates. */
  scoring: Change[]
  /** Parts of the law and its data that differ, by name, with how many of their entries. */
  data: Array<{ name: string; entries: number }>
}

const data = ['regimes', 'laws', 'forms', 'calendar', 'handling', 'places', 'lexicons', 'facts', 'terms', 'ledger'] as const

/** The order of findings is not compared: it changes no verdict. */
export function differenceOf(a: Rulebook, b: Rulebook): Difference {
  const before = new Map(a.rules.map((rule) => [rule.id, rule]))
  const after = new Map(b.rules.map((rule) => [rule.id, rule]))
  return {
    added: b.rules.filter(({ id }) => !before.has(id)),
    removed: a.rules.filter(({ id }) => !after.has(id)),
    changed: b.rules.flatMap((rule) => {
      const changes = before.has(rule.id) ? changesOf(before.get(rule.id)!, rule) : []
      return changes.length > 0 ? [{ rule, changes }] : []
    }),
    scoring: changesOf(weighed(a), weighed(b)),
    data: data.flatMap((name) => {
      const entries = new Set(diff(asRecord(a[name]), asRecord(b[name])).map(({ path }) => path[0])).size
      return entries > 0 ? [{ name, entries }] : []
    }),
  }
}

/** By id where entries have one, so that a band inserted is not every band changed. */
function weighed({ scoring, apart, adjustments, localDue }: Rulebook): object {
  const { dimensions, bands, openBand, gates } = scoring
  return {
    shares: Object.fromEntries(dimensions.map(({ id, share }) => [id, share])),
    bands: Object.fromEntries(bands.map(({ id, from }) => [id, from])), openUnder: openBand.coverageUnder,
    gates: Object.fromEntries(gates.map((gate) => [gate.id, gate])),
    apart: Object.fromEntries(apart.map((item) => [item.rule, item])), adjustments, localDue,
  }
}

function changesOf(a: object, b: object): Change[] {
  return diff(a as Record<string, unknown>, b as Record<string, unknown>).map((each) => ({
    path: each.path.join('.'),
    from: each.type === 'CREATE' ? undefined : each.oldValue,
    to: each.type === 'REMOVE' ? undefined : each.value,
  }))
}

/** Lists of named things are compared by name. */
function asRecord(value: unknown): Record<string, unknown> {
  if (!Array.isArray(value)) return value as Record<string, unknown>
  return Object.fromEntries(value.map((each: unknown, at) =>
    [typeof each === 'object' && each !== null && 'id' in each ? String(each.id) : at, each]))
}
