// Nothing in, the view at / out.
import { say } from '../frame/language.js'
import { words } from './words.js'
import type { JSX } from 'preact'

export function SelfCheck(): JSX.Element {
  return (
    <section class="view">
      <h1>{say(words.title)}</h1>
      <p class="lead">{say(words.lead)}</p>
    </section>
  )
}
