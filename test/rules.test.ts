// Every case of every rule: what its author says it answers is what it answers.
import t from 'tap'
import { evaluate } from '../src/evaluate.js'
import { judge } from '../src/judge/judge.js'
import { loadRulebook } from '../src/rulebook/load.js'
import type { FactSheet, FactValue } from '../src/model/fact.js'
import type { Submitted } from '../src/model/report.js'
import type { Result } from '../src/model/result.js'
import type { RuleCase } from '../src/model/rule.js'

type Given = RuleCase['given']
type GivenText = Extract<Given, { text: string }>
type GivenFacts = Exclude<Given, GivenText>
interface Answer { finding: Result['findings'][number] | ReturnType<typeof judge>[number]; quotes: string[] }

const rulebook = loadRulebook()

for (const { id } of rulebook.rules) {
  for (const each of rulebook.cases[id] ?? []) {
    await t.test(`${id}: ${each.name}`, async (t) => {
      const { finding, quotes } = 'text' in each.given ? await fromText(id, each.given) : fromFacts(id, each.given)
      const { outcome, quote, says, credit, causedBy } = each.expect
      t.equal(finding.outcome, outcome, finding.message.zh)
      if (quote !== undefined) t.ok(quotes.some((found) => found.includes(quote)), `${JSON.stringify(quotes)} hold ${quote}`)
      if (says !== undefined) t.ok(finding.message.zh.includes(says), `“${finding.message.zh}” says ${says}`)
      if (credit !== undefined) t.equal(Math.round((finding.credit ?? -1) * 1000), Math.round(credit * 1000), 'credit')
      t.equal(finding.causedBy, causedBy, 'charged to')
      t.notMatch(finding.message, { zh: /[{}]/ }, 'every name is filled')
    })
  }
}

t.test('whatever the text', async (t) => {
  for (const { id } of rulebook.rules) {
    for (const { name, given } of rulebook.cases[id] ?? []) {
      if (!('text' in given)) continue
      const result = await resultOf(given)
      t.same(unfoundCauses(result), [], `${id}: ${name}: every cause is itself found wanting`)
      t.same(unknownWords(result), [], `${id}: ${name}: every word of a fact is in rules/terms.json`)
    }
  }
})

/** A finding charged to a rule that passed would be charged to nobody. */
function unfoundCauses({ findings }: Result): string[] {
  const sound = new Set(findings.filter(({ outcome }) => outcome === 'pass' || outcome === 'not-applicable').map(({ ruleId }) => ruleId))
  return findings.filter(({ causedBy }) => causedBy !== undefined && sound.has(causedBy)).map(({ ruleId, causedBy }) => `${ruleId} by ${causedBy}`)
}

function unknownWords({ facts }: Result): string[] {
  const worded = facts.filter((fact) => fact.value !== null && fact.value !== '' && rulebook.facts[fact.id]?.type.startsWith('word'))
  const words = worded.flatMap((fact) => String(fact.value).split(',').map((word) => [`${fact.id}.${word}`, word]))
  return words.filter((keys) => !keys.some((key) => key in rulebook.terms)).map(([key]) => key!)
}

/** The whole pipeline, as a file would go through it. */
async function fromText(id: string, given: GivenText): Promise<Answer> {
  const result = await resultOf(given)
  const finding = result.findings.find((each) => each.ruleId === id)!
  return { finding, quotes: finding.evidence.map(({ start, end }) => result.text.slice(start, end)) }
}

function resultOf({ text, submitted, format }: GivenText): Promise<Result> {
  const name = format === 'html' ? 'case.html' : 'case.txt'
  return evaluate({ name, bytes: new TextEncoder().encode(text) }, (submitted ?? {}) as Submitted, rulebook)
}

/**
 * The rule alone. A fact that is not named is absent; the document is one annual report of the regime given, no draft,
 * and the kind of its issuer is unknown unless the case says it.
 */
function fromFacts(id: string, { regime, issuerKind, facts }: GivenFacts): Answer {
  const values: Record<string, FactValue> = {
    'report.kind': 'annual-report', 'report.reports': 1, 'report.regime': regime, 'issuer.kind': issuerKind ?? null,
    'document.draft': false, ...facts,
  }
  const get: FactSheet['get'] = (fact) => {
    if (!(fact in rulebook.facts)) throw new Error(`fact ${fact} is not in rules/facts.json`)
    return { id: fact, value: values[fact] ?? absent(fact), evidence: [] }
  }
  const findings = judge({ get, all: Object.keys(rulebook.facts).sort().map(get) }, rulebook)
  return { finding: findings.find((each) => each.ruleId === id)!, quotes: [] }
}

/** A flag that is not named is down, as a reader would give it; a count, word or date is absent. */
function absent(fact: string): FactValue {
  return rulebook.facts[fact]!.type === 'flag' ? false : null
}
