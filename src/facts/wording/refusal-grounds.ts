// Report in, the grounds its refusals are said to rest on out: those of articles 14 to 16 and 36 of 2019, and those no article knows.
import { evidenceOf, fact } from '../evidence.js'
import { sentenceTexts, unwrapped } from '../sentence-text.js'
import { anyOf } from '../../model/part-titles.js'
import type { FactReader } from '../reader.js'
import type { Lexicon } from '../../model/rulebook.js'
import type { Range } from '../../model/span.js'

export const readRefusalGroundFacts: FactReader = (report, rulebook) => {
  const words = groundWords(rulebook.lexicons['citations'] ?? {})
  const lawful: Range[] = []
  const strange: Array<Range & { ground: string }> = []
  sentenceTexts(report).forEach((raw, index) => {
    if (!raw.includes('公开') || !refusal.test(raw)) return
    const text = unwrapped(raw)
    const { start, end } = report.sentences[index]!
    const ground = giving.test(text) && !general.test(text) ? words.strange.exec(text)?.[0] : undefined
    if (ground !== undefined) strange.push({ start, end, ground })
    else if (words.lawful.test(text)) lawful.push({ start, end })
  })
  return [
    fact('grounds.lawful', lawful.length, evidenceOf(report, lawful)),
    fact('grounds.strange', strange.length, evidenceOf(report, strange)),
    fact('grounds.strangeText', strange[0]?.ground ?? null),
  ]
}

const refusal = /不(?:予(?:公开|提供|答复)|同意公开|公开答复)|拒绝公开/
/** A reason for what was done in the year: a number of refusals, an applicant, a because. */
const giving = /因|由于|理由|原因|考虑到|鉴于|为由/
/** Rules and training on what is not to be disclosed refuse nobody. */
const general = /培训|学习|制度|机制|审查程序|应当|严禁|不得以|杜绝|防止|避免/

const compiled = new WeakMap<Lexicon, { lawful: RegExp; strange: RegExp }>()

function groundWords(lexicon: Lexicon): { lawful: RegExp; strange: RegExp } {
  const known = compiled.get(lexicon)
  if (known) return known
  const words = { lawful: anyOf(lexicon['grounds.lawful']), strange: anyOf(lexicon['grounds.strange']) }
  compiled.set(lexicon, words)
  return words
}
