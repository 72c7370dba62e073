// Every case of every rule: what its author says it answers is what it answers.
import t from 'tap'
import { judge } from '../src/judge/judge.js'
import { answerOf, givensOf, unmetBy } from '../src/rule-cases.js'
import { loadRulebook } from '../src/rulebook/load.js'
import type { Fact } from '../src/model/fact.js'
import type { Finding } from '../src/model/finding.js'

const rulebook = loadRulebook()

for (const { id } of rulebook.rules) {
  for (const { name, given, expect } of rulebook.cases[id] ?? []) {
    await t.test(`${id}: ${name}`, async (t) => {
      const givens = await givensOf(given, rulebook)
      const answer = answerOf(id, givens, rulebook)
      t.same(unmetBy(answer, expect), [], answer.finding.message.zh)
      t.notMatch(answer.finding.message, { zh: /[{}]/ }, 'every name is filled')
      if (!('text' in given)) return
      t.same(unfoundCauses(judge(givens.facts, rulebook)), [], 'every cause is itself found wanting')
      t.same(unknownWords(givens.facts.all), [], 'every word of a fact is in rules/terms.json')
    })
  }
}

/** A finding charged to a rule that passed would be charged to nobody. */
function unfoundCauses(findings: Finding[]): string[] {
  const sound = new Set(findings.filter(({ outcome }) => outcome === 'pass' || outcome === 'not-applicable').map(({ ruleId }) => ruleId))
  return findings.filter(({ causedBy }) => causedBy !== undefined && sound.has(causedBy)).map(({ ruleId, causedBy }) => `${ruleId} by ${causedBy}`)
}

function unknownWords(facts: Fact[]): string[] {
  const worded = facts.filter((fact) => fact.value !== null && fact.value !== '' && rulebook.facts[fact.id]?.type.startsWith('word'))
  const words = worded.flatMap((fact) => String(fact.value).split(',').map((word) => [`${fact.id}.${word}`, word]))
  return words.filter((keys) => !keys.some((key) => key in rulebook.terms)).map(([key]) => key!)
}
