// What a reader of facts is: it knows documents, never verdicts.
import type { Fact } from '../model/fact.js'
import type { Report } from '../model/report.js'
import type { Rulebook } from '../model/rulebook.js'

/** Emits each of its facts for every document: an absent one is null, and absent is not zero. */
export type FactReader = (report: Report, rulebook: Rulebook) => Fact[]
