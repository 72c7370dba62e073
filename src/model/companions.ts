// Other documents a report is held against, where the caller has them. Plain values: they come from a file or from the store alike.
import type { Result } from './result.js'

export interface Companions {
  /** The report of the same issuer for the year before. */
  previous?: Result
}
