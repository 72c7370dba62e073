// Report in, how its problems are told out: with something to hold on to, in set phrases alone, or not at all; and what measures stand beside them.
import { evidenceOf, fact } from '../evidence.js'
import { anyOf } from '../../model/part-titles.js'
import { problemItems } from './problem-items.js'
import type { Item } from './problem-items.js'
import type { FactReader } from '../reader.js'
import type { Lexicon } from '../../model/rulebook.js'

/** Number and gravity of problems are nobody's business: only whether one can be taken hold of, and whether something is done. */
export const readProblemFacts: FactReader = (report, rulebook) => {
  const { problems, measures, denial } = problemItems(report)
  const words = wordsOf(rulebook.lexicons['problems'] ?? {})
  const concrete = problems.filter((item) => isConcrete(item, words))
  const stock = problems.filter((item) => !concrete.includes(item) && item.clauses.every((clause) => isStock(clause, words)))
  const unanswered = measures.length >= problems.length ? [] : problems.filter((item) => !isAnswered(item, measures))
  return [
    fact('problems.items', problems.length, evidenceOf(report, problems)),
    fact('problems.concreteItems', concrete.length, evidenceOf(report, concrete)),
    fact('problems.stockItems', stock.length, evidenceOf(report, stock)),
    fact('problems.denied', denial !== null, denial ? evidenceOf(report, [denial]) : []),
    fact('measures.items', measures.length, evidenceOf(report, measures)),
    fact('measures.unanswered', unanswered.length, evidenceOf(report, unanswered)),
  ]
}

interface Words { objects: RegExp; stock: RegExp }
const compiled = new WeakMap<Lexicon, Words>()

function wordsOf(lexicon: Lexicon): Words {
  const known = compiled.get(lexicon)
  if (known) return known
  const words = { objects: anyOf(lexicon['objects']), stock: anyOf(lexicon['stock'], 'g') }
  compiled.set(lexicon, words)
  return words
}

const figure = /\d+(?:\.\d+)?(?:%|条|件|篇|个|项|次|名|人|天|期|家)|[一二三四五六七八九]成|过半|半数|仅有?[一二三四五六七八九两]/
const namedThing = /[“《][^”》]{2,24}[”》]/

function isConcrete({ clauses }: Item, { objects }: Words): boolean {
  return clauses.some((clause) => figure.test(clause) || objects.test(clause) || (namedThing.test(clause) && !clause.includes('条例')))
}

/** What the closed list of set phrases leaves of a clause: no more than a joining word. */
function isStock(clause: string, { stock }: Words): boolean {
  return clause.replace(stock, '').replace(/[^一-龥]/g, '').length <= 1
}

/** A measure that takes up two characters in a row of a problem's own words answers it. */
function isAnswered({ clauses }: Item, measures: Item[]): boolean {
  const answer = measures.map((measure) => measure.clauses.join('')).join('')
  const own = clauses.join('').replace(common, '')
  for (let at = 0; at + 2 <= own.length; at += 1) if (answer.includes(own.slice(at, at + 2))) return true
  return false
}

const common = /政府信息公开|信息公开|政务公开|政府信息|工作|公开|信息|进一步|有待|不够|加强|提高|完善|存在|问题|不足|需要|还需|我局|我镇/g
