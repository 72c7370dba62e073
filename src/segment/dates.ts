// Text in, every date and period said in it out.
import { findPoints } from './dates/points.js'
import { settlePoints } from './dates/settle.js'
import type { DateMention } from '../model/report.js'
import type { Text } from '../model/text.js'

/**
 * Dates and periods in the order of the text, never overlapping; ranges count in the clean text.
 * A date that says no year takes the one of its sentence, then the document's own; without either it is left out.
 * Digits that a scraper glued together (regimes of oddity: 年, 月, 日 lost) are read where exactly one reading is a valid
 * date, or where another date of the document says which of two it is; those are `repaired`.
 */
export function readDates(text: Text): DateMention[] {
  return settlePoints(text.clean, findPoints(text.clean))
}
