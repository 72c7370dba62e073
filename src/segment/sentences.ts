// Text and sections in, the body's sentences out.
import type { Section, Sentence, Table } from '../model/report.js'
import type { Text } from '../model/text.js'

export function readSentences(_text: Text, _sections: Section[], _tables: Table[]): Sentence[] {
  return []
}
