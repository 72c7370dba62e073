// What a reader of facts is: it knows documents, never verdicts.
import type { Companions } from '../model/companions.js'
import type { Fact } from '../model/fact.js'
import type { Report } from '../model/report.js'
import type { Rulebook } from '../model/rulebook.js'

/** Emits each of its facts for every document: an absent one is null, and absent is not zero. */
export type FactReader = (report: Report, rulebook: Rulebook) => Fact[]

/** As a FactReader, of what only shows beside other documents. Without them its facts are null. */
export type ComparisonReader = (report: Report, rulebook: Rulebook, companions: Companions) => Fact[]

/** One reader of several, in their order. */
export function together(...readers: FactReader[]): FactReader {
  return (report, rulebook) => readers.flatMap((read) => read(report, rulebook))
}
