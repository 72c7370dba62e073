// A sentence with names of facts in it in, what its author got wrong out.
import { checkFact, type Known, type Tell } from './check-condition.js'
import type { Localised } from '../model/words.js'
import type { JSONPath } from 'jsonc-parser'

const braces = /\{([^{}]{0,80})\}?/g

export function checkMessage(says: Localised, path: JSONPath, known: Known, tell: Tell): void {
  const named = { zh: new Set<string>(), en: new Set<string>() }
  for (const language of ['zh', 'en'] as const) {
    const here = [...path, language]
    if (says[language].trim() === '') tell(here, { zh: '句子是空的', en: 'the sentence is empty' })
    for (const [whole, inside = ''] of says[language].matchAll(braces)) {
      if (!whole.endsWith('}')) tell(here, { zh: `“${whole}”没有右花括号`, en: `"${whole}" has no closing brace` })
      else checkPlaceholder(inside, here, known, tell)
      named[language].add(inside)
    }
  }
  const missing = [...named.zh].filter((each) => !named.en.has(each)).concat([...named.en].filter((each) => !named.zh.has(each)))
  for (const each of missing) tell(path, { zh: `{${each}} 只出现在一种语言里`, en: `{${each}} stands in one language only` })
}

function checkPlaceholder(inside: string, path: JSONPath, known: Known, tell: Tell): void {
  const [id, how, ...rest] = inside.split('|')
  const definition = checkFact(id, path, known, tell)
  if (rest.length > 0 || (how !== undefined && how !== 'words')) {
    return tell(path, { zh: `{${inside}}：竖线后只能写 words`, en: `{${inside}}: only words may follow the bar` })
  }
  if (!definition) return
  const isWord = definition.type === 'word' || definition.type === 'words'
  if (isWord !== (how === 'words')) {
    tell(path, { zh: `{${inside}}：${isWord ? '应写作' : '不能用'} |words`, en: `{${inside}}: ${isWord ? 'write it with' : 'does not take'} |words` })
  }
  if (definition.type === 'flag') tell(path, { zh: `{${inside}} 是是非值，不能写进句子`, en: `{${inside}} is a flag and can't stand in a sentence` })
}
