// Conditions in, for each fact they ask about a few values out that stand for all: no condition tells two values of a class apart.
import { otherFact } from './truth.js'
import type { FactValue } from '../../model/fact.js'
import type { Condition } from '../../model/rule.js'
import type { Rulebook } from '../../model/rulebook.js'

/** By fact, absence first. More than can occur, never less: what no value here brings about can't happen. */
export type ValueClasses = ReadonlyMap<string, FactValue[]>

interface Asked { constants: Set<FactValue>; words: Set<string>; linked: Set<string> }

/** @returns null when a list of words is held against another fact, which a few values can't stand for. */
export function valueClasses(conditions: Condition[], definitions: Rulebook['facts']): ValueClasses | null {
  const asked = new Map<string, Asked>()
  for (const each of conditions) gather(each, asked)
  const classes = new Map<string, FactValue[]>()
  for (const id of asked.keys()) {
    const values = classesOf(definitions[id]?.type ?? 'text', together(id, asked))
    if (values === null) return null
    classes.set(id, values)
  }
  return classes
}

function gather(condition: Condition, asked: Map<string, Asked>): void {
  if ('all' in condition) return condition.all.forEach((each) => { gather(each, asked) })
  if ('any' in condition) return condition.any.forEach((each) => { gather(each, asked) })
  if ('not' in condition) return gather(condition.not, asked)
  const { fact, operator, value } = condition
  const here = entry(fact, asked)
  const other = otherFact(value)
  if (other !== null) {
    here.linked.add(other)
    entry(other, asked).linked.add(fact)
  } else if (operator === 'hasWord') here.words.add(String(value))
  else for (const each of Array.isArray(value) ? value : [value]) here.constants.add(each as FactValue)
}

function entry(fact: string, asked: Map<string, Asked>): Asked {
  const known = asked.get(fact) ?? { constants: new Set(), words: new Set(), linked: new Set() }
  asked.set(fact, known)
  return known
}

/** Facts held against each other share their constants, and need room to stand in any order between two of them. */
function together(id: string, asked: Map<string, Asked>): Asked {
  const linked = new Set([id])
  for (const each of linked) for (const other of asked.get(each)!.linked) linked.add(other)
  const all = [...linked].map((each) => asked.get(each)!)
  return {
    constants: new Set(all.flatMap(({ constants }) => [...constants])), words: new Set(all.flatMap(({ words }) => [...words])), linked,
  }
}

function classesOf(type: string, { constants, words, linked }: Asked): FactValue[] | null {
  const room = linked.size
  if (type === 'flag') return [null, false, true]
  if (type === 'number') return [null, ...numbers(constants, room)]
  if (type === 'words') return room > 1 || words.size > 8 ? null : [...new Set([null, ...constants, ...subsets([...words])])]
  const named = [...constants].filter((each) => each !== null).sort()
  const between = type === 'date' ? ['', ...named] : ['']
  return [null, ...named, ...between.flatMap((each) => Array.from({ length: room }, (_, at) => `${String(each)}~${at}`))]
}

/** Every constant, and as many points as there is need for below, between and above them; whole ones where there are. */
function numbers(constants: Set<FactValue>, room: number): number[] {
  const named = [...constants].filter((each) => typeof each === 'number').sort((a, b) => a - b)
  const steps = Array.from({ length: room }, (_, at) => at + 1)
  const [least, most] = [named[0], named.at(-1)]
  if (least === undefined || most === undefined) return steps
  const between = named.flatMap((from, index) => {
    const to = named[index + 1]
    if (to === undefined) return []
    const gap = Number.isInteger(from) && to - from > room ? 1 : (to - from) / (room + 1)
    return steps.map((step) => from + step * gap)
  })
  return [...named, ...steps.map((step) => most + step), ...between, ...steps.map((step) => least - step)]
}

/** Lists of words as facts hold them; the unnamed word stands for any other. */
function subsets(words: string[]): string[] {
  return Array.from({ length: 2 ** words.length }, (_, bits) => {
    const chosen = words.filter((_word, at) => bits & (2 ** at))
    return chosen.length > 0 ? chosen.join(',') : '~'
  })
}
