// What the document is, whose work it reports, of which year, and when it was published.
import type { DateMention, Identity, Section, Sentence, Submitted, Table } from '../model/report.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Text } from '../model/text.js'

export interface ReadSoFar { text: Text; dates: DateMention[]; tables: Table[]; sections: Section[]; sentences: Sentence[] }

export function readIdentity(_read: ReadSoFar, _submitted: Submitted, _rulebook: Rulebook): Identity {
  throw new Error('not built yet')
}
