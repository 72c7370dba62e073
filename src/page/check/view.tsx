// Nothing in, the self-check out: a draft goes in, and what to mend comes out beside it.
import { useEffect, useRef } from 'preact/hooks'
import { language, say } from '../frame/language.js'
import { check, handIn } from './actions.js'
import { Intake } from './intake.js'
import { Results } from './results.js'
import { evaluation } from './state.js'
import { steps, words } from './words.js'
import './intake.css'
import './results.css'
import './document.css'
import type { JSX } from 'preact'

/** A file let go beside the place for it is taken all the same: the browser would leave the page to show it. */
function takeDrops(): () => void {
  const over = (event: DragEvent): void => event.preventDefault()
  const drop = (event: DragEvent): void => {
    if (event.defaultPrevented) return
    event.preventDefault()
    const file = event.dataTransfer?.files[0]
    if (file) void handIn({ name: file.name, bytes: file })
  }
  window.addEventListener('dragover', over)
  window.addEventListener('drop', drop)
  return () => {
    window.removeEventListener('dragover', over)
    window.removeEventListener('drop', drop)
  }
}

export function SelfCheck(): JSX.Element {
  const shown = useRef(language.value)
  // What the service words follows the switch of the language.
  useEffect(() => {
    if (shown.current === language.value) return
    shown.current = language.value
    if (evaluation.value) void check({ quietly: true })
  }, [language.value])
  useEffect(takeDrops, [])
  return (
    <div class="view self-check">
      <h1>{say(words.title)}</h1>
      {!evaluation.value && <p class="lead">{say(words.lead)}</p>}
      <Intake />
      {!evaluation.value && (
        <ol class="steps-list">
          {steps.map(({ title, text }) => <li key={title.en}><b>{say(title)}</b><span class="soft">{say(text)}</span></li>)}
        </ol>
      )}
      {evaluation.value && <Results evaluation={evaluation.value} />}
    </div>
  )
}
