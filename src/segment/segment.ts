// Text in, Report out: the order in which a report is understood.
import { readClaims } from './claims.js'
import { corrected } from './corrections.js'
import { readDates } from './dates.js'
import { readIdentity } from './identity.js'
import { readSections } from './sections.js'
import { readSentences } from './sentences.js'
import { readTables } from './tables.js'
import type { Report, Submitted } from '../model/report.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Source } from '../model/source.js'
import type { Text } from '../model/text.js'

export function segment(source: Source, text: Text, submitted: Submitted, rulebook: Rulebook): Report {
  const dates = readDates(text)
  const tables = readTables(text, rulebook)
  const sections = readSections(text, tables, rulebook)
  const sentences = readSentences(text, sections, tables)
  const identity = readIdentity({ text, dates, tables, sections, sentences }, submitted, rulebook)
  const claims = readClaims(text, sentences, dates, identity.year.value, sections)
  const pictures = source.blocks.filter((block) => block.kind === 'picture' && block.role === 'body')
    .map((block) => ({ start: text.at(block.span.start), end: text.at(block.span.start) }))
  const origin = { format: source.format, url: submitted.url ?? null, observed: submitted.observed ?? {} }
  const report: Report = { text, identity, sections, sentences, tables, dates, claims, pictures, origin, notes: [] }
  return corrected(report, submitted.corrections ?? [], rulebook)
}
