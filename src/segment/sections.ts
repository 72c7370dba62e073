// Text in, its section tree out: found by title and content first, by number last.
import type { Section, Table } from '../model/report.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Text } from '../model/text.js'

export function readSections(_text: Text, _tables: Table[], _rulebook: Rulebook): Section[] {
  return []
}
