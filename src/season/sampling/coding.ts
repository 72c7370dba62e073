// Codes that readers gave to the items of a sample in; what one reader may see of them, and how far two agree on each rule, out.
import { agreementOf } from './agreement.js'
import { grouped } from '../../model/grouped.js'
import { isSamePerson } from '../readers.js'
import type { Agreement, Codes } from './agreement.js'
import type { Person } from '../readers.js'

/** Outcome by rule. */
export type RuleCodes = Record<string, string>

export interface Coding {
  n: number
  place: number
  by: Person
  codes: RuleCodes
  codedAt: string
  /** With a key that could see nothing of the engine's. */
  blind: boolean
}

/** Read twice, or by one. */
export interface CodedItem { n: number; double: boolean }

/** Codes an item waits for before its readers see each other's. */
export function readersOf({ double }: CodedItem): number {
  return double ? 2 : 1
}

/** In the order in which they were given. */
export function codingsByItem(codings: Coding[]): Map<number, Coding[]> {
  return grouped([...codings].sort((a, b) => a.place - b.place), ({ n }) => n)
}

/**
 * A second reading by one person is none: till rotated keys were known to be one person's, he could code an item with each of them.
 * @param codings in the order of items and places
 */
export function firstOfEach(codings: Coding[]): Coding[] {
  const read = new Map<number, Coding[]>()
  return codings.filter((coding) => {
    const before = read.get(coding.n) ?? []
    if (before.some(({ by }) => isSamePerson(by, coding.by))) return false
    read.set(coding.n, [...before, coding])
    return true
  })
}

/** Rules on which two readers of an item differ; one that only one of them coded is missing, and no difference. */
export function conflictsOf([one, other]: Coding[]): string[] {
  if (!one || !other) return []
  return Object.keys(one.codes).filter((ruleId) => other.codes[ruleId] !== undefined && other.codes[ruleId] !== one.codes[ruleId]).sort()
}

/**
 * A reader sees his own codes, and another's only once the item is read by all who are to read it: two of a double item, one of any other.
 * Whoever has not coded a double item sees no code of it till both are in, even where one already is.
 */
export function visibleTo(reader: Person, items: CodedItem[], codings: Coding[]): Coding[] {
  const wanted = new Map(items.map((item) => [item.n, readersOf(item)]))
  const given = new Map<number, number>()
  for (const { n } of codings) given.set(n, (given.get(n) ?? 0) + 1)
  return codings.filter(({ n, by }) => isSamePerson(reader, by) || given.get(n)! >= wanted.get(n)!)
}

export interface RuleAgreement extends Agreement {
  ruleId: string
  /** Items on which the two differ. */
  conflicts: number[]
}
export interface SampleAgreement {
  all: Agreement
  rules: RuleAgreement[]
  /** Double items that wait for a second reader, or for both. */
  waiting: number[]
}

/** Over double items that both have read. The code of a rule that only one gave is missing, not a disagreement. */
export function sampleAgreement(items: CodedItem[], codings: Coding[]): SampleAgreement {
  const byItem = codingsByItem(codings)
  const both = items.filter(({ double }) => double).map(({ n }) => ({ n, read: byItem.get(n) ?? [] }))
  const done = both.filter(({ read }) => read.length === 2)
  const ruleIds = [...new Set(done.flatMap(({ read }) => read.flatMap(({ codes }) => Object.keys(codes))))].sort()
  const codesOf = (ruleId: string): Codes[] => done.map(({ read }) => read.map(({ codes }) => codes[ruleId] ?? null))
  const differ = done.map(({ n, read }) => ({ n, rules: new Set(conflictsOf(read)) }))
  return {
    all: agreementOf(ruleIds.flatMap(codesOf)),
    rules: ruleIds.map((ruleId) => ({
      ruleId, ...agreementOf(codesOf(ruleId)), conflicts: differ.filter(({ rules }) => rules.has(ruleId)).map(({ n }) => n),
    })),
    waiting: both.filter(({ read }) => read.length < 2).map(({ n }) => n),
  }
}
