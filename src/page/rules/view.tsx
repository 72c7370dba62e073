// Nothing in, the view at /rules out: every rule, found at once by words, articles and filters.
import { useEffect } from 'preact/hooks'
import { say } from '../frame/language.js'
import { Problem } from '../parts/problem.js'
import { fetchRules, followAddress } from './actions.js'
import { Finder } from './finder.js'
import { RuleCard } from './rule-card.js'
import { entries, named, problem, shown } from './state.js'
import { words } from './words.js'
import './rules.css'
import type { JSX } from 'preact'

export function RulesView(): JSX.Element {
  useEffect(() => {
    void fetchRules().then(followAddress)
    addEventListener('hashchange', followAddress)
    return () => removeEventListener('hashchange', followAddress)
  }, [])
  // Once it is drawn.
  useEffect(() => { if (entries.value) document.getElementById(named.value)?.scrollIntoView() }, [named.value, entries.value])
  return (
    <section class="view rules-view">
      <h1>{say(words.title)}</h1>
      <p class="lead">{say(words.lead)}</p>
      {problem.value && <Problem problem={problem.value} />}
      {problem.value && <div><button type="button" onClick={() => void fetchRules().then(followAddress)}>{say(words.again)}</button></div>}
      {!entries.value && !problem.value && <p role="status">{say(words.loading)}…</p>}
      {entries.value && <Finder />}
      {entries.value && named.value !== '' && !entries.value.some(({ zh }) => zh.id === named.value) && named.value !== 'content' && (
        <p role="status">{say(words.notNational)}{say({ zh: '：', en: ': ' })}<code>{named.value}</code></p>
      )}
      {entries.value && <List />}
    </section>
  )
}

function List(): JSX.Element {
  if (shown.value.length === 0) return <p class="card">{say(words.none)}</p>
  return (
    <>
      {(['report', 'ledger'] as const).map((subject) => {
        const these = shown.value.filter(({ zh }) => zh.for === subject)
        return these.length > 0 && (
          <section key={subject} class="rule-group" aria-labelledby={`rules-of-${subject}`}>
            <h2 id={`rules-of-${subject}`}>{say(words[subject])} <span class="soft small">{these.length}</span></h2>
            {these.map((each) => <RuleCard key={each.zh.id} entry={each} />)}
          </section>
        )
      })}
    </>
  )
}
