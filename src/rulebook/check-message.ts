// A sentence with names of facts in it in, what its author got wrong out.
import { checkFact, type Known, type Tell } from './check-condition.js'
import { ofSentences as reasons } from './reasons.js'
import type { Localised } from '../model/words.js'
import type { JSONPath } from 'jsonc-parser'

const braces = /\{([^{}]{0,80})\}?/g

export function checkMessage(says: Localised, path: JSONPath, known: Known, tell: Tell): void {
  const named = { zh: new Set<string>(), en: new Set<string>() }
  for (const language of ['zh', 'en'] as const) {
    const here = [...path, language]
    if (says[language].trim() === '') tell(here, reasons.empty)
    for (const [whole, inside = ''] of says[language].matchAll(braces)) {
      if (!whole.endsWith('}')) tell(here, reasons.open(whole))
      else checkPlaceholder(inside, here, known, tell)
      named[language].add(inside)
    }
  }
  const missing = [...named.zh].filter((each) => !named.en.has(each)).concat([...named.en].filter((each) => !named.zh.has(each)))
  for (const each of missing) tell(path, reasons.oneLanguage(each))
}

function checkPlaceholder(inside: string, path: JSONPath, known: Known, tell: Tell): void {
  const [id, how, ...rest] = inside.split('|')
  const definition = checkFact(id, path, known, tell)
  if (rest.length > 0 || (how !== undefined && how !== 'words')) {
    return tell(path, reasons.onlyWords(inside))
  }
  if (!definition) return
  const isWord = definition.type === 'word' || definition.type === 'words'
  if (isWord !== (how === 'words')) {
    tell(path, isWord ? reasons.needsWords(inside) : reasons.takesNoWords(inside))
  }
  if (definition.type === 'flag') tell(path, reasons.flag(inside))
}
