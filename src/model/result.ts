// One evaluation before a language is chosen: what is stored, and what every surface is written from.
import type { Tables } from './evaluation.js'
import type { Fact } from './fact.js'
import type { Finding } from './finding.js'
import type { ReadingOfReport } from './reading.js'
import type { Points, Score, ScoreMend } from './score.js'
import type { SectionSlot } from './report.js'
import type { Span } from './span.js'
import type { Localised } from './words.js'

/** Prose of the body in one piece, without headings and tables, and the section it stands in. */
export interface Passage extends Span { slot: SectionSlot | null }

export interface Result {
  engineVersion: string
  ruleset: { id: string; version: string; digest: string }
  document: { name: string; mediaType: string; sha256: string; characters: number; pages: number | null }
  report: {
    kind: 'annual-report' | 'other'
    title: string | null
    year: number | null
    regime: string | null
    issuer: { name: string | null; kind: string | null; province: string | null }
    publishedOn: string | null
    publishedOnSource: 'submitted' | 'page' | 'closing-line' | 'file' | null
    clashes: Localised[]
  }
  score: Score | null
  findings: Array<Finding & { points: Points }>
  /** What to mend, the most points first. Left out by results stored before it was told. */
  mends?: ScoreMend[]
  notes: Localised[]
  facts: Fact[]
  tables: Tables
  /** The text as read. */
  text: string
  /**
   * Where personal data stand in `text`, starts and ends in turn, in order: whatever quotes the text stars them. Numbers in one list, for a
   * hostile text holds a hundred thousand. Results stored by older versions have none, and tell by the evidence of their facts.
   */
  personal?: number[]
  /** The report's own prose, for whoever is held beside it. Results stored by older versions have none. */
  passages?: Passage[]
  /** Place by place, for whoever looks it over. Results stored by older versions have none. */
  reading?: ReadingOfReport
}
