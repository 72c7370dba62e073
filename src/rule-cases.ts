// A case of a rule in, what the rule answers out, and where that is not what its author expects: for authors and for the test of our own.
import { besideEachOther } from './cohort/cohort.js'
import { evaluate, readReport } from './evaluate.js'
import { readFacts } from './facts/facts.js'
import { judge } from './judge/judge.js'
import type { Companions } from './model/companions.js'
import type { FactSheet, FactValue } from './model/fact.js'
import type { Finding } from './model/finding.js'
import type { Submitted } from './model/report.js'
import type { RuleCase } from './model/rule.js'
import type { Rulebook } from './model/rulebook.js'
import type { Submission } from './model/source.js'

type Given = RuleCase['given']
type GivenText = Extract<Given, { text: string }>
type GivenFacts = Exclude<Given, GivenText>
type Expected = RuleCase['expect']

/** What a case gives a rule to judge; `text` is empty where it gives facts alone. */
export interface Givens { facts: FactSheet; text: string }
export interface CaseAnswer { finding: Finding; quotes: string[] }
/** What the case expects of the finding, and what the finding has in its place. */
export interface Unmet { what: keyof Expected; expected: string; got: string }

/** A text goes through the whole pipeline, as a file would. @throws Fault as `evaluate`. */
export async function givensOf(given: Given, rulebook: Rulebook): Promise<Givens> {
  if (!('text' in given)) return { facts: sheetOf(given, rulebook), text: '' }
  const { text, submitted, previous, others } = given
  const { source, report } = await readReport(asFile('case', text, given), (submitted ?? {}) as Submitted, rulebook)
  const companions = others ? await amongOthers(given, others, rulebook)
    : previous === undefined ? {} : { previous: await evaluate(asFile('previous', previous, given), {}, rulebook) }
  return { facts: readFacts(report, rulebook, companions), text: source.text }
}

async function amongOthers(given: GivenText, others: string[], rulebook: Rulebook): Promise<Companions> {
  const results = await Promise.all([given.text, ...others].map((text, at) => evaluate(asFile(`set-${at}`, text, given), {}, rulebook)))
  return besideEachOther(results, rulebook)[0]!
}

function asFile(name: string, text: string, { format }: GivenText): Submission {
  return { name: `${name}.${format === 'html' ? 'html' : 'txt'}`, bytes: new TextEncoder().encode(text) }
}

/** @throws Error for a rule that the ruleset does not hold. */
export function answerOf(id: string, { facts, text }: Givens, rulebook: Rulebook): CaseAnswer {
  const finding = judge(facts, rulebook).find((each) => each.ruleId === id)
  if (!finding) throw new Error(`the ruleset has no rule ${id}`)
  return { finding, quotes: finding.evidence.map(({ start, end }) => text.slice(start, end)) }
}

/** Compared as the report shows it: a credit to three places, a quote and a sentence by the part that is named. */
export function unmetBy({ finding, quotes }: CaseAnswer, expect: Expected): Unmet[] {
  const { outcome, quote, says, credit } = expect
  const unmet: Unmet[] = []
  const tell = (what: Unmet['what'], expected: unknown, got: unknown) => { unmet.push({ what, expected: String(expected), got: String(got) }) }
  if (finding.outcome !== outcome) tell('outcome', outcome, finding.outcome)
  if (quote !== undefined && !quotes.some((found) => found.includes(quote))) tell('quote', quote, quotes.join(' | '))
  if (says !== undefined && !finding.message.zh.includes(says)) tell('says', says, finding.message.zh)
  if (credit !== undefined && Math.round((finding.credit ?? -1) * 1000) !== Math.round(credit * 1000)) tell('credit', credit, finding.credit)
  if (finding.causedBy !== expect.causedBy) tell('causedBy', expect.causedBy ?? '—', finding.causedBy ?? '—')
  return unmet
}

/** Every case of these rules that is answered otherwise, or not at all, with its place in its file. */
export async function wrongCases(ids: Iterable<string>, rulebook: Rulebook): Promise<Array<{ rule: string; index: number; unmet: Unmet[] }>> {
  const wrong: Array<{ rule: string; index: number; unmet: Unmet[] }> = []
  for (const rule of ids) {
    for (const [index, { given, expect }] of (rulebook.cases[rule] ?? []).entries()) {
      const unmet = await unmetCase(rule, given, expect, rulebook)
      if (unmet.length > 0) wrong.push({ rule, index, unmet })
    }
  }
  return wrong
}

/** A text that can't be read, or a credit beyond one, is the author's to mend and no failure of the check. */
async function unmetCase(rule: string, given: Given, expect: Expected, rulebook: Rulebook): Promise<Unmet[]> {
  try {
    return unmetBy(answerOf(rule, await givensOf(given, rulebook), rulebook), expect)
  } catch (error) {
    return [{ what: 'outcome', expected: expect.outcome, got: error instanceof Error ? error.message : String(error) }]
  }
}

/**
 * Facts as a case names them. One that is not named is absent; the document is one annual report of the regime given, no draft,
 * and the kind of its issuer is unknown unless the case says it.
 */
function sheetOf({ regime, issuerKind, facts }: GivenFacts, rulebook: Rulebook): FactSheet {
  const values: Record<string, FactValue> = {
    'report.kind': 'annual-report', 'report.reports': 1, 'report.regime': regime, 'issuer.kind': issuerKind ?? null,
    'document.draft': false, ...facts,
  }
  const get: FactSheet['get'] = (id) => {
    const definition = rulebook.facts[id]
    if (!definition) throw new Error(`fact ${id} is not in rules/facts.json`)
    // A flag that is not named is down, as a reader would give it; a count, word or date is absent.
    return { id, value: Object.hasOwn(values, id) ? values[id]! : definition.type === 'flag' ? false : null, evidence: [] }
  }
  return { get, all: Object.keys(rulebook.facts).sort().map(get) }
}
