// A rule's id in, the cases it is held to out: what is given, and what the rule answers.
import { useEffect, useState } from 'preact/hooks'
import { language, say } from '../frame/language.js'
import { Refused } from '../parts/ask.js'
import { outcomeNames, regimeNames } from '../parts/names.js'
import { Problem } from '../parts/problem.js'
import { ruleOf } from './actions.js'
import { outcomeTones } from './tones.js'
import { givenNames, words } from './words.js'
import type { JSX } from 'preact'
import type { Localised, Outcome } from '../../model/words.js'
import type { RuleCaseView } from '../../model/rule-view.js'
import type { ShownProblem } from '../parts/ask.js'

/** What passes, what fails and what a person decides come before what was not asked at all. */
const order: Outcome[] = ['fail', 'partial', 'review', 'pass', 'not-assessable', 'not-applicable']

export function Cases({ id }: { id: string }): JSX.Element {
  const [cases, setCases] = useState<RuleCaseView[] | null>(null)
  const [problem, setProblem] = useState<ShownProblem | Localised | null>(null)
  useEffect(() => {
    ruleOf(id, language.value).then((rule) => setCases(rule.cases ?? []), (error: unknown) => {
      if (!(error instanceof Refused)) throw error
      setProblem(error.problem)
    })
  }, [id, language.value])
  const sorted = order.flatMap((outcome) => (cases ?? []).filter((each) => each.outcome === outcome))
  return (
    <details class="cases">
      <summary><h4>{say(words.cases)} {cases && <span class="small soft">{cases.length}</span>}</h4></summary>
      <p class="small soft">{say(words.casesLead)}</p>
      {problem && <Problem problem={problem} />}
      <ul class="plain">{sorted.map((each, index) => <li key={index}><Case one={each} /></li>)}</ul>
    </details>
  )
}

function Case({ one: { name, outcome, from, regime, given } }: { one: RuleCaseView }): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="case" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><span class={`chip ${outcomeTones[outcome] ?? ''}`}>{say(outcomeNames[outcome])}</span> <span lang="zh-CN">{name}</span></summary>
      {isOpen && <p class="small soft">{say(givenNames[from])}{regime !== null && ` · ${say(regimeNames[regime])}`}</p>}
      {isOpen && (from === 'facts'
        ? <ul>{given.map((line) => <li key={line}>{line}</li>)}</ul>
        : <pre lang="zh-CN" tabIndex={0} aria-label={say(givenNames[from])}>{given.join('\n')}</pre>)}
    </details>
  )
}
