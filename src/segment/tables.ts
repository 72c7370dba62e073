// Text in, the forms it holds out: which form, which row, which cell.
import type { Table } from '../model/report.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Text } from '../model/text.js'

export function readTables(_text: Text, _rulebook: Rulebook): Table[] {
  return []
}
