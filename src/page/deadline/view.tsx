// Nothing in, the view at /deadline out: one application counted day by day, and a register checked line by line.
import { useEffect } from 'preact/hooks'
import { language, say } from '../frame/language.js'
import { KeyField } from '../parts/key-field.js'
import { answer, compute } from './calculator.js'
import { CalculatorForm } from './calculator-form.js'
import { check, found } from './ledger.js'
import { LedgerView } from './ledger-view.js'
import { Outcome } from './outcome.js'
import { words } from './words.js'
import './deadline.css'
import type { JSX } from 'preact'

export function DeadlineView(): JSX.Element {
  // What the service words is asked for anew in the other language.
  useEffect(() => {
    if (answer.peek()) void compute()
    if (found.peek()) void check()
  }, [language.value])
  return (
    <section class="view deadline-view">
      <h1>{say(words.title)}</h1>
      <p class="lead">{say(words.lead)}</p>
      <KeyField place="ahead" />
      <section class="card one" aria-labelledby="one-title">
        <h2 id="one-title">{say(words.one)}</h2>
        <CalculatorForm />
        <Outcome />
      </section>
      <LedgerView />
    </section>
  )
}
