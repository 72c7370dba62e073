// The cases a rule is held to in, what the API shows of them out: what is given, line by line, and what the rule answers.
import type { LedgerCase } from '../../model/ledger.js'
import type { RuleCase } from '../../model/rule.js'
import type { RuleCaseView } from '../../model/rule-view.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { Language, Localised } from '../../model/words.js'

export function ruleCaseViews(id: string, { cases, ledger, facts, terms }: Rulebook, language: Language): RuleCaseView[] {
  const ofReports = (cases[id] ?? []).map((each): RuleCaseView => {
    const { name, given, expect: { outcome } } = each
    if ('text' in given) return { name, outcome, from: 'text', regime: null, given: given.text.split('\n') }
    const lines = Object.entries(given.facts).map(([fact, value]) => factLine(facts[fact]?.title ?? { zh: fact, en: fact }, value, terms, language))
    return { name, outcome, from: 'facts', regime: given.regime, given: lines }
  })
  return [...ofReports, ...(ledger.cases[id] ?? []).map(ofRegister)]
}

function ofRegister({ name, given: { csv }, expect: { outcome } }: LedgerCase): RuleCaseView {
  return { name, outcome, from: 'register', regime: null, given: csv }
}

type Given = Extract<RuleCase['given'], { facts: unknown }>['facts'][string]

function factLine(title: Localised, value: Given, terms: Record<string, Localised>, language: Language): string {
  return `${title[language]}${language === 'en' ? ': ' : '：'}${valueOf(value, terms, language)}`
}

function valueOf(value: Given, terms: Record<string, Localised>, language: Language): string {
  const zh = language === 'zh'
  if (value === null) return zh ? '没有' : 'none'
  if (value === true) return zh ? '是' : 'yes'
  if (value === false) return zh ? '否' : 'no'
  const word = typeof value === 'string' && Object.hasOwn(terms, value) ? terms[value] : undefined
  return word?.[language] ?? String(value)
}
