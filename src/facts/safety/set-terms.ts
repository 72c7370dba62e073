// Report in, slips of the pen in set terms out: a closed list, so that nothing is called wrong that may be right.
import { anyOf } from '../../model/part-titles.js'
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { lineAt } from '../../model/line-at.js'
import { limits } from '../../model/limits.js'
import type { FactReader } from '../reader.js'
import type { Lexicon } from '../../model/rulebook.js'
import type { Range } from '../../model/span.js'

/** rules/lexicons/set-terms.json: the right term, and the ways in which it is miswritten; `doubtful` may be right in its place. */
export const readSetTerms: FactReader = (report, rulebook) => {
  const { slips, rightOf } = slipsOf(rulebook.lexicons['set-terms'] ?? {})
  const found: Array<Range & { wrong: string }> = []
  for (const match of report.text.clean.matchAll(slips)) {
    const range = { start: match.index, end: match.index + match[0].length, wrong: match[0] }
    if (lineAt(report.text, range.start)?.role === 'body') found.push(range)
  }
  const first = found[0]
  const evidence = found.slice(0, limits.evidencePerFinding).map((range) => evidenceAt(report, range, placeOf(report, range)))
  return [
    fact('setTerms.wrong', found.length, evidence),
    fact('setTerms.first', first?.wrong ?? null, evidence.slice(0, 1)),
    fact('setTerms.firstRight', first ? rightOf.get(first.wrong) ?? null : null),
  ]
}

interface Slips { slips: RegExp; rightOf: Map<string, string> }
const compiled = new WeakMap<Lexicon, Slips>()

function slipsOf(lexicon: Lexicon): Slips {
  let known = compiled.get(lexicon)
  if (!known) {
    const rightOf = new Map(Object.entries(lexicon).flatMap(([right, wrong]) => wrong.map((each) => [each, right] as const)))
    compiled.set(lexicon, known = { slips: anyOf([...rightOf.keys()], 'g'), rightOf })
  }
  return known
}
