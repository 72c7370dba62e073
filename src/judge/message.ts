// A sentence with names of facts in it, in both languages; the same sentence with their values out.
import type { FactSheet, FactValue } from '../model/fact.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Language, Localised } from '../model/words.js'

export type Sentence = (facts: FactSheet) => Localised
type Part = (facts: FactSheet) => string

const placeholder = /\{([A-Za-z][A-Za-z0-9.]*)(\|words)?\}/g
const absent = '—'

/** Compiles `{fact.id}` and `{fact.id|words}`; the second goes through rules/terms.json. */
export function sentence(says: Localised, terms: Rulebook['terms']): Sentence {
  const zh = inOneLanguage(says.zh, 'zh', terms)
  const en = inOneLanguage(says.en, 'en', terms)
  return (facts) => ({ zh: zh(facts), en: en(facts) })
}

/** The facts a sentence names, each once. */
export function factsNamed(says: Localised): string[] {
  const names = [...`${says.zh} ${says.en}`.matchAll(placeholder)].map((match) => match[1]!)
  return [...new Set(names)]
}

function inOneLanguage(says: string, language: Language, terms: Rulebook['terms']): Part {
  const parts: Part[] = []
  let from = 0
  for (const match of says.matchAll(placeholder)) {
    const plain = says.slice(from, match.index)
    parts.push(() => plain, match[2] ? words(match[1]!, language, terms) : value(match[1]!))
    from = match.index + match[0].length
  }
  const rest = says.slice(from)
  return parts.length === 0 ? () => says : (facts) => parts.map((part) => part(facts)).join('') + rest
}

function value(id: string): Part {
  return (facts) => String(facts.get(id).value ?? absent)
}

function words(id: string, language: Language, terms: Rulebook['terms']): Part {
  const between = language === 'zh' ? '、' : ', '
  const named = (word: string) => termOf(id, word, terms)?.[language] ?? word
  return (facts) => wordsOf(facts.get(id).value).map(named).join(between) || absent
}

function wordsOf(value: FactValue): string[] {
  return value === null ? [] : String(value).split(',').filter((word) => word !== '')
}

function termOf(id: string, word: string, terms: Rulebook['terms']): Localised | undefined {
  return terms[`${id}.${word}`] ?? terms[word]
}
