// Text in, every date and period said in it out.
import type { DateMention } from '../model/report.js'
import type { Text } from '../model/text.js'

export function readDates(_text: Text): DateMention[] {
  return []
}
