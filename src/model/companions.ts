// Other documents a report is held against, where the caller has them. Plain values: they come from a file or from the store alike.
import type { Result } from './result.js'
import type { Localised } from './words.js'

export interface Companions {
  /** 结转下年度 of last year's table three in all, where only that number is known and not the report. */
  carriedForward?: number
  /** The report of the same issuer for the year before. */
  previous?: Compared
  /** The roster says that last year's is of the same body, whatever either calls itself: bodies are renamed. */
  sameBody?: true
  /** Why none of the reports there are was taken for last year's: told with the result. */
  withheld?: Localised
  /** What the other reports of one call have to say about this one. */
  set?: Beside
}

/** Whose a report is by the roster: the body's id, null where none of it bears the name, or why it may be one of several. */
export type Whose = string | Localised | null

/** A report beside the others of its set, all in one call. */
export interface Beside {
  /** Reports of the set, this one included. */
  reports: number
  /** The report of another issuer that shares most of its words; null where none shares any. */
  nearest: Neighbour | null
  /** Runs of words that so many others have too that they are a local template: their hashes, sorted. */
  template: Uint32Array
  /** What the same figure is in reports of the same kind and year, by the fact's id. */
  peers: Record<string, Peers>
  /** Figures of the bodies under this government, added up; null for other kinds and where none is in the set. */
  parts: { reports: number; received: number } | null
}

/** What of a result others are held against: neither findings nor score, so that a store or a batch need not keep them at hand. */
export type Compared = Pick<Result, 'document' | 'report' | 'facts' | 'tables' | 'text' | 'passages' | 'personal'>

export type Neighbour = Pick<Result, 'document' | 'report' | 'facts' | 'text' | 'passages' | 'personal'>

/** Quantiles of what others report: how many, how many of them zero, the median, and the value nine in ten do not exceed. */
export interface Peers { reports: number; zeros: number; median: number; high: number }
