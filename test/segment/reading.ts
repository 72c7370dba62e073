// Plain text in, what the reading steps need out: cleaned text and a rulebook of the outline's words alone.
import { readFileSync } from 'node:fs'
import { ingest } from '../../src/ingest/ingest.js'
import { normalise } from '../../src/normalise/normalise.js'
import type { Rulebook } from '../../src/model/rulebook.js'
import type { Source } from '../../src/model/source.js'
import type { Text } from '../../src/model/text.js'

export const outlineBook = {
  lexicons: { outline: JSON.parse(readFileSync('rules/lexicons/outline.json', 'utf8')) as Record<string, string[]> }, forms: [],
} as unknown as Rulebook

export async function read(content: string, name = 'report.txt'): Promise<{ source: Source; text: Text }> {
  const source = await ingest({ name, bytes: new TextEncoder().encode(content) })
  return { source, text: normalise(source) }
}
