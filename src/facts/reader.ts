// What a reader of facts is: it knows documents, never verdicts.
import type { Companions } from '../model/companions.js'
import type { Fact } from '../model/fact.js'
import type { Report } from '../model/report.js'
import type { Rulebook } from '../model/rulebook.js'

/** Emits each of its facts for every document: an absent one is null, and absent is not zero. */
export type FactReader = (report: Report, rulebook: Rulebook) => Fact[]

/** A report's own facts, read before it is held against others. @throws Error for one that no reader gives. */
export type OwnFacts = (id: string) => Fact

/** As a FactReader, of what only shows beside other documents. Without them its facts are null. */
export type ComparisonReader = (report: Report, rulebook: Rulebook, companions: Companions, own: OwnFacts) => Fact[]

/** One reader of several, in their order. */
export function together(...readers: FactReader[]): FactReader {
  return (report, rulebook) => readers.flatMap((read) => read(report, rulebook))
}
