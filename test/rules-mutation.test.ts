// Every slip of an author's hand in any rule is caught by a case of that rule, or is proven to change no verdict.
import t from 'tap'
import { judge } from '../src/judge/judge.js'
import { answerOf, givensOf, unmetBy, type Givens } from '../src/rule-cases.js'
import { loadRulebook } from '../src/rulebook/load.js'
import { classesFor } from '../src/rulebook/logic/reach.js'
import { standing } from '../src/rulebook/logic/truth.js'
import { witness, type Witness } from '../src/rulebook/logic/witness.js'
import { bothLanguages } from './build-rules.js'
import { mutantsOf } from './rule-mutants.js'
import type { Rule, RuleCase } from '../src/model/rule.js'
import type { Rulebook } from '../src/model/rulebook.js'

const rulebook = loadRulebook()

for (const rule of rulebook.rules) {
  await t.test(rule.id, async (t) => {
    const asked = await askedCases(rule)
    t.ok(asked.every(({ each, givens }) => unmetBy(answerOf(rule.id, givens, alone(rule)), each.expect).length === 0), 'the rule itself stands')
    const mutants = mutantsOf(rule)
    const survivors = mutants.filter((mutant) => !isCaught(mutant.rule, asked))
    const told = survivors.flatMap(({ slip, rule: mutant }) => {
      const found = difference(rule, mutant)
      return found === 'none' ? [] : [`${slip}; for instance ${found === 'undecided' ? 'not found' : instance(found)}`]
    })
    t.same(told, [], `${mutants.length} slips: add a case for each of these to checks/${rule.id}/cases.json`)
  })
}

interface Asked { each: RuleCase; givens: Givens }

/** Cases that reach the verdicts; the others answer that the rule is not asked at all. */
async function askedCases(rule: Rule): Promise<Asked[]> {
  const marked = alone({ ...rule, verdicts: [{ outcome: 'pass', says: bothLanguages('asked') }] }, rulebook)
  const asked: Asked[] = []
  for (const each of rulebook.cases[rule.id] ?? []) {
    const givens = await givensOf(each.given, rulebook)
    if (judge(givens.facts, marked).some(({ ruleId, message }) => ruleId === rule.id && message.en === 'asked')) asked.push({ each, givens })
  }
  return asked
}

/** The rule with nothing beside it; or beside what must pass before it is asked. */
function alone(rule: Rule, before?: Rulebook): Rulebook {
  const first = before?.rules.filter(({ id }) => id === before.precondition && id !== rule.id) ?? []
  return { ...rulebook, rules: [...first, rule] }
}

function isCaught(mutant: Rule, asked: Asked[]): boolean {
  const book = alone(mutant)
  return asked.some(({ each, givens }) => {
    try {
      return unmetBy(answerOf(mutant.id, givens, book), each.expect).length > 0
    } catch {
      // A partial verdict whose credit has no number can't be computed, and no test passes then.
      return true
    }
  })
}

/** Facts for which the two answer differently: another outcome, share of the points, sentence, or rule charged. */
function difference(rule: Rule, mutant: Rule): Witness {
  const classes = classesFor([rule, mutant], rulebook.facts)
  if (!classes) return 'undecided'
  return witness((values) => {
    const [a, b] = [standing(rule.verdicts, values), standing(mutant.verdicts, values)]
    if (typeof a === 'object') return a
    return typeof b === 'object' ? b : answerAt(rule, a) !== answerAt(mutant, b)
  }, classes)
}

function answerAt({ verdicts }: Rule, index: number): string {
  const { outcome, credit, causedBy, says } = verdicts[index]!
  return JSON.stringify([outcome, credit, causedBy, says.zh])
}

function instance(found: Exclude<Witness, string>): string {
  return JSON.stringify(Object.fromEntries([...found.found].filter(([id, value]) => value !== null && id !== 'report.regime')))
}
