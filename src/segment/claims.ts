// Sentences in, the figures they state out: subject, number, unit, whose and of when.
import type { Claim, DateMention, Sentence } from '../model/report.js'
import type { Text } from '../model/text.js'

export function readClaims(_text: Text, _sentences: Sentence[], _dates: DateMention[], _year: number | null): Claim[] {
  return []
}
