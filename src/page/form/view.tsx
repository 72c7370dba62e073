// Nothing in, the view at /form out.
import { say } from '../frame/language.js'
import { words } from './words.js'
import type { JSX } from 'preact'

export function FormView(): JSX.Element {
  return (
    <section class="view">
      <h1>{say(words.title)}</h1>
      <p class="lead">{say(words.lead)}</p>
    </section>
  )
}
